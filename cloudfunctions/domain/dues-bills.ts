/** Who owes which month, and which months can be paid together. */
import { addMonths, monthsLabel, type Month } from '../../miniprogram/shared/calendar'
import { limits } from '../../miniprogram/shared/limits'
import type { DuesCategory, MemberStatus, Stage } from '../../miniprogram/shared/words'
import { assess, isFixedAmount, standardFor, type Assessment } from '../../miniprogram/shared/dues-standard'

export type BillState = 'unpaid' | 'paying' | 'paid' | 'exempt'

interface LiableMember {
  readonly stage: Stage
  readonly status: MemberStatus
  /** Day of admission, "2021-06-18"; null where the roster does not have it: long a member. */
  readonly joinedOn: string | null
}

/**
 * Members pay from the month of the branch meeting that admitted them (党费规定第八条) until the relation is transferred:
 * before the new branch accepts, the old one is responsible (党员教育管理条例第二十五条).
 */
export function isLiable({ stage, status, joinedOn }: LiableMember, month: Month): boolean {
  if (stage !== 'probationary' && stage !== 'full') return false
  return status !== 'transferredOut' && (joinedOn === null || joinedOn.slice(0, 7) <= month)
}

/** What the branch has confirmed for a member. */
export interface ConfirmedBase {
  readonly category: DuesCategory
  readonly baseFen: number
}

export interface BillableMember {
  /** As on the roster. */
  readonly category: DuesCategory
  readonly confirmed: ConfirmedBase | null
}

/**
 * The month's dues, or null while nobody has confirmed a base. A category with a fixed amount needs no confirmation: it
 * follows from the roster.
 */
export function assessMonth({ category, confirmed }: BillableMember, month: Month): Assessment | null {
  const standard = standardFor(month)
  if (confirmed) return assess({ ...confirmed, standard })
  return isFixedAmount(category, standard) ? assess({ category, baseFen: 0, standard }) : null
}

interface MonthBill {
  readonly month: Month
  readonly state: BillState
}

export interface PayableInput {
  readonly bills: readonly MonthBill[]
  readonly thisMonth: Month
  /** Whether a bill can be made now for a month that has none. */
  readonly canBill: (month: Month) => boolean
}

/**
 * The months that can be paid now, oldest first: open ones of the last six months (第十二条), this one, six ahead (setting).
 * A month in an open order stays payable, since paying again continues that order.
 */
export function payableMonths({ bills, thisMonth, canBill }: PayableInput): Month[] {
  const states = new Map(bills.map(({ month, state }) => [month, state]))
  const window = Array.from({ length: limits.duesMonthsBack + 1 + limits.duesMonthsAhead }, (_, index) =>
    addMonths(thisMonth, index - limits.duesMonthsBack),
  )
  return window.filter((month) => {
    const state = states.get(month)
    if (state === undefined) return month >= thisMonth && canBill(month)
    return state === 'unpaid' || state === 'paying'
  })
}

/**
 * The chosen months in order, or a Chinese sentence why they cannot be paid together. Months are paid oldest first and
 * without a gap, so that "paid through" is one month for everybody who reads the ledger.
 */
export function chooseMonths(chosen: readonly Month[], payable: readonly Month[]): Month[] | string {
  const months = [...new Set(chosen)].sort()
  if (months.length < chosen.length) return '有一个月选了两次，检查后再试。'
  const strange = months.filter((month) => !payable.includes(month))
  if (strange.length > 0) return notPayable(strange)
  if (months.every((month, index) => month === payable[index])) return months
  return `要从最早没缴的${label([payable[0] as Month])}缴起，中间不能跳过。`
}

function notPayable(months: readonly Month[]): string {
  const { duesMonthsBack, duesMonthsAhead } = limits
  return `${label(months)}现在不能缴：已经缴清，或者超出了补缴 ${duesMonthsBack} 个月、提前 ${duesMonthsAhead} 个月的范围。`
}

/** With the year, since a refusal must not leave one guessing. */
const label = (months: readonly Month[]) => monthsLabel(months, 0)

/** The last month up to which nothing is open; null when nothing was ever paid or waived. */
export function paidThrough(bills: readonly MonthBill[]): Month | null {
  const months = [...bills].sort((a, b) => (a.month < b.month ? -1 : 1))
  const firstOpen = months.findIndex(({ state }) => state === 'unpaid' || state === 'paying')
  const settled = firstOpen === -1 ? months : months.slice(0, firstOpen)
  return settled.at(-1)?.month ?? null
}

/** Whether arrears of that month may still be collected: at most six months back (第十二条). */
export function isWithinArrears(month: Month, thisMonth: Month): boolean {
  return month >= addMonths(thisMonth, -limits.duesMonthsBack)
}

/** One number of a branch's yearly series, "2026-00418". */
export function receiptNumber(year: number, sequence: number): string {
  return `${year}-${String(sequence).padStart(5, '0')}`
}
