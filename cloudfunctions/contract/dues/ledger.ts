import * as v from 'valibot'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { reliefView } from './relief-shape'
import { baseFen, bill, branchId, category, explanation, method, monthSum, receipt, relief, year } from './shapes'

const alertLevel = v.picklist([1, 3, 5, 6])

/** What the organizer keeps. */
export const ledger = {
  /** One month of the branch: who paid, how much, how. */
  openLedger: {
    input: f.input({ month: v.optional(f.month('月份')), branchId }),
    output: v.object({
      month: v.string(),
      branchId: v.string(),
      dueFen: v.number(),
      paidFen: v.number(),
      rows: v.array(
        v.object({
          billId: v.string(),
          memberId: v.string(),
          name: v.string(),
          category,
          baseFen: v.number(),
          amountFen: v.number(),
          state: bill.entries.state,
          method: v.nullable(method),
          paidAt: v.nullable(v.number()),
          /** Since when a payment waits for WeChat Pay's answer. */
          payingSince: v.nullable(v.number()),
          receiptId: v.nullable(v.string()),
          /** This month and the six before it. */
          unpaidMonths: v.number(),
        }),
      ),
      missingProfiles: v.number(),
      allowedEvents: v.array(v.picklist(['settleInCash', 'makeBills', 'remind', 'exportLedger'])),
    }),
  },
  /** A year of the branch: months as a chart, every member's months as a line. */
  openYear: {
    input: f.input({ year, branchId }),
    output: v.object({
      now: v.number(),
      year: v.number(),
      branchId: v.string(),
      months: v.array(
        v.object({
          ...monthSum.entries,
          paidCount: v.number(),
          payingCount: v.number(),
          exemptCount: v.number(),
          unpaidCount: v.number(),
        }),
      ),
      dueFen: v.number(),
      paidFen: v.number(),
      rows: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          paidFen: v.number(),
          openFen: v.number(),
          months: v.array(v.object({ month: v.string(), state: bill.entries.state })),
        }),
      ),
      allowedEvents: v.array(v.picklist(['exportLedger'])),
    }),
  },
  /** Ledger, receipts, sums by month and arrears as an .xlsx. */
  exportLedger: { input: f.input({ year, branchId }), output: f.answerFile },
  /** Everything about one member's dues, for whoever keeps the ledger. */
  openMember: {
    input: f.input({ memberId: f.id('党员') }),
    output: v.object({
      now: v.number(),
      thisMonth: v.string(),
      memberId: v.string(),
      name: v.string(),
      branchId: v.string(),
      explanation: v.nullable(explanation),
      declaration: v.nullable(explanation),
      isQuarterly: v.boolean(),
      relief: v.nullable(relief),
      bills: v.array(bill),
      payableMonths: v.array(v.string()),
      owedFen: v.number(),
      paidThrough: v.nullable(v.string()),
      /** Newest first, at most ten. */
      receipts: v.array(receipt),
      allowedEvents: v.array(v.picklist(['settleInCash', 'recordExtra', 'confirmProfile', 'submitRelief'])),
    }),
  },
  /** Makes the month's bills for the branch; those already made stay as they are. */
  makeBills: {
    input: f.input({ month: v.optional(f.month('月份')) }),
    output: v.object({ madeCount: v.number(), keptCount: v.number(), skippedCount: v.number() }),
  },
  /** Members with open months, by how long; for the organizer's eyes alone. */
  openArrears: {
    input: f.input({ branchId }),
    output: v.object({
      now: v.number(),
      branchId: v.string(),
      rows: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          /** Open months in a row up to the last one, oldest first; at least one. */
          months: v.array(v.string()),
          openFen: v.number(),
          level: alertLevel,
          /** A payment of one of them waits for WeChat Pay. */
          isWaitingForWechat: v.boolean(),
          /** Of the last reminder by hand or by the clock; null when there was none. */
          remindedAt: v.nullable(v.number()),
        }),
      ),
      allowedEvents: v.array(v.picklist(['remind', 'exportLedger'])),
    }),
  },
  /**
   * Reminds everybody who has the month open (without a month: whoever is overdue), each alone, at most once a day and
   * not at night.
   */
  remind: {
    input: f.input({
      month: v.optional(f.month('月份')),
      memberIds: v.optional(v.pipe(v.array(f.id('党员')), v.maxLength(300, '一次最多提醒 300 人。'))),
    }),
    output: v.object({ toldCount: v.number(), mutedCount: v.number(), alreadyCount: v.number() }),
  },
  listProfiles: {
    input: f.input({ branchId }),
    output: v.object({
      items: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          state: v.picklist(['missing', 'declared', 'confirmed']),
          explanation: v.nullable(explanation),
          isQuarterly: v.boolean(),
          /** The year the base was fixed for; null where none is needed. */
          confirmedYear: v.nullable(v.number()),
        }),
      ),
      allowedEvents: v.array(v.picklist(['confirmProfile'])),
    }),
  },
  confirmProfile: {
    input: f.input({
      memberId: f.id('党员'),
      category,
      baseFen,
      isQuarterly: v.optional(v.boolean('按季缴只能是或否。')),
    }),
    output: v.object({ explanation }),
  },
  /** Reductions and exemptions of the branch, those that wait first. */
  listReliefs: {
    input: f.input({ branchId, cursor: f.cursor }),
    output: v.object({
      ...f.pageOf(reliefView).entries,
      allowedEvents: v.array(v.picklist(['submitRelief'])),
    }),
  },
} as const satisfies FunctionContract
