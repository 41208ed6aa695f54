/** The first page of the learning garden, from the shelves alone wherever they reach that far. */
import { mergeShelves } from '../domain/shelf'
import { newestArticles, pageSize } from './article-lists'
import type { ArticleCard } from './article-repository'
import type { Shelf } from './shelf-repository'

interface FrontPage {
  readonly cards: readonly ArticleCard[]
  readonly nextCursor: string | null
}

/** Pinned ones, then the newest of the others. One more read only where much was archived since the shelves filled. */
export async function frontPage(onPath: readonly Shelf[], path: readonly string[]): Promise<FrontPage> {
  const { pinned, newest, floorKey } = mergeShelves(onPath)
  if (newest.length < pageSize && floorKey !== '') {
    const { items, nextCursor } = await newestArticles(path, undefined)
    return { cards: [...pinned, ...withoutPinned(items)], nextCursor }
  }
  const shown = newest.slice(0, pageSize)
  const isMore = newest.length > pageSize || floorKey !== ''
  return { cards: [...pinned, ...shown], nextCursor: isMore ? (shown.at(-1)?.key ?? null) : null }
}

/** What stood on top of the first page is not shown again at its time. */
export const withoutPinned = <C extends ArticleCard>(cards: readonly C[]) => cards.filter(({ isPinned }) => !isPinned)
