/** The bills of chosen months inside a transaction, those included that are not made yet. */
import type { Month } from '../../miniprogram/shared/calendar'
import type { Transaction } from '../kit/database'
import type { Bill } from './records'
import { billIdOf, bills } from './repository'

export interface BillOfMonth {
  readonly bill: Bill
  /** Made for this, a month ahead: not written yet. */
  readonly isNew: boolean
}

export interface MonthsWanted {
  readonly memberId: string
  readonly months: readonly Month[]
  /** The bill of a month that has none yet; null when none can be made. */
  readonly newBill: (month: Month) => Bill | null
}

/** @returns null when one of the months has no bill and gets none */
export async function billsOfMonths(tx: Transaction, wanted: MonthsWanted): Promise<BillOfMonth[] | null> {
  const found: BillOfMonth[] = []
  for (const month of wanted.months) {
    const present = await tx.get(bills, billIdOf(wanted.memberId, month))
    const bill = present ?? wanted.newBill(month)
    if (!bill) return null
    found.push({ bill, isNew: !present })
  }
  return found
}
