/** Putting an item in front of readers, and taking it away: the reader's copy, the shelf and the item move together. */
import { directory } from '../directory'
import { audienceKey } from '../directory/audience'
import { memberCollection } from '../directory/members'
import { placeOnShelf, takeOffShelf } from '../domain/shelf'
import { termsOf } from '../domain/search-terms'
import type { Transaction } from '../kit/database'
import { timeKey } from '../kit/ids'
import { articles, type Article, type ArticleCard } from './article-repository'
import { wordsIn } from './draft'
import { items, textOf, type DraftText, type Item } from './item-repository'
import { changeShelf } from './shelf-repository'
import { namesOn, shelvesOn } from './shelves'
import { keepVersion } from './versions'

/** What publishing needs to know before its transaction begins. */
export interface Place {
  /** Ids from the topmost unit to the branch. */
  readonly path: readonly string[]
  readonly columnName: string
  /** Whoever answers for the item on the discussion engine's side: its author's identity. */
  readonly authorOpenid: string
}

/** Reads only. */
export async function placeFor({ branchId, columnId, authorId }: Item): Promise<Place> {
  const path = await directory.pathOf(branchId)
  const [onPath, author] = await Promise.all([shelvesOn(path), memberCollection.findOne({ _id: authorId }, ['openid'])])
  return { path, columnName: namesOn(onPath)(columnId) ?? '', authorOpenid: author?.openid ?? '' }
}

/** The branch's own shelf, or that of the committee above it. */
function shelfIdOf({ branchId, scope }: Pick<Item, 'branchId' | 'scope'>, path: readonly string[]): string {
  if (scope === 'branch') return branchId
  return path[path.indexOf(branchId) - 1] ?? branchId
}

export interface Publication {
  readonly place: Place
  readonly now: number
  readonly by: { readonly id: string; readonly name: string }
}

/** In a transaction whose item may be published. @returns the item as it is then */
export async function publish(tx: Transaction, item: Item, { place, now, by }: Publication): Promise<Item> {
  const before = await tx.get(articles, item._id)
  const article = copyOf(item, { before, place, now })
  await leaveShelf(tx, before)
  await changeShelf(tx, article.shelfId, (shelf) => placeOnShelf(shelf, cardOf(article)))
  await tx.set(articles, article)
  const isFirst = item.firstPublishedAt === null
  const after: Item = {
    ...item,
    ...{ state: 'published', isLive: true, isAtDesk: false, publishAt: null, publisherId: '', returnReason: '' },
    ...{ writerIds: [], lock: null, firstPublishedAt: item.firstPublishedAt ?? now, updatedAt: now },
    ...{ key: timeKey(now, item._id), isTelling: isFirst || item.isTelling },
  }
  await tx.set(items, after)
  await keepVersion(tx, item, { kind: 'published', now, by })
  return after
}

/** What is no longer for readers; the copy stays for a later return. */
export async function withdrawArticle(tx: Transaction, articleId: string, now: number): Promise<void> {
  const article = await tx.get(articles, articleId)
  if (article?.state !== 'visible') return
  await leaveShelf(tx, article)
  await tx.update(articles, articleId, { state: 'removed', audience: 'nobody', isPinned: false, changedAt: now })
}

/** Brings the copy back to where it was by its time. */
export async function returnArticle(tx: Transaction, articleId: string, now: number): Promise<void> {
  const article = await tx.get(articles, articleId)
  if (article?.state !== 'removed') return
  const back: Article = { ...article, state: 'visible', audience: 'everyone', isPinned: false, changedAt: now }
  await tx.set(articles, back)
  await changeShelf(tx, back.shelfId, (shelf) => placeOnShelf(shelf, cardOf(back)))
}

/** Changes what the shelf shows of an article that is out: pinned, a cover that has passed its check. */
export async function changeCard(tx: Transaction, article: Article, changes: Partial<Article>): Promise<void> {
  const after = { ...article, ...changes }
  await tx.update(articles, article._id, changes)
  if (after.state !== 'visible') return
  await changeShelf(tx, after.shelfId, (shelf) =>
    placeOnShelf(takeOffShelf<ArticleCard, typeof shelf>(shelf, cardOf(article)), cardOf(after)),
  )
}

async function leaveShelf(tx: Transaction, article: Article | null): Promise<void> {
  if (article?.state !== 'visible') return
  await changeShelf(tx, article.shelfId, (shelf) => takeOffShelf<ArticleCard, typeof shelf>(shelf, cardOf(article)))
}

export interface Copying {
  readonly before: Article | null
  readonly place: Place
  /** Epoch ms of this publication. */
  readonly now: number
}

/** Readers keep what they did with an earlier version: likes, comments and its place in time. */
export function copyOf(item: Item, { before, place, now }: Copying): Article {
  const { _id, branchId, title, summary, tags, version, isPinned, pictures } = item
  const { columnName, path, authorOpenid } = place
  const shelfId = shelfIdOf(item, path)
  const publishedAt = before?.publishedAt ?? now
  const kept = before ?? { likes: {}, likeCount: 0, commentCount: 0 }
  return {
    ...textOf(item),
    ...{ _id, branchId, shelfId, columnName, version, isPinned, publishedAt, authorOpenid },
    ...{ key: before?.key ?? timeKey(now, _id), createdAt: publishedAt, updatedAt: before ? now : null },
    ...{ scopeKeys: [audienceKey.unit(shelfId)], authorId: item.authorId, authorName: item.authorName },
    ...{ roleLabel: '', text: '', editedAt: null, savedWith: item.savedWith, state: 'visible', audience: 'everyone' },
    ...{ awaits: 'nobody', checks: { text: 'passed', needsLook: false, isLookedAt: false, refusal: '' }, hidden: null },
    ...{ likes: kept.likes, likeCount: kept.likeCount, commentCount: kept.commentCount, changedAt: now },
    ...figuresOf(item),
    hiddenFileIds: pictures.filter(({ check }) => check !== 'passed').map(({ fileId }) => fileId),
    terms: termsOf({ title, summary, columnName, tags }),
  }
}

/** Characters that people read in a minute, at ease. */
const charactersPerMinute = 400

function figuresOf({ kind, blocks, document }: DraftText) {
  const characters = blocks.reduce((sum, block) => sum + wordsIn(block).length, 0)
  const [video] = blocks.flatMap((block) => (block.kind === 'video' ? [block.seconds] : []))
  return {
    readingMinutes: kind === 'article' ? Math.max(1, Math.round(characters / charactersPerMinute)) : 0,
    videoSeconds: kind === 'video' ? (video ?? 0) : 0,
    documentLabel: kind === 'document' && document ? labelOf(document) : '',
    pictureCount: blocks.filter((block) => block.kind === 'picture').length,
  }
}

function labelOf({ fileName, pageCount }: NonNullable<DraftText['document']>): string {
  const format = fileName.toLowerCase().endsWith('.pdf') ? 'PDF' : 'Word'
  return pageCount > 0 ? `${format}，${pageCount} 页` : format
}

/** What the shelf keeps of it; a cover that WeChat has not passed is left out. */
export function cardOf(article: Article): ArticleCard {
  const { _id, key, kind, columnId, title, summary, scope, publishedAt, wantsReading, isPinned } = article
  const { readingMinutes, videoSeconds, documentLabel, pictureCount, hiddenFileIds } = article
  const coverFileId = hiddenFileIds.includes(article.coverFileId) ? '' : article.coverFileId
  return {
    ...{ _id, key, kind, columnId, title, summary, coverFileId, scope, publishedAt, wantsReading, isPinned },
    ...{ readingMinutes, videoSeconds, documentLabel, pictureCount },
  }
}
