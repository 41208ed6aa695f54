/** A row of any list of articles, ready for `<article-card>`: tab, column, search, favourites. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { clockLabel, recentDayLabel } from '../../shared/calendar'
import type { ArticleKind } from '../../shared/words'

type Card = OutputOf<'content.listArticles'>['items'][number]

/** The column whose articles honour somebody: the one tag in gold (standard columns of the content function). */
const honourColumnId = 'roleModels'

export type ArticleCardView = ReturnType<typeof toCard>

/** wide: the picture above the words. side: beside them. tile: an icon in its place. */
export type CardLook = 'wide' | 'side' | 'tile'

/** @param now epoch ms by the server's clock */
export function toCard(card: Card, now: number) {
  const { articleId, kind, columnId, columnName, title, coverUrl, publishedAt } = card
  const look = lookOf(kind, coverUrl)
  return {
    id: articleId,
    path: `/packages/content/article/page?id=${articleId}`,
    kind,
    look,
    title,
    coverUrl,
    tags: tagsOf(card),
    isHonour: columnId === honourColumnId,
    facts: [columnName, recentDayLabel(publishedAt, now), sizeOf(card, look)].filter(Boolean).join('　'),
    /** What lies on a wide picture's corner. */
    corner: look === 'wide' ? cornerOf(card) : '',
  }
}

/** A page of cards, as `loadMore` and the lists want it. */
export function toCards({ items, nextCursor }: { items: readonly Card[]; nextCursor: string | null }, now: number) {
  return { items: items.map((card) => toCard(card, now)), nextCursor }
}

function lookOf(kind: ArticleKind, coverUrl: string | null): CardLook {
  if (kind === 'document' || kind === 'link') return 'tile'
  return (kind === 'video' || kind === 'album') && coverUrl ? 'wide' : 'side'
}

function tagsOf({ isPinned, wantsReading }: Card): string[] {
  return [isPinned ? '置顶' : '', wantsReading ? '读后确认' : ''].filter(Boolean)
}

function cornerOf({ kind, videoSeconds, pictureCount }: Card): string {
  if (kind === 'video') return videoSeconds > 0 ? clockLabel(videoSeconds) : ''
  return pictureCount > 0 ? `${pictureCount} 张` : ''
}

/** How much there is of it, unless it stands on the picture. */
function sizeOf(card: Card, look: CardLook): string {
  const { kind, readingMinutes, documentLabel } = card
  if (kind === 'document') return documentLabel
  if (kind === 'link') return '官方网页'
  if (kind === 'article') return readingMinutes > 0 ? `约 ${readingMinutes} 分钟` : ''
  if (look === 'wide') return ''
  return `${kind === 'video' ? '视频' : '相册'} ${cornerOf(card)}`.trim()
}
