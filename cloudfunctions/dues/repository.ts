/** Everything the dues keep. The only file of this function that names collections. */
import { addMonths, monthOf, type Month } from '../../miniprogram/shared/calendar'
import { limits } from '../../miniprogram/shared/limits'
import { paidThrough, type BillState } from '../domain/dues-bills'
import { openOrderStates } from '../domain/dues-order'
import { units, type Unit } from '../directory/units'
import { Collection, _, type Page } from '../kit/database'
import type { Bill, BillRun, DuesProfile, DuesYear, Order, Receipt } from './records'

export const profiles = new Collection<DuesProfile>('duesProfiles')
export const bills = new Collection<Bill>('duesBills')
export const orders = new Collection<Order>('duesOrders')
export const receipts = new Collection<Receipt>('duesReceipts')
export const duesYears = new Collection<DuesYear>('duesYears')
export const billRuns = new Collection<BillRun>('duesBillRuns')

export const billIdOf = (memberId: string, month: Month) => `${memberId}_${month}`
export const duesYearIdOf = (branchId: string, year: number) => `${branchId}_${year}`

/** The member's newest bills, newest first: two years are more than any page shows. */
export function newestBillsOf(memberId: string): Promise<Bill[]> {
  return bills.find({ memberId }, { orderBy: ['month', 'desc'], limit: 24 })
}

/** As many as a branch may have members. */
const maxBills = 1000

/** Bills of one branch and month; a branch has some fifty members. */
export function billsOfMonth(branchId: string, month: Month): Promise<Bill[]> {
  return bills.find({ branchId, month }, { limit: maxBills })
}

/** How many of the six months before `month` each member has open. Two reads, and more only for some hundred debtors. */
export async function arrearsBefore(branchId: string, month: Month): Promise<Map<string, number>> {
  const months = Array.from({ length: limits.duesMonthsBack }, (_item, index) => addMonths(month, -1 - index))
  const half = months.length / 2
  const found = await Promise.all([
    openInMonths(branchId, months.slice(0, half)),
    openInMonths(branchId, months.slice(half)),
  ])
  const counts = new Map<string, number>()
  for (const { memberId } of found.flat()) counts.set(memberId, (counts.get(memberId) ?? 0) + 1)
  return counts
}

/** A full read may have left some out: then every month is read alone, which no branch fills. */
async function openInMonths(branchId: string, months: readonly Month[]): Promise<Bill[]> {
  const where = { branchId, month: _.in([...months]), state: _.in(['unpaid', 'paying']) }
  const found = await bills.find(where, { limit: maxBills, fields: ['memberId'] })
  if (found.length < maxBills || months.length === 1) return found
  return (await Promise.all(months.map((month) => openInMonths(branchId, [month])))).flat()
}

export function profilesOf(branchId: string): Promise<DuesProfile[]> {
  return profiles.find({ branchId }, { limit: 1000 })
}

/** Declarations that wait for the organizer of the branch. */
export function waitingDeclarations(branchId: string): Promise<DuesProfile[]> {
  return profiles.find({ branchId, state: 'declared' }, { limit: 100 })
}

export function listReceiptsOf(memberId: string, cursor: string | undefined, size: number): Promise<Page<Receipt>> {
  return receipts.page({ memberId }, { by: 'key', direction: 'desc', cursor, size })
}

/** Open orders that were opened before the moment, oldest first. */
export async function openOrdersBefore(at: number, limit: number): Promise<Order[]> {
  return orders.find({ state: _.in([...openOrderStates]), openedAt: _.lt(at) }, { orderBy: ['openedAt', 'asc'], limit })
}

/** Years of several branches in one read; a branch without bills has none. */
export function duesYearsOf(branchIds: readonly string[], years: readonly number[]): Promise<DuesYear[]> {
  return duesYears.getMany(branchIds.flatMap((branchId) => years.map((year) => duesYearIdOf(branchId, year))))
}

export interface DuesStanding {
  readonly paidThrough: Month | null
  /** Open bills up to this month that can still be paid, oldest first. */
  readonly owed: readonly Bill[]
  readonly owedFen: number
  /** One of them is in an order that WeChat Pay has not answered yet. */
  readonly isWaitingForWechat: boolean
  readonly hasBillThisMonth: boolean
}

/** What a member owes and has paid, in one read: for the pages of other domains. */
export async function duesStandingOf(memberId: string, now: number): Promise<DuesStanding> {
  return standingFrom(await newestBillsOf(memberId), monthOf(now))
}

export function standingFrom(found: readonly Bill[], thisMonth: Month): DuesStanding {
  const oldest = addMonths(thisMonth, -limits.duesMonthsBack)
  const owed = found
    .filter(({ state, month }) => isOpen(state) && month <= thisMonth && month >= oldest)
    .sort((a, b) => (a.month < b.month ? -1 : 1))
  return {
    paidThrough: paidThrough(found),
    owed,
    owedFen: owed.reduce((sum, { amountFen }) => sum + amountFen, 0),
    isWaitingForWechat: owed.some(({ state }) => state === 'paying'),
    hasBillThisMonth: found.some(({ month }) => month === thisMonth),
  }
}

const isOpen = (state: BillState) => state === 'unpaid' || state === 'paying'

/** Branches in order of their ids, after the given one. */
export function branchesAfter(branchId: string, limit: number): Promise<Unit[]> {
  return units.find({ kind: 'branch', _id: _.gt(branchId) }, { orderBy: ['_id', 'asc'], limit })
}

/** The line about dues on the member's own page. */
export async function duesSummary(memberId: string, now: number) {
  const { paidThrough: duesPaidThrough, owed, owedFen: duesOwedFen } = await duesStandingOf(memberId, now)
  return { duesPaidThrough, duesOwedFen, duesOwedMonths: owed.length }
}
