import type { OutputOf } from '../../../cloudfunctions/contract'
import { toCards } from '../../components/article-card/card'
import { toColumn } from '../../shared/column-view'
import { articleKindLabels, type ArticleKind } from '../../shared/words'
import { toYearView } from '../../shared/year-view'

type Garden = OutputOf<'content.open'>
type Page = OutputOf<'content.listArticles'>

/** A kind of article; '' for all of them. */
export type KindChoice = ArticleKind | ''

/** Links are few: they stand among all of them. */
const kindsOfChips = ['article', 'video', 'album', 'document'] as const

export const kinds: readonly { key: KindChoice; label: string }[] = [
  { key: '', label: '全部' },
  ...kindsOfChips.map((key) => ({ key, label: articleKindLabels[key] })),
]

export type GardenView = ReturnType<typeof toView>

/** @param page the list, when it is of one kind @param now epoch ms by the server's clock */
export function toView(garden: Garden, { kind, page = garden }: { kind: KindChoice; page?: Page }, now: number) {
  const { year, columns, allowedEvents } = garden
  return {
    year: toYearView(year),
    columns: columns.map((column) => toColumn(column, now)),
    columnCount: `全部 ${columns.length} 个`,
    ...toList(page, kind, now),
    hasDesk: allowedEvents.includes('desk'),
  }
}

/** What changes with the chip. */
export function toList(page: Page, kind: KindChoice, now: number) {
  return {
    kind,
    ...toCards(page, now),
    ...(kind
      ? { emptyTitle: `还没有${articleKindLabels[kind]}`, emptyText: '别的类型下也许有。' }
      : { emptyTitle: '还没有文章', emptyText: '支部发布后会出现在这里。' }),
  }
}
