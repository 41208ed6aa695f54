/** Cards as they leave the server. */
import type { OutputOf } from '../contract'
import type { Page } from '../kit/database'
import { fileUrls } from '../kit/files'
import type { ArticleCard } from './article-repository'
import type { ListedArticle } from './article-lists'
import type { NameOf } from './shelves'

type CardsPage = OutputOf<'content.listArticles'>
type CardDto = CardsPage['items'][number]

/** With the addresses of their covers: one call to storage, none without covers. */
export async function toCards(cards: readonly (ArticleCard | ListedArticle)[], nameOf: NameOf): Promise<CardDto[]> {
  const urls = await fileUrls(cards.map(coverOf))
  return cards.map((card, index) => ({
    ...figuresOf(card),
    articleId: card._id,
    columnName: nameOf(card.columnId) ?? ('columnName' in card ? card.columnName : ''),
    coverUrl: urls[index] ?? null,
  }))
}

/** Shelves have left out what WeChat has not passed. */
function coverOf(card: ArticleCard | ListedArticle): string {
  return 'hiddenFileIds' in card && card.hiddenFileIds.includes(card.coverFileId) ? '' : card.coverFileId
}

function figuresOf(card: ArticleCard) {
  const { kind, columnId, title, summary, scope, publishedAt, isPinned, wantsReading } = card
  const { readingMinutes, videoSeconds, documentLabel, pictureCount } = card
  const shown = { kind, columnId, title, summary, scope, publishedAt, isPinned, wantsReading }
  return { ...shown, readingMinutes, videoSeconds, documentLabel, pictureCount }
}

export async function toCardsPage({ items, nextCursor }: Page<ListedArticle>, nameOf: NameOf): Promise<CardsPage> {
  return { items: await toCards(items, nameOf), nextCursor }
}
