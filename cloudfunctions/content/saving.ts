/** Saving a draft, by hand or by itself, so that two who write at once both keep what they wrote. */
import { limits } from '../../miniprogram/shared/limits'
import type { OutputOf } from '../contract'
import { firstItemState, moveItem } from '../domain/editorial-desk'
import type { JoinedActor } from '../kit/actor'
import { _, type Transaction } from '../kit/database'
import { refuse } from '../kit/errors'
import { timeKey } from '../kit/ids'
import { items, textOf, type DraftText, type Item } from './item-repository'
import { picturesOf } from './pictures'
import { keepAside, keepVersion } from './versions'

type Saved = OutputOf<'content.saveItem'>

export interface Saving {
  readonly text: DraftText
  readonly actor: JoinedActor
  readonly now: number
  readonly requestId: string
}

const writerOf = ({ member }: JoinedActor) => ({ id: member.id, name: member.name })

export const lockFor = (actor: JoinedActor, now: number): NonNullable<Item['lock']> => ({
  memberId: actor.member.id,
  name: actor.member.name,
  until: now + limits.draftLockMinutes * 60_000,
})

/** Somebody else is writing. */
export const lockedBySomebodyElse = ({ lock }: Pick<Item, 'lock'>, memberId: string, now: number) =>
  lock !== null && lock.memberId !== memberId && lock.until > now ? lock : null

export async function createItem(tx: Transaction, _id: string, saving: Saving): Promise<Saved> {
  const known = await tx.get(items, _id)
  // The same first save again, after its answer was lost.
  if (known) return answerOf(known)
  const { text, actor, now, requestId } = saving
  const { id, name } = writerOf(actor)
  const item: Item = {
    ...text,
    ...{ _id, branchId: actor.member.branchId, authorId: id, authorName: name, createdAt: now, updatedAt: now },
    ...{ key: timeKey(now, _id), state: firstItemState, isLive: false, isAtDesk: true, isPinned: false, version: 1 },
    ...{ savedWith: requestId, savedById: id, savedByName: name, writerIds: [id], submittedAt: null },
    ...{ returnReason: '', publishAt: null, publisherId: '', firstPublishedAt: null, isTelling: false, toldUpTo: '' },
    pictures: picturesOf(text, []),
    lock: lockFor(actor, now),
  }
  await tx.create(items, item)
  return answerOf(item)
}

const answerOf = ({ _id: itemId, version }: Item): Saved => ({ itemId, version, conflict: null })

/** @param item as it is in the transaction @param version that the writer had read */
export async function saveOver(
  tx: Transaction,
  item: Item,
  saving: Saving & { readonly version: number },
): Promise<Saved> {
  const { text, actor, now, requestId, version } = saving
  if (item.savedWith === requestId) return answerOf(item)
  const by = writerOf(actor)
  const lock = lockedBySomebodyElse(item, by.id, now)
  if (lock !== null || version !== item.version) {
    const versionId = await keepAside(tx, item, { text, now, by, requestId })
    const first = { byName: lock?.name ?? item.savedByName, at: item.updatedAt, versionId }
    return { ...answerOf(item), conflict: first }
  }
  const state = moveItem(item.state, 'edit', 'writer')
  if (state === null) refuse('WRONG_STATE', sentences[item.state] ?? '这篇现在不能改。')
  await replaceText(tx, item, { ...saving, state })
  return { ...answerOf(item), version: item.version + 1 }
}

const sentences: Partial<Record<Item['state'], string>> = {
  submitted: '这篇正在等审，撤回后再改。',
  scheduled: '这篇已经排好发布时间，取消定时后再改。',
  archived: '这篇已经归档，恢复后再改。',
}

/** What somebody else wrote before is kept as a version; one's own earlier savings are not, there is one every few seconds. */
export async function replaceText(
  tx: Transaction,
  item: Item,
  { text, actor, now, requestId, state }: Saving & { readonly state: Item['state'] },
): Promise<void> {
  const by = writerOf(actor)
  if (item.savedById !== by.id) await keepVersion(tx, item, { kind: 'saved', now, by: authorOf(item) })
  const writerIds = item.writerIds.includes(by.id) ? item.writerIds : [...item.writerIds, by.id]
  await tx.set(items, {
    ...item,
    ...textOf(text),
    ...{
      state,
      isAtDesk: true,
      version: item.version + 1,
      savedWith: requestId,
      savedById: by.id,
      savedByName: by.name,
    },
    ...{ updatedAt: now, key: timeKey(now, item._id), writerIds },
    pictures: picturesOf(text, item.pictures),
    lock: lockFor(actor, now),
  })
}

const authorOf = ({ savedById, savedByName }: Item) => ({ id: savedById, name: savedByName })

/** Takes the lock unless somebody else has it; with `takeOver` in any case. @returns whoever has it instead */
export async function takeLock(
  { _id, lock }: Item,
  { actor, now, takeOver }: { readonly actor: JoinedActor; readonly now: number; readonly takeOver: boolean },
): Promise<Item['lock']> {
  const other = lockedBySomebodyElse({ lock }, actor.member.id, now)
  if (other && !takeOver) return other
  await items.update(_id, { lock: _.set(lockFor(actor, now)) })
  return null
}
