/** One member's year: every month with what became of it, every receipt. */
import { yearOf } from '../../miniprogram/shared/calendar'
import type { OutputOf } from '../contract'
import { units } from '../directory/units'
import type { JoinedActor } from '../kit/actor'
import { _ } from '../kit/database'
import { present } from '../kit/errors'
import type { Bill, Receipt } from './records'
import { bills, receipts } from './repository'
import { receiptView } from './views'

type Statement = OutputOf<'dues.openStatement'>

/** Of one member and year: a month is one bill, and hardly anybody pays a month twice by different receipts. */
const maxReceipts = 100

export async function statementOf({ member }: JoinedActor, year: number, now: number): Promise<Statement> {
  const [ofYear, first, paper, branch] = await Promise.all([
    billsOfYear(member.id, year),
    bills.find({ memberId: member.id }, { orderBy: ['month', 'asc'], limit: 1, fields: ['month'] }),
    receiptsOf(member.id, year),
    units.get(member.branchId),
  ])
  const numbers = new Map(paper.map(({ _id, number }) => [_id, number]))
  const sum = (amounts: readonly number[]) => amounts.reduce((total, amountFen) => total + amountFen, 0)
  const valid = paper.filter(({ voided }) => !voided)
  return {
    now,
    year,
    firstYear: Number(first[0]?.month.slice(0, 4) ?? yearOf(now)),
    memberName: member.name,
    branchName: present(branch).name,
    months: ofYear.map((bill) => monthOfStatement(bill, numbers)),
    receipts: paper.map(receiptView),
    dueFen: sum(ofYear.map(({ amountFen }) => amountFen)),
    paidFen: sum(ofYear.filter(({ state }) => state === 'paid').map(({ amountFen }) => amountFen)),
    extraFen: sum(valid.filter(({ kind }) => kind === 'extra').map(({ amountFen }) => amountFen)),
  }
}

function billsOfYear(memberId: string, year: number): Promise<Bill[]> {
  const month = _.and(_.gte(`${year}-01`), _.lte(`${year}-12`))
  return bills.find({ memberId, month }, { orderBy: ['month', 'asc'], limit: 12 })
}

/**
 * Receipts over months of the year, and those issued in it: months may be paid ahead in the year before or late in the
 * year after. The key begins with the moment, so that it is one range on the index.
 */
async function receiptsOf(memberId: string, year: number): Promise<Receipt[]> {
  const from = `${Date.UTC(year - 1, 5, 1)}`
  const to = `${Date.UTC(year + 1, 7, 1)}`
  const found = await receipts.find(
    { memberId, key: _.and(_.gte(from), _.lt(to)) },
    { orderBy: ['key', 'asc'], limit: maxReceipts },
  )
  return found.filter(
    ({ issuedAt, items }) => yearOf(issuedAt) === year || items.some(({ month }) => month.startsWith(`${year}-`)),
  )
}

function monthOfStatement(
  { month, amountFen, state, method, paidAt, receiptId }: Bill,
  numbers: ReadonlyMap<string, string>,
) {
  return { month, amountFen, state, method, paidAt, receiptNumber: (receiptId && numbers.get(receiptId)) ?? null }
}
