/** What must be true of a branch's books at any time. */
import type { Bill, DuesYear, Receipt } from '../../../cloudfunctions/dues/records'
import type { Cloud } from '../../../devkit/cloud/types'

export const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0)

/** Every settled bill is on one receipt, numbers are used once without a gap, and the year's sums are those of its bills. */
export function expectBooksToAgree(database: Cloud['database'], branchId: string): void {
  const find = <T>(collection: string) => database.find(collection, { branchId }).documents as unknown as T[]
  const bills = find<Bill>('duesBills')
  const receipts = find<Receipt>('duesReceipts')
  const valid = receipts.filter(({ voided }) => !voided)
  const settled = bills.filter(({ state }) => state === 'paid')
  const receipted = valid.flatMap(({ _id, items }) => items.map(({ billId }) => `${billId} on ${_id}`))
  expect(receipted.sort()).toEqual(settled.map(({ _id, receiptId }) => `${_id} on ${receiptId}`).sort())
  for (const { items, amountFen } of receipts.filter(({ kind }) => kind === 'dues')) {
    expect(amountFen).toBe(sum(items.map((item) => item.amountFen)))
  }
  for (const year of find<DuesYear>('duesYears')) {
    expectUnbrokenNumbers(year, receipts)
    expectSums(year, bills)
    expectReceived(year, valid)
  }
}

function expectUnbrokenNumbers({ year, receiptsIssued }: DuesYear, receipts: readonly Receipt[]): void {
  const numbers = receipts.map(({ number }) => number.split('-')).filter(([of]) => Number(of) === year)
  const sequence = numbers.map(([, number]) => Number(number)).sort((a, b) => a - b)
  expect(sequence).toEqual(Array.from({ length: receiptsIssued }, (_, index) => index + 1))
}

function expectSums({ byMonth }: DuesYear, bills: readonly Bill[]): void {
  for (const [month, { dueFen, paidFen }] of Object.entries(byMonth)) {
    const inMonth = bills.filter((bill) => bill.month === month)
    expect(dueFen).toBe(sum(inMonth.map(({ amountFen }) => amountFen)))
    expect(paidFen).toBe(sum(inMonth.map(({ state, amountFen }) => (state === 'paid' ? amountFen : 0))))
  }
}

/** By the year in which the receipts were issued. */
function expectReceived({ year, received }: DuesYear, valid: readonly Receipt[]): void {
  const ofYear = valid.filter(({ number }) => number.startsWith(`${year}-`))
  const by = (method: Receipt['method']) =>
    sum(ofYear.filter((each) => each.method === method).map(({ amountFen }) => amountFen))
  const extras = ofYear.filter(({ kind }) => kind === 'extra').map(({ amountFen }) => amountFen)
  const counted = { wechatFen: by('wechat'), cashFen: by('cash'), deliveredFen: by('delivered'), extraFen: sum(extras) }
  expect(received).toEqual(counted)
}
