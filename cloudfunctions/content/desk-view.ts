/** Items as the desk shows them. */
import { daysWaited } from '../../miniprogram/shared/calendar'
import type { OutputOf } from '../contract'
import { isOwn, offeredEvents, type DeskPerson } from '../domain/editorial-desk'
import { fileUrls } from '../kit/files'
import type { Block } from './blocks'
import { filesIn } from './draft'
import { textOf, type Item } from './item-repository'
import type { NameOf } from './shelves'

type Row = OutputOf<'content.openDesk'>['items'][number]
type Form = NonNullable<OutputOf<'content.editItem'>['item']>
type ItemEvent = Row['allowedEvents'][number]

/** Who looks, and by which rule. */
export interface DeskReader {
  readonly person: DeskPerson
  readonly needsTwoPeople: boolean
  readonly now: number
}

export const rowFields = [
  ...(['kind', 'title', 'columnId', 'state', 'isLive', 'isPinned', 'authorId', 'authorName', 'updatedAt'] as const),
  ...(['publishAt', 'returnReason', 'submittedAt', 'writerIds', 'firstPublishedAt', 'wantsReading', 'key'] as const),
] as const

type RowItem = Pick<Item, (typeof rowFields)[number] | '_id'>

export function toRow(item: RowItem, reader: DeskReader, nameOf: NameOf): Row {
  const { _id: itemId, kind, title, columnId, state, isLive, isPinned, authorName, updatedAt } = item
  const isWaiting = state === 'submitted' && reader.person.isPublisher
  return {
    ...{ itemId, kind, title, state, isLive, isPinned, authorName, updatedAt },
    columnName: nameOf(columnId) ?? '',
    isMine: isOwn(item, reader.person),
    publishAt: state === 'scheduled' ? item.publishAt : null,
    returnReason: state === 'returned' ? item.returnReason : '',
    waitingDays: isWaiting ? daysWaited(item.submittedAt ?? updatedAt, reader.now) : null,
    allowedEvents: eventsOf(item, reader),
  }
}

export function eventsOf(item: RowItem, { person, needsTwoPeople }: DeskReader): ItemEvent[] {
  const canAsk = item.wantsReading && item.isLive
  return [...offeredEvents(item, person, needsTwoPeople), ...(canAsk ? (['openReaders'] as const) : [])]
}

/** One call to storage, none without files. Editors see every picture, also what waits for its check. */
export async function toForm(item: Item, reader: DeskReader): Promise<Form> {
  const { _id: itemId, version, state, isLive, returnReason, publishAt } = item
  const { blocks, tags, ...text } = textOf(item)
  const fileIds = filesIn(item)
  const urls = await fileUrls(fileIds)
  const urlOf = (fileId: string) => urls[fileIds.indexOf(fileId)] ?? null
  return {
    ...{ itemId, version, state, isLive, returnReason, publishAt },
    ...text,
    tags: [...tags],
    coverUrl: item.coverFileId === '' ? null : urlOf(item.coverFileId),
    blocks: blocks.map((block) => toBlock(block, urlOf)),
    allowedEvents: eventsOf(item, reader),
  }
}

function toBlock(block: Block, urlOf: (fileId: string) => string | null): Form['blocks'][number] {
  if (block.kind === 'picture') return { ...block, url: urlOf(block.fileId) }
  return block.kind === 'video' ? { ...block, url: urlOf(block.fileId), coverUrl: urlOf(block.coverFileId) } : block
}
