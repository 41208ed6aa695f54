import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toBody, toLink, type ShownBlock } from '../../../components/article-body/body'
import { formatMoment, momentLabel } from '../../../shared/calendar'
import { optionsOf, type Option } from '../../../shared/options'
import { foreignLinks, toHtml } from '../../../shared/rich-text'
import { articleKindLabels, articleScopeLabels, type ArticleScope } from '../../../shared/words'
import type { DeskItem, ItemEvent } from '../behaviors/item-events'
import type { Block } from './blocks'
import { tagsOf, type ItemDraft } from './draft'
import type { SaveState } from './saver'

type Form = OutputOf<'content.editItem'>
type Item = NonNullable<Form['item']>

export const kinds = optionsOf(articleKindLabels)
export const scopes = optionsOf(articleScopeLabels)

/** Below the choice: who exactly that is. */
export const scopeHints: Readonly<Record<ArticleScope, string>> = {
  branch: '只有本支部的人看得到。',
  committee: '上级党委下面各支部的人都看得到。',
  public: '没有加入的人也能从微信打开，留意照片和姓名。',
}

export function toView({ item, lockedBy, columns }: Form, now: number) {
  const events = item?.allowedEvents ?? []
  return {
    ...headOf(item),
    columns: optionsOfColumns(columns, item?.columnId ?? ''),
    allowedEvents: events,
    ...accessOf(item, lockedBy),
    lock: lockedBy && `${lockedBy.name}正在写，停下 ${minutesTo(lockedBy.until, now)} 分钟后就放开。`,
    state: item ? stateLine(item, now) : '',
    main: mainEvent(lockedBy ? events.filter((event) => event !== 'edit') : events),
    canReturn: events.includes('return'),
  }
}

const headOf = (item: Item | null) => ({
  itemId: item?.itemId ?? '',
  version: item?.version ?? 0,
  returnReason: item?.state === 'returned' ? item.returnReason : '',
})

/** Nobody types here now, where somebody else does, or it waits, or it is out. */
function accessOf(item: Item | null, lockedBy: Form['lockedBy']) {
  const canEdit = item === null || item.allowedEvents.includes('edit')
  return {
    isReading: lockedBy !== null || !canEdit || item?.state === 'published',
    canEdit: canEdit && lockedBy === null,
  }
}

export type EditView = ReturnType<typeof toView>

/** A hidden one stays the choice of what is in it already. */
function optionsOfColumns(columns: Form['columns'], current: string): Option[] {
  const shown = columns.filter(({ isHidden, columnId }) => !isHidden || columnId === current)
  return shown.map(({ columnId, name }) => ({ value: columnId, label: name }))
}

const minutesTo = (until: number, now: number) => Math.max(1, Math.ceil((until - now) / 60_000))

function stateLine({ state, isLive, publishAt }: Item, now: number): string {
  if (state === 'scheduled' && publishAt !== null) return `${momentLabel(publishAt, now)} 自动发布。`
  const older = isLive ? '大家现在看到的是上一版。' : ''
  const lines: Readonly<Record<Item['state'], string>> = {
    draft: older,
    returned: older,
    submitted: `等审。${older}`,
    scheduled: '',
    published: '已发布，大家看得到。',
    archived: '已归档，大家看不到。',
  }
  return lines[state]
}

/** What the one button does where an item is read. */
const mainOrder: readonly ItemEvent[] = ['publish', 'edit', 'unschedule', 'withdraw', 'restore']
const mainEvent = (events: readonly ItemEvent[]): ItemEvent | '' =>
  mainOrder.find((event) => events.includes(event)) ?? ''

export const toDeskItem = ({ itemId, version, allowedEvents }: EditView, { title }: ItemDraft): DeskItem => ({
  ...{ itemId, version, allowedEvents },
  title: title || '没有标题的这篇',
})

/** The line that says where the words are. */
export function saveLine(state: SaveState, savedAt: number): { readonly icon: string; readonly text: string } {
  const lines: Readonly<Record<SaveState, readonly [string, string]>> = {
    none: ['', ''],
    kept: ['phone', '已存在手机上'],
    waiting: ['phone', '已存在手机上，选好栏目再存到编辑台'],
    saving: ['upload', '正在保存'],
    saved: ['circle-check', `已保存 ${formatMoment(savedAt, 'HH:mm')}`],
    offline: ['wifi-off', '没连上网络，已存在手机上'],
    refused: ['circle-alert', '已存在手机上，标红的地方改好再存到编辑台'],
    conflict: ['files', '已存在手机上'],
  }
  const [icon, text] = lines[state]
  return { icon, text }
}

/** As its readers will see it. */
export function toPreview(draft: ItemDraft, columns: readonly Option[]) {
  const { kind, title, summary, byline, columnId, tags, scope, cover, blocks, document, url, wantsReading } = draft
  const column = columns.find(({ value }) => value === columnId)?.label ?? ''
  const file = document && { name: document.fileName, label: documentLabel(document.fileName, document.pages) }
  return {
    title: title || '还没有标题',
    summary,
    byline,
    facts: [articleKindLabels[kind], column, articleScopeLabels[scope], ...tagsOf(tags).map((tag) => `#${tag}`)]
      .filter(Boolean)
      .join('　'),
    wantsReading,
    cover: cover[0]?.src ?? '',
    blocks: toBody(kind, [...blocks.map(shownBlock), ...(kind === 'link' && url ? [toLinkBlock(url)] : [])]),
    file,
  }
}

export type PreviewView = ReturnType<typeof toPreview>

const toLinkBlock = (url: string): ShownBlock => ({ kind: 'link', title: toLink('', url).title, url })

function shownBlock(block: Block): ShownBlock {
  if (block.kind === 'paragraph') return { kind: 'paragraph', html: toHtml(block.text) }
  if (block.kind === 'picture') {
    const { kind, src: url, caption, width, height } = block
    return { kind, url, caption, width, height }
  }
  if (block.kind === 'link') return { kind: 'link', title: block.title, url: block.url }
  if (block.kind !== 'video') return { kind: block.kind, text: block.text }
  const { kind, videoSrc: url, src: coverUrl, seconds, width, height } = block
  return { kind, url, coverUrl, seconds, width, height }
}

export function documentLabel(fileName: string, pages: string): string {
  const format = fileName.split('.').pop()?.toUpperCase() ?? ''
  return Number(pages) > 0 ? `${format}，${Number(pages)} 页` : format
}

/** What an editor should know of a paragraph before the server looks at it; '' for nothing. */
export function linkWarning(block: Block): string {
  const [foreign] = block.kind === 'paragraph' ? foreignLinks(block.text) : []
  return foreign === undefined ? '' : `${foreign} 不是官方网页，发布后只留文字，没有链接。`
}
