/** A branch's year inside one transaction: sums by month and the receipt counter, read once and written once. */
import { yearOf, type Month } from '../../miniprogram/shared/calendar'
import { receiptNumber } from '../domain/dues-bills'
import type { Transaction } from '../kit/database'
import type { DuesYear, Receipt, ReceivedSums } from './records'
import { duesYearIdOf, duesYears } from './repository'

interface Draft extends Omit<DuesYear, 'receiptsIssued' | 'byMonth' | 'received' | 'remittedFen'> {
  receiptsIssued: number
  received: ReceivedSums
  remittedFen: number
  byMonth: Record<Month, { dueFen: number; paidFen: number }>
}

export const nothingReceived: ReceivedSums = { wechatFen: 0, cashFen: 0, deliveredFen: 0, extraFen: 0 }

type ReceivedMoney = Pick<Receipt, 'issuedAt' | 'method' | 'amountFen' | 'kind'>

const waysIn = { wechat: 'wechatFen', cash: 'cashFen', delivered: 'deliveredFen' } as const

export class YearBook {
  private readonly drafts = new Map<string, Draft>()

  constructor(private readonly tx: Transaction) {}

  /** Amounts to add to a month's sums, in fen; negative to take away. */
  async add(branchId: string, month: Month, { dueFen = 0, paidFen = 0 }: { dueFen?: number; paidFen?: number }) {
    const { byMonth } = await this.open(branchId, Number(month.slice(0, 4)))
    const before = byMonth[month] ?? { dueFen: 0, paidFen: 0 }
    byMonth[month] = { dueFen: before.dueFen + dueFen, paidFen: before.paidFen + paidFen }
  }

  /** Money on a receipt issued at that moment, in fen; negative when the receipt is voided. */
  async receive(branchId: string, { issuedAt, method, amountFen, kind }: ReceivedMoney) {
    const draft = await this.open(branchId, yearOf(issuedAt))
    const way = waysIn[method]
    const { received } = draft
    const extraFen = received.extraFen + (kind === 'extra' ? amountFen : 0)
    draft.received = { ...received, [way]: received[way] + amountFen, extraFen }
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
    const {
      receiptsIssued = 0,
      byMonth = {},
      received = nothingReceived,
      remittedFen = 0,
    } = (await this.tx.get(duesYears, id)) ?? {}
    const draft = { _id: id, branchId, year, receiptsIssued, byMonth: { ...byMonth }, received, remittedFen }
    this.drafts.set(id, draft)
    return draft
  }
}
