import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { reliefKindLabels, remittanceStateLabels, wordsOf } from '../../../miniprogram/shared/words'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { reliefView } from './relief-shape'
import { branchId, received, sentence, year } from './shapes'

const remittance = v.object({
  remittanceId: v.string(),
  branchId: v.string(),
  branchName: v.string(),
  year: v.number(),
  amountFen: v.number(),
  /** Day on which the money was handed over, "2026-11-18". */
  remittedOn: v.string(),
  note: v.string(),
  state: v.picklist(wordsOf(remittanceStateLabels)),
  reportedAt: v.number(),
  reportedByName: v.string(),
  decidedAt: v.nullable(v.number()),
  decidedByName: v.string(),
  sentence: v.string(),
  allowedEvents: v.array(v.picklist(['decideRemittance', 'withdrawRemittance'])),
})

/** Between branch and committee. */
export const committee = {
  submitRelief: {
    input: f.input({
      memberId: f.id('党员'),
      kind: f.choice('方式', wordsOf(reliefKindLabels)),
      /** Of `reduced`: what is left to pay a month. */
      monthlyFen: f.wholeNumber('每月缴（分）', 0, limits.baseFen),
      from: f.month('开始月份'),
      through: f.month('结束月份'),
      reason: sentence('困难情况'),
      studiedOn: f.day('支部研究日期'),
    }),
    output: v.object({ reliefId: v.string() }),
  },
  decideRelief: {
    input: f.input({
      reliefId: f.id('减免'),
      isApproved: v.boolean('决定只能是批准或不批准。'),
      /** Needed where it is not approved. */
      sentence: f.optionalText('批复', limits.reason),
    }),
    output: f.nothing,
  },
  /** Withdraws what waits, or ends with this month what was approved. */
  endRelief: { input: f.input({ reliefId: f.id('减免') }), output: f.nothing },
  /** What a branch received in a year, and what it has passed on to the committee. */
  openRemittances: {
    input: f.input({ branchId, year }),
    output: v.object({
      now: v.number(),
      year: v.number(),
      branchId: v.string(),
      branchName: v.string(),
      received,
      /** By hand and not passed on yet; what came by WeChat Pay is with the committee's merchant account already. */
      toRemitFen: v.number(),
      remittedFen: v.number(),
      items: v.array(remittance),
      allowedEvents: v.array(v.picklist(['reportRemittance'])),
    }),
  },
  reportRemittance: {
    input: f.input({
      year: f.wholeNumber('年份', 2008, 2100),
      amountFen: f.wholeNumber('金额（分）', 1, 1_000_000_000_00),
      remittedOn: f.day('上缴日期'),
      note: f.optionalText('说明', limits.reason),
    }),
    output: v.object({ remittanceId: v.string() }),
  },
  withdrawRemittance: { input: f.input({ remittanceId: f.id('上缴') }), output: f.nothing },
  decideRemittance: {
    input: f.input({
      remittanceId: f.id('上缴'),
      isReceived: v.boolean('只能是收到或退回。'),
      sentence: f.optionalText('说明', limits.reason),
    }),
    output: f.nothing,
  },
  /** Publishes the year's figures to the members, or publishes them anew with a correction. */
  publish: {
    input: f.input({
      year: f.wholeNumber('年份', 2008, 2100),
      /** A branch, or a committee that the caller administers; the own branch without it. */
      unitId: v.optional(f.id('组织')),
      note: f.optionalText('说明', limits.publicationNote),
    }),
    output: f.nothing,
  },
  /** The committee's page: what waits for its decision, and every branch's year. */
  openCommittee: {
    input: f.input({ year }),
    output: v.object({
      now: v.number(),
      year: v.number(),
      unitId: v.string(),
      unitName: v.string(),
      reliefs: v.array(reliefView),
      remittances: v.array(remittance),
      branches: v.array(
        v.object({
          branchId: v.string(),
          name: v.string(),
          memberCount: v.number(),
          dueFen: v.number(),
          paidFen: v.number(),
          received,
          toRemitFen: v.number(),
          remittedFen: v.number(),
          isPublished: v.boolean(),
        }),
      ),
      isPublished: v.boolean(),
    }),
  },
} as const satisfies FunctionContract
