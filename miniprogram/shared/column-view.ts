/** A column of the learning garden, on the tab, in the list of all and on its own page. */
import { recentDayLabel } from './calendar'

/** A column as the contract has it (cloudfunctions/contract/content/shapes.ts). */
interface Column {
  readonly columnId: string
  readonly name: string
  readonly goal: string
  readonly newCount: number
  readonly newestAt: number | null
}

/** The server stops counting here. */
const mostNew = 20

export type ColumnView = ReturnType<typeof toColumn>

/** @param now epoch ms by the server's clock */
export function toColumn(column: Column, now: number) {
  const { columnId, name, goal } = column
  return { id: columnId, path: `/packages/content/column/page?id=${columnId}`, name, goal, news: newsOf(column, now) }
}

function newsOf({ newCount, newestAt }: Column, now: number): string {
  if (newCount > 0) return `近 7 天新 ${newCount} 篇${newCount >= mostNew ? '以上' : ''}`
  return newestAt === null ? '还没有文章' : `${recentDayLabel(newestAt, now)}更新`
}
