/** WeChat's check of an item's pictures: readers see each once it has passed, the words at once. */
import { memberCollection } from '../directory/members'
import { _, transaction, type Transaction } from '../kit/database'
import { notify } from '../kit/notices'
import {
  askAgain,
  expectPictureChecks,
  pictureVerdict,
  settlePictureCheck,
  startPictureChecks,
  type PictureCheck,
} from '../kit/picture-check'
import { pendingIn, withKnownChecks } from '../kit/pictures'
import { articles } from './article-repository'
import { picturesIn } from './draft'
import { items, type DraftText, type Item, type ItemPicture } from './item-repository'
import { changeCard } from './publishing'

const kind = 'article'
const ownerOf = ({ _id }: Pick<Item, '_id'>) => ({ kind, ownerId: _id })

/** Pictures of a text, those that were there before with the verdict that they have. */
export const picturesOf = (text: DraftText, before: readonly ItemPicture[]): ItemPicture[] =>
  withKnownChecks(picturesIn(text), before)

/** In the transaction that submits: each picture that nobody has judged has to be checked. @param openid of who submits */
export function expectItemChecks(
  tx: Transaction,
  item: Item,
  { openid, now }: { readonly openid: string; readonly now: number },
): Promise<void> {
  // No person stands in for WeChat: an editor can replace the picture.
  const asking = { handledBy: 'content', givesUpAt: null, openid, scene: 'forum' } as const
  return expectPictureChecks(tx, { ...ownerOf(item), ...asking, fileIds: pendingIn(item.pictures) }, now)
}

/** Behind that transaction. Never fails: what cannot be asked now is asked by the timer. */
export const startItemChecks = (item: Item, now: number): Promise<void> =>
  startPictureChecks(ownerOf(item), pendingIn(item.pictures), now)

/** The result of a check, pushed by WeChat: twice, late, or for what is gone, it changes nothing. */
export async function notification(event: Record<string, unknown>, now: number): Promise<unknown> {
  const verdict = await pictureVerdict(event, 'content')
  if (verdict === null) return undefined
  if (verdict === 'nothingToDo') return 'success'
  const { check, suggest } = verdict
  await judge(check, suggest === 'pass' ? 'passed' : 'refused', now)
  // Last: cut short before it, the event or the timer comes again.
  await settlePictureCheck(check)
  return 'success'
}

export const recheckPictures = (now: number): Promise<unknown> => askAgain('content', now)

async function judge({ ownerId, fileId }: PictureCheck, check: 'passed' | 'refused', now: number): Promise<void> {
  const item = await transaction(async (tx) => {
    const found = await tx.get(items, ownerId)
    if (!found?.pictures.some((picture) => picture.fileId === fileId && picture.check === 'pending')) return null
    const pictures = found.pictures.map((picture) => (picture.fileId === fileId ? { fileId, check } : picture))
    await tx.update(items, ownerId, { pictures: _.set(pictures) })
    if (check === 'passed') await showPicture(tx, { ownerId, fileId }, now)
    return found
  })
  if (item && check === 'refused') await tellRefused(item, fileId, now)
}

async function showPicture(
  tx: Transaction,
  { ownerId, fileId }: Pick<PictureCheck, 'ownerId' | 'fileId'>,
  now: number,
): Promise<void> {
  const article = await tx.get(articles, ownerId)
  if (!article?.hiddenFileIds.includes(fileId)) return
  const hiddenFileIds = article.hiddenFileIds.filter((hidden) => hidden !== fileId)
  await changeCard(tx, article, { hiddenFileIds, changedAt: now })
}

async function tellRefused({ _id, authorId, title }: Item, fileId: string, now: number): Promise<void> {
  const author = await memberCollection.findOne({ _id: authorId }, ['openid'])
  const words = { title: '有一张图片没有通过检查', text: `「${title}」里的一张图大家看不到，换一张再交。` }
  const to = { memberId: authorId, openid: author?.openid ?? null, path: `/packages/content-admin/edit/page?id=${_id}` }
  await notify({ ...to, ...words, fact: `articlePicture:${_id}:${fileId}` }, now)
}
