/** Everything the dues keep. The only file of this function that names collections. */
import { addMonths, monthOf, type Month } from '../../miniprogram/shared/calendar'
import { limits } from '../../miniprogram/shared/limits'
import { paidThrough, type BillState } from '../domain/dues-bills'
import { openOrderStates } from '../domain/dues-order'
import { units, type Unit } from '../directory/units'
import { Collection, _, type Page } from '../kit/database'
import type { Bill, DuesExtra, DuesProfile, DuesYear, Order, Receipt, Run } from './records'

export const profiles = new Collection<DuesProfile>('duesProfiles')
export const bills = new Collection<Bill>('duesBills')
export const orders = new Collection<Order>('duesOrders')
export const receipts = new Collection<Receipt>('duesReceipts')
export const duesYears = new Collection<DuesYear>('duesYears')
export const duesExtras = new Collection<DuesExtra>('duesExtras')
export const runs = new Collection<Run>('duesRuns')

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

/** Money of the branch that could not be booked and waits to be given back, the oldest order first. */
export function ordersSetAside(branchId: string, limit: number): Promise<Order[]> {
  const where = { branchId, state: _.in(['mismatch', 'refunding']) }
  return orders.find(where, { orderBy: ['endedAt', 'asc'], limit })
}

/** Lately given back, newest first. */
export function ordersGivenBack(branchId: string, limit: number): Promise<Order[]> {
  return orders.find({ branchId, state: 'refunded' }, { orderBy: ['endedAt', 'desc'], limit })
}

/** As many as the busiest branch has in some days. */
const maxCompared = 1000

/** What ended since the moment, and whatever money waits to be given back. */
export async function ordersToCompare(branchId: string, since: number): Promise<Order[]> {
  const ended = { branchId, state: _.in(['paid', 'closed']), endedAt: _.gte(since) }
  const found = await Promise.all([orders.find(ended, { limit: maxCompared }), ordersSetAside(branchId, maxCompared)])
  return found.flat()
}

/** Given beyond the standard for the centre, newest first. */
export function extrasForCentre(branchId: string, limit: number): Promise<DuesExtra[]> {
  return duesExtras.find({ branchId }, { orderBy: ['at', 'desc'], limit })
}

/** Money on its way back to members, oldest order first. */
export function refundsUnderWay(limit: number): Promise<Order[]> {
  return orders.find({ state: 'refunding' }, { orderBy: ['openedAt', 'asc'], limit })
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
