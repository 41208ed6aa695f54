/** A new base or relief changes what is still open, never what is settled or being paid. */
import type { Month } from '../../../miniprogram/shared/calendar'
import { dueUnder, reliefOf, relieved } from '../../domain/dues-relief'
import type { Transaction } from '../../kit/database'
import type { Bill, DuesProfile } from '../records'
import { billIdOf, bills } from '../repository'
import { YearBook } from '../year-book'
import { assessmentOf, figuresOf, newBill, type Payer } from './assess'

interface Known {
  readonly payer: Payer
  /** Which bills there are; their state is read again in the transaction. */
  readonly bills: readonly Bill[]
}

type Change = Partial<Bill> & Pick<Bill, 'amountFen'>

/** Assesses open bills from a month on anew, and makes this month's bill if it is missing. */
export async function reassess(
  tx: Transaction,
  { payer, bills: known }: Known,
  { from, thisMonth }: { from: Month; thisMonth: Month },
): Promise<void> {
  const yearBook = new YearBook(tx)
  const touched = known.filter(({ month }) => month >= from)
  await changeOpen({ tx, yearBook, bills: touched }, (bill) => reassessed(payer, bill))
  const draft = newBill(payer, thisMonth)
  if (draft && !(await tx.get(bills, billIdOf(payer.member._id, thisMonth)))) {
    await tx.create(bills, draft)
    await yearBook.add(draft.branchId, thisMonth, { dueFen: draft.amountFen })
  }
  await yearBook.save()
}

function reassessed(payer: Payer, { month }: Bill): Change | null {
  const assessment = assessmentOf(payer, month)
  return assessment && relieved(figuresOf(assessment), reliefOf(payer.profile?.reliefs ?? [], month))
}

/** Open bills follow the reliefs of the profile; each keeps the base that it was made on. */
export async function applyReliefs(
  tx: Transaction,
  known: readonly Bill[],
  { reliefs }: Pick<DuesProfile, 'reliefs'>,
): Promise<void> {
  const yearBook = new YearBook(tx)
  await changeOpen({ tx, yearBook, bills: known }, (bill) => dueUnder(bill, reliefs))
  await yearBook.save()
}

interface Touched {
  readonly tx: Transaction
  readonly yearBook: YearBook
  readonly bills: readonly Bill[]
}

async function changeOpen({ tx, yearBook, bills: known }: Touched, changed: (bill: Bill) => Change | null) {
  for (const { _id } of known.filter(({ state }) => state === 'unpaid')) {
    const bill = await tx.get(bills, _id)
    const change = bill?.state === 'unpaid' ? changed(bill) : null
    if (!bill || !change) continue
    await tx.update(bills, _id, change)
    await yearBook.add(bill.branchId, bill.month, { dueFen: change.amountFen - bill.amountFen })
  }
}
