/**
 * Who is behind with dues, and for how long. The software informs after 1, 3, 5 and 6 months; what to do about it is
 * decided by people (党费规定第十三条, 党员教育管理条例第三十一条).
 */
import { addMonths, type Month } from '../../miniprogram/shared/calendar'
import { dueMonthOf, isOverdue } from '../../miniprogram/shared/dues-quarter'

const alertLevels = [1, 3, 5, 6] as const

/** Months in a row after which people are told. */
export type AlertLevel = (typeof alertLevels)[number]

/** Months that are looked at before this one. A row as long as this began even earlier, and all has been said about it. */
export const arrearsWindow = 12

/** A bill that is unpaid, or waits for WeChat Pay. */
export interface OpenBill {
  readonly month: Month
  readonly amountFen: number
  readonly state: 'unpaid' | 'paying'
}

export interface Arrears {
  /** Overdue months in a row up to the last one, oldest first. */
  readonly months: readonly Month[]
  /** Of these months. */
  readonly openFen: number
  readonly level: AlertLevel
  /** A payment of one of them is under way. */
  readonly isWaitingForWechat: boolean
}

/** What the question "late or not" depends on. */
export interface DueTerms {
  readonly thisMonth: Month
  readonly isQuarterly: boolean
}

/** One member's row of overdue months; null for who owes nothing that is late. @param open in any order */
export function arrearsOf(open: readonly OpenBill[], terms: DueTerms): Arrears | null {
  const overdue = open.filter(({ month }) => isOverdue(month, terms)).sort((a, b) => (a.month < b.month ? 1 : -1))
  const [last] = overdue
  if (!last) return null
  const row = overdue.filter(({ month }, index) => month === addMonths(last.month, -index)).reverse()
  return {
    months: row.map(({ month }) => month),
    openFen: row.reduce((sum, { amountFen }) => sum + amountFen, 0),
    level: levelOf(row.length),
    isWaitingForWechat: row.some(({ state }) => state === 'paying'),
  }
}

/** The highest level reached. @param count months in a row, at least one */
export function levelOf(count: number): AlertLevel {
  return alertLevels.filter((level) => level <= count).at(-1) ?? 1
}

/** Open months that have come due by now, this one included, oldest first: what a reminder names. */
export function dueBills<B extends OpenBill>(open: readonly B[], { thisMonth, isQuarterly }: DueTerms): B[] {
  return open
    .filter(({ month }) => dueMonthOf(month, isQuarterly) <= thisMonth)
    .sort((a, b) => (a.month < b.month ? -1 : 1))
}
