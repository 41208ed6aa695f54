/** A branch's year inside one transaction: sums by month and the receipt counter, read once and written once. */
import { yearOf, type Month } from '../../miniprogram/shared/calendar'
import { receiptNumber } from '../domain/dues-bills'
import type { Transaction } from '../kit/database'
import type { DuesYear } from './records'
import { duesYearIdOf, duesYears } from './repository'

interface Draft extends Omit<DuesYear, 'receiptsIssued' | 'byMonth'> {
  receiptsIssued: number
  byMonth: Record<Month, { dueFen: number; paidFen: number }>
}

export class YearBook {
  private readonly drafts = new Map<string, Draft>()

  constructor(private readonly tx: Transaction) {}

  /** Amounts to add to a month's sums, in fen; negative to take away. */
  async add(branchId: string, month: Month, { dueFen = 0, paidFen = 0 }: { dueFen?: number; paidFen?: number }) {
    const { byMonth } = await this.open(branchId, Number(month.slice(0, 4)))
    const before = byMonth[month] ?? { dueFen: 0, paidFen: 0 }
    byMonth[month] = { dueFen: before.dueFen + dueFen, paidFen: before.paidFen + paidFen }
  }

  /** The next number of the branch's series; used up only if the transaction commits, so the series has no gap. */
  async nextReceiptNumber(branchId: string, issuedAt: number): Promise<string> {
    const draft = await this.open(branchId, yearOf(issuedAt))
    draft.receiptsIssued += 1
    return receiptNumber(draft.year, draft.receiptsIssued)
  }

  /** To be called once, last. */
  async save(): Promise<void> {
    for (const draft of this.drafts.values()) await this.tx.set(duesYears, draft)
  }

  private async open(branchId: string, year: number): Promise<Draft> {
    const id = duesYearIdOf(branchId, year)
    const known = this.drafts.get(id)
    if (known) return known
    const { receiptsIssued = 0, byMonth = {} } = (await this.tx.get(duesYears, id)) ?? {}
    const draft = { _id: id, branchId, year, receiptsIssued, byMonth: { ...byMonth } }
    this.drafts.set(id, draft)
    return draft
  }
}
