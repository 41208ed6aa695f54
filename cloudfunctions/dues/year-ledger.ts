/** A year's bills of a branch as its pages and its workbook show them: by month and by member. */
import type { Month } from '../../miniprogram/shared/calendar'
import type { Member } from '../directory/members'
import { monthsOfYear } from './ledger-repository'
import type { Bill } from './records'

export type YearBill = Pick<Bill, 'memberId' | 'month' | 'amountFen' | 'state'>

type BillFilter = (bill: YearBill) => boolean

export const isPaid: BillFilter = ({ state }) => state === 'paid'
export const isOpen: BillFilter = ({ state }) => state === 'unpaid' || state === 'paying'

/** @returns whole fen */
export function sumOf<B extends YearBill>(bills: readonly B[], isCounted: (bill: B) => boolean = () => true): number {
  return bills.reduce((sum, bill) => (isCounted(bill) ? sum + bill.amountFen : sum), 0)
}

export interface MonthFigures {
  readonly month: Month
  readonly dueFen: number
  readonly paidFen: number
  readonly paidCount: number
  readonly payingCount: number
  readonly exemptCount: number
  readonly unpaidCount: number
}

/** All twelve, those without bills too. */
export function sumsOfMonths(year: number, bills: readonly YearBill[]): MonthFigures[] {
  const ofMonth = groupBy(bills, ({ month }) => month)
  return monthsOfYear(year).map((month) => {
    const own = ofMonth.get(month) ?? []
    const count = (state: YearBill['state']) => own.filter((bill) => bill.state === state).length
    return {
      month,
      dueFen: sumOf(own),
      paidFen: sumOf(own, isPaid),
      paidCount: count('paid'),
      payingCount: count('paying'),
      exemptCount: count('exempt'),
      unpaidCount: count('unpaid'),
    }
  })
}

export interface MemberYear<B extends YearBill = YearBill> {
  readonly memberId: string
  /** Oldest first. */
  readonly bills: readonly B[]
}

/** Everybody who has bills, in the order of the roster, those who have left the branch last. */
export function byMember<B extends YearBill>(bills: readonly B[], roster: readonly Member[]): MemberYear<B>[] {
  const placeOf = new Map(roster.map(({ _id }, index) => [_id, index]))
  const place = ({ memberId }: MemberYear) => placeOf.get(memberId) ?? roster.length
  return [...groupBy(bills, ({ memberId }) => memberId)]
    .map(([memberId, own]) => ({ memberId, bills: own.sort((a, b) => (a.month < b.month ? -1 : 1)) }))
    .sort((a, b) => place(a) - place(b))
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return groups
}
