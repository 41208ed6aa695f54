/** Pages of articles that somebody may read, each one range on one index for every unit on the path. Newest first. */
import type { ArticleKind } from '../../miniprogram/shared/words'
import { _, type Page } from '../kit/database'
import { articles, type Article, type ArticleCard } from './article-repository'
import { decisive, type Decisive } from './readable'

/** A card, the name that its column had when it was published, and pictures that have not passed WeChat's check. */
export type ListedArticle = ArticleCard & Pick<Article, 'columnName' | 'hiddenFileIds'>

/** What a list reads: neither texts nor likes nor terms. */
export const cardFields = [
  'key',
  'kind',
  'columnId',
  'columnName',
  'title',
  'summary',
  'coverFileId',
  'scope',
  'publishedAt',
  'readingMinutes',
  'videoSeconds',
  'documentLabel',
  'pictureCount',
  'wantsReading',
  'isPinned',
  'hiddenFileIds',
] as const satisfies readonly (keyof Article)[]

export const pageSize = 10

const onPath = (path: readonly string[]) => ({
  shelfId: _.in([...path]),
  audience: 'everyone' satisfies Article['audience'],
})

/** @param cursor the key of the last one that was shown */
export const newestArticles = (path: readonly string[], cursor: string | undefined) => page(onPath(path), cursor)

export const articlesOfKind = (path: readonly string[], kind: ArticleKind, cursor: string | undefined) =>
  page({ ...onPath(path), kind }, cursor)

export const articlesIn = (path: readonly string[], columnId: string, cursor: string | undefined) =>
  page({ ...onPath(path), columnId }, cursor)

/** @param terms of the query, at least one (domain/search-terms.ts) */
export const articlesWith = (path: readonly string[], terms: readonly string[], cursor: string | undefined) =>
  page({ ...onPath(path), terms: _.all([...terms]) }, cursor)

/** In no particular order, with what decides who may read each; what is gone is absent. */
export async function articlesById(ids: readonly string[]): Promise<(ListedArticle & Decisive)[]> {
  if (ids.length === 0) return []
  return articles.find({ _id: _.in([...ids]) }, { limit: ids.length, fields: [...decisive, ...cardFields] })
}

function page(where: object, cursor: string | undefined): Promise<Page<ListedArticle>> {
  return articles.page({ ...where }, { by: 'key', direction: 'desc', cursor, size: pageSize, fields: cardFields })
}
