/** Opens bills again: an order let them go unpaid, or money was entered by mistake. */
import type { Month } from '../../miniprogram/shared/calendar'
import { dueUnder } from '../domain/dues-relief'
import type { Transaction } from '../kit/database'
import type { Bill, DuesProfile } from './records'
import { bills, profiles } from './repository'
import type { YearBook } from './year-book'

interface Reopening {
  readonly tx: Transaction
  readonly yearBook: YearBook
  readonly thisMonth: Month
  readonly reliefs: DuesProfile['reliefs']
}

const open = { orderId: null, payingSince: null, receiptId: null, method: null, paidAt: null } as const

/**
 * Bills of one member. Those made ahead go; those that are owed anyway stay, with what was approved for them meanwhile.
 * The caller saves the year book.
 */
export async function reopenBills(
  tx: Transaction,
  found: readonly Bill[],
  { thisMonth, yearBook }: { thisMonth: Month; yearBook: YearBook },
): Promise<void> {
  const [first] = found
  if (!first) return
  const { reliefs = [] } = (await tx.get(profiles, first.memberId)) ?? {}
  for (const bill of found) await reopen({ tx, yearBook, thisMonth, reliefs }, bill)
}

async function reopen({ tx, yearBook, thisMonth, reliefs }: Reopening, bill: Bill): Promise<void> {
  const paidFen = bill.state === 'paid' ? -bill.amountFen : 0
  if (bill.month > thisMonth) {
    await tx.remove(bills, bill._id)
    await yearBook.add(bill.branchId, bill.month, { dueFen: -bill.amountFen, paidFen })
    return
  }
  const due = dueUnder(bill, reliefs)
  await tx.update(bills, bill._id, { ...due, ...open })
  await yearBook.add(bill.branchId, bill.month, { dueFen: due.amountFen - bill.amountFen, paidFen })
}
