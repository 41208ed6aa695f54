/** What home and the admin tab show of the learning garden and the desk. */
import type { ActorMember } from '../kit/actor'
import { fileUrls } from '../kit/files'
import { factId } from '../kit/ids'
import type { ArticleCard } from './article-repository'
import { items } from './item-repository'
import { marks } from './mark-repository'
import { namesOn, shelvesOn, type NameOf } from './shelves'

export interface UnreadArticle {
  readonly articleId: string
  readonly title: string
  readonly columnName: string
}

/** Unread notices that are listed. */
const maxUnread = 3

/**
 * The newest articles on the reader's shelves, and those that still want 已读并了解 of them, the oldest first. One read, one
 * more when anything asks to be confirmed.
 * @param path ids from the topmost unit to the reader's branch
 */
export async function gardenFor(memberId: string, path: readonly string[], count: number) {
  const onPath = await shelvesOn(path)
  const nameOf = namesOn(onPath)
  const cards = onPath.flatMap((shelf) => shelf.cards).sort((a, b) => (a.key < b.key ? 1 : -1))
  const [newest, unread] = await Promise.all([newestOf(cards.slice(0, count), nameOf), unreadOf(cards, memberId)])
  return { newest, unread: unread.map((card) => ({ ...card, columnName: nameOf(card.columnId) ?? '' })) }
}

async function newestOf(cards: readonly ArticleCard[], nameOf: NameOf) {
  const urls = await fileUrls(cards.map(({ coverFileId }) => coverFileId))
  return cards.map(({ _id, title, columnId, publishedAt }, index) => ({
    articleId: _id,
    title,
    columnName: nameOf(columnId) ?? '',
    publishedAt,
    coverUrl: urls[index] ?? null,
  }))
}

async function unreadOf(cards: readonly ArticleCard[], memberId: string) {
  const asking = cards.filter(({ wantsReading }) => wantsReading)
  if (asking.length === 0) return []
  const known = await marks.getMany(asking.map(({ _id }) => factId('mark', _id, memberId)))
  const read = new Set(known.flatMap(({ articleId, readAt }) => (readAt === null ? [] : [articleId])))
  const unread = asking.filter(({ _id }) => !read.has(_id)).reverse()
  return unread.slice(0, maxUnread).map(({ _id, title, columnId }) => ({ articleId: _id, title, columnId }))
}

/**
 * Submissions of the holder's branch that others wrote, the longest waiting first. One's own are left out whether the rule of
 * two people is on or not: nobody has to be reminded of what they have just handed in themselves.
 */
export async function waitingSubmissions({ id, branchId }: ActorMember, limit: number) {
  const where = { branchId, state: 'submitted' } as const
  const fields = ['title', 'writerIds', 'submittedAt', 'updatedAt'] as const
  const waiting = await items.find(where, { orderBy: ['key', 'asc'], limit, fields })
  return waiting
    .filter(({ writerIds }) => !writerIds.includes(id))
    .map(({ _id, title, submittedAt, updatedAt }) => ({ itemId: _id, title, submittedAt: submittedAt ?? updatedAt }))
}
