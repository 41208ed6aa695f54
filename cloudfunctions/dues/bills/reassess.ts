/** A new base changes what is still open, never what is settled or being paid. */
import type { Month } from '../../../miniprogram/shared/calendar'
import type { Transaction } from '../../kit/database'
import type { Bill } from '../records'
import { billIdOf, bills } from '../repository'
import { YearBook } from '../year-book'
import { assessmentOf, figuresOf, newBill, type Payer } from './assess'

interface Known {
  readonly payer: Payer
  /** Which bills there are; their state is read again in the transaction. */
  readonly bills: readonly Bill[]
}

/** Assesses open bills from a month on anew, and makes this month's bill if it is missing. */
export async function reassess(
  tx: Transaction,
  { payer, bills: known }: Known,
  { from, thisMonth }: { from: Month; thisMonth: Month },
): Promise<void> {
  const yearBook = new YearBook(tx)
  for (const { _id } of known.filter(({ month, state }) => month >= from && state === 'unpaid')) {
    const bill = await tx.get(bills, _id)
    const assessment = bill && assessmentOf(payer, bill.month)
    if (!assessment || bill.state !== 'unpaid') continue
    await tx.update(bills, _id, figuresOf(assessment))
    await yearBook.add(bill.branchId, bill.month, { dueFen: assessment.amountFen - bill.amountFen })
  }
  const draft = newBill(payer, thisMonth)
  if (draft && !(await tx.get(bills, billIdOf(payer.member._id, thisMonth)))) {
    await tx.create(bills, draft)
    await yearBook.add(draft.branchId, thisMonth, { dueFen: draft.amountFen })
  }
  await yearBook.save()
}
