/** Books money: the one place where a bill becomes paid and a receipt gets its number. */
import type { PayMethod } from '../../miniprogram/shared/words'
import type { Transaction } from '../kit/database'
import { timeKey } from '../kit/ids'
import type { BillOfMonth } from './months'
import type { Receipt } from './records'
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
  readonly deliveredByName: string
  readonly requestId: string | null
}

/**
 * Settles the bills with one receipt. The caller has read the bills in the same transaction and found them free: a second
 * booking of one of them conflicts and is run again, and then finds it paid.
 */
export async function book(
  tx: Transaction,
  payment: Payment,
  { settled, now }: { settled: readonly BillOfMonth[]; now: number },
): Promise<void> {
  const yearBook = new YearBook(tx)
  for (const each of settled) await settleBill({ tx, yearBook, payment }, each)
  const items = settled.map(({ bill: { _id, month, amountFen } }) => ({ billId: _id, month, amountFen }))
  const amountFen = items.reduce((sum, item) => sum + item.amountFen, 0)
  await issue({ tx, yearBook, payment }, { kind: 'dues', items, amountFen, now })
}

/** A receipt over what was given beyond the standard (第十一条): it settles nothing. */
export async function bookExtra(
  tx: Transaction,
  payment: Payment,
  { amountFen, now }: { amountFen: number; now: number },
): Promise<void> {
  await issue({ tx, yearBook: new YearBook(tx), payment }, { kind: 'extra', items: [], amountFen, now })
}

interface Booking {
  readonly tx: Transaction
  readonly yearBook: YearBook
  readonly payment: Payment
}

async function settleBill({ tx, yearBook, payment }: Booking, { bill, isNew }: BillOfMonth): Promise<void> {
  const { receiptId, method, paidAt } = payment
  const change = { state: 'paid', receiptId, method, paidAt, payingSince: null } as const
  if (isNew) await tx.create(bills, { ...bill, ...change })
  else await tx.update(bills, bill._id, change)
  const sums = { paidFen: bill.amountFen, ...(isNew && { dueFen: bill.amountFen }) }
  await yearBook.add(bill.branchId, bill.month, sums)
}

type Issued = Pick<Receipt, 'kind' | 'items' | 'amountFen'> & { readonly now: number }

async function issue({ tx, yearBook, payment }: Booking, { now, ...what }: Issued): Promise<void> {
  const { receiptId, ...facts } = payment
  const receipt: Receipt = {
    _id: receiptId,
    key: timeKey(now, receiptId),
    number: await yearBook.nextReceiptNumber(payment.branchId, now),
    ...what,
    ...facts,
    issuedAt: now,
    voided: null,
  }
  await tx.create(receipts, receipt)
  await yearBook.receive(payment.branchId, receipt)
  await yearBook.save()
}
