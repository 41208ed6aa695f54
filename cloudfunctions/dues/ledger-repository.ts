/** What the ledger's pages read: many bills of one branch at once, and the people behind them. */
import { addMonths, type Month } from '../../miniprogram/shared/calendar'
import { memberCollection, type Member } from '../directory/members'
import type { BillState } from '../domain/dues-bills'
import { _ } from '../kit/database'
import type { Bill, Receipt } from './records'
import { bills, receipts } from './repository'

/** Documents of one read, and members that a branch may have. */
const maxRead = 1000

export interface BillQuery {
  readonly branchId: string
  readonly months: readonly Month[]
  /** All without it. */
  readonly states?: readonly BillState[]
}

/** A read that comes back full may have left some out: then every month is read alone, which no branch fills. */
export async function billsIn<F extends keyof Bill>(query: BillQuery, fields: readonly F[]): Promise<Pick<Bill, F>[]> {
  const { branchId, months, states } = query
  const where = { branchId, month: _.in([...months]), ...(states && { state: _.in([...states]) }) }
  const found = await bills.find(where, { limit: maxRead, fields })
  if (found.length < maxRead || months.length === 1) return found
  return (await Promise.all(months.map((month) => billsIn({ ...query, months: [month] }, fields)))).flat()
}

export const openStates = ['unpaid', 'paying'] as const

/** Months up to the given one, without it. */
export const monthsBefore = (month: Month, count: number): Month[] =>
  Array.from({ length: count }, (_item, index) => addMonths(month, index - count))

export const monthsOfYear = (year: number): Month[] =>
  Array.from({ length: 12 }, (_item, index) => addMonths(`${year}-01`, index))

/** A branch of 200 has 800 bills in four months: a year is three reads. */
export async function billsOfYear<F extends keyof Bill>(
  branchId: string,
  year: number,
  fields: readonly F[],
): Promise<Pick<Bill, F>[]> {
  const months = monthsOfYear(year)
  const parts = [0, 4, 8].map((start) => billsIn({ branchId, months: months.slice(start, start + 4) }, fields))
  return (await Promise.all(parts)).flat()
}

/** Receipts of the branch's series of a year, in order of their numbers. */
export async function receiptsOfYear(branchId: string, year: number): Promise<Receipt[]> {
  const all: Receipt[] = []
  for (;;) {
    const number = _.and(_.gt(all.at(-1)?.number ?? `${year}-`), _.lt(`${year + 1}-`))
    const found = await receipts.find({ branchId, number }, { orderBy: ['number', 'asc'], limit: maxRead })
    all.push(...found)
    if (found.length < maxRead) return all
  }
}

/** The branch's roster in its order, those transferred out included: they may be in its books. */
export function rosterOf(branchId: string): Promise<Member[]> {
  return memberCollection.find({ branchId }, { orderBy: ['rosterKey', 'asc'], limit: maxRead })
}

/** What the books call somebody who is on no roster any more. */
export const nobody = '已转出的党员'

/** Names of all who are in the books: bills stay with the branch when their member moves on. Usually no read. */
export async function namesOf(roster: readonly Member[], memberIds: readonly string[]): Promise<Map<string, string>> {
  const names = new Map(roster.map(({ _id, name }) => [_id, name]))
  const missing = memberIds.filter((id) => !names.has(id))
  for (const { _id, name } of await memberCollection.getMany(missing)) names.set(_id, name)
  return names
}
