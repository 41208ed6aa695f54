/** Books money on bills: the one place where a bill becomes paid and a receipt gets its number. */
import type { Transaction } from '../kit/database'
import { timeKey } from '../kit/ids'
import type { Bill, PayMethod, Receipt } from './records'
import { bills, receipts } from './repository'
import { YearBook } from './year-book'

export interface Payment {
  readonly receiptId: string
  readonly memberId: string
  readonly payerName: string
  readonly branchId: string
  readonly branchName: string
  readonly method: PayMethod
  readonly paidAt: number
  readonly handledByName: string | null
  readonly requestId: string | null
}

/**
 * Settles the bills with one receipt. The caller has read the bills in the same transaction and found them free: a second
 * booking of one of them conflicts and is run again, and then finds it paid.
 */
export async function book(
  tx: Transaction,
  payment: Payment,
  { settled, now }: { settled: readonly Bill[]; now: number },
) {
  const { receiptId, ...facts } = payment
  const yearBook = new YearBook(tx)
  for (const bill of settled) {
    const { method, paidAt } = payment
    await tx.update(bills, bill._id, { state: 'paid', receiptId, method, paidAt, payingSince: null })
    await yearBook.add(bill.branchId, bill.month, { paidFen: bill.amountFen })
  }
  const receipt: Receipt = {
    _id: receiptId,
    key: timeKey(now, receiptId),
    number: await yearBook.nextReceiptNumber(payment.branchId, now),
    ...facts,
    items: settled.map(({ _id, month, amountFen }) => ({ billId: _id, month, amountFen })),
    amountFen: settled.reduce((sum, { amountFen }) => sum + amountFen, 0),
    issuedAt: now,
  }
  await tx.create(receipts, receipt)
  await yearBook.save()
}
