import * as v from 'valibot'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { baseFen, bill, category, explanation, method, received, receipt, relief, monthSum, year } from './shapes'

/** Figures of a branch's, or a committee's, year as members read them: sums alone, nobody's name. */
export const publication = v.object({
  unitId: v.string(),
  unitName: v.string(),
  year: v.number(),
  /** Branches that are summed up; 0 for a branch's own. */
  branchCount: v.number(),
  payerCount: v.number(),
  reliefCount: v.number(),
  dueFen: v.number(),
  paidFen: v.number(),
  received,
  remittedFen: v.number(),
  byMonth: v.array(monthSum),
  note: v.string(),
  /** Null for a draft that nobody has published. */
  publishedAt: v.nullable(v.number()),
  publishedByName: v.string(),
})

/** What a member sees of their own dues. */
export const member = {
  openMine: {
    input: f.input({}),
    output: v.object({
      now: v.number(),
      thisMonth: v.string(),
      bills: v.array(bill),
      payableMonths: v.array(v.string()),
      paidThrough: v.nullable(v.string()),
      owedFen: v.number(),
      /** What holds now; null while a base has to be declared or confirmed first. */
      explanation: v.nullable(explanation),
      /** What was declared and waits for the organizer. */
      declaration: v.nullable(explanation),
      /** The reduction or exemption of this month or a later one. */
      relief: v.nullable(relief),
      /** The branch has agreed to payment by the quarter (第十二条). */
      isQuarterly: v.boolean(),
      areRemindersOn: v.boolean(),
      openOrderId: v.nullable(v.string()),
      isPaymentAvailable: v.boolean(),
    }),
  },
  /** Tells the organizer the category and base; bills follow once it is confirmed. */
  declareProfile: {
    input: f.input({ category, baseFen }),
    output: v.object({ explanation }),
  },
  /** Off: no reminders any more; alerts about arrears lie silently in the inbox. */
  setReminders: { input: f.input({ areOn: v.boolean('提醒只能是开或关。') }), output: f.nothing },
  openReceipt: {
    input: f.input({ receiptId: f.id('收据') }),
    output: v.object({
      receipt,
      isMine: v.boolean(),
      allowedEvents: v.array(v.picklist(['voidReceipt'])),
    }),
  },
  /** The receipt as a .docx. */
  exportReceipt: { input: f.input({ receiptId: f.id('收据') }), output: f.answerFile },
  listReceipts: { input: f.input({ cursor: f.cursor }), output: f.pageOf(receipt) },
  /** One's own year: every month with what became of it, every receipt. */
  openStatement: {
    input: f.input({ year }),
    output: v.object({
      now: v.number(),
      year: v.number(),
      /** The first year there is something of; the last is this one. */
      firstYear: v.number(),
      memberName: v.string(),
      branchName: v.string(),
      months: v.array(
        v.object({
          month: v.string(),
          amountFen: v.number(),
          state: bill.entries.state,
          method: v.nullable(method),
          paidAt: v.nullable(v.number()),
          receiptNumber: v.nullable(v.string()),
        }),
      ),
      receipts: v.array(receipt),
      dueFen: v.number(),
      paidFen: v.number(),
      extraFen: v.number(),
    }),
  },
  /** The statement as a .docx. */
  exportStatement: { input: f.input({ year }), output: f.answerFile },
  /** The year's publication of the own branch and of the committee above it. Without a year: the newest there is. */
  openPublication: {
    input: f.input({ year, unitId: v.optional(f.id('组织')) }),
    output: v.object({
      year: v.number(),
      /** Years with a publication, newest first. */
      years: v.array(v.number()),
      publications: v.array(publication),
      /** For whoever may publish: what would be published now. Null when the year is not over enough. */
      draft: v.nullable(publication),
      allowedEvents: v.array(v.picklist(['publish'])),
    }),
  },
} as const satisfies FunctionContract
