import { monthsLabel, yearOf, type Month } from './calendar'
import { formatFen } from './fen'
import type { ReliefKind } from './words'

export interface ReliefTerms {
  readonly kind: ReliefKind
  readonly from: Month
  readonly through: Month
  /** Whole fen a month; 0: exempt. */
  readonly monthlyFen: number
}

/** A reduction or exemption in one line: "免缴，10月到12月", "每月缴 10.00 元，12月到2027年5月". */
export function reliefTerms({ kind, from, through, monthlyFen }: ReliefTerms, now: number): string {
  const what = kind === 'exempt' ? '免缴' : `每月缴 ${formatFen(monthlyFen)} 元`
  return `${what}，${spanLabel(from, through, now)}`
}

/** "10月", "10月到12月", "12月到2027年5月": with the year where it is not this one, or where both share another. */
export function spanLabel(from: Month, through: Month, now: number): string {
  const thisYear = yearOf(now)
  const first = monthsLabel([from], thisYear)
  if (from === through) return first
  const isSameYear = from.slice(0, 4) === through.slice(0, 4)
  return `${first}到${monthsLabel([through], isSameYear ? Number(from.slice(0, 4)) : thisYear)}`
}
