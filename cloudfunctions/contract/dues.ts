import * as v from 'valibot'
import { limits } from '../../miniprogram/shared/limits'
import { duesCategoryLabels, wordsOf } from '../../miniprogram/shared/words'
import type { FunctionContract } from './define'
import * as f from './fields'

const category = f.choice('党费类别', wordsOf(duesCategoryLabels))
const baseFen = f.wholeNumber('缴费基数（分）', 0, limits.baseFen)
const method = v.picklist(['wechat', 'cash', 'delivered'])

const bill = v.object({
  billId: v.string(),
  month: v.string(),
  amountFen: v.number(),
  state: v.picklist(['unpaid', 'paying', 'paid', 'exempt']),
  receiptId: v.nullable(v.string()),
})

/** Why a month costs what it costs, with the article. */
const explanation = v.object({
  category,
  baseFen: v.number(),
  /** Parts per ten thousand of the base; null where the standard is a fixed amount. */
  rateBasisPoints: v.nullable(v.number()),
  amountFen: v.number(),
  tier: v.string(),
  source: v.string(),
  isConfirmed: v.boolean(),
})

const receipt = v.object({
  receiptId: v.string(),
  number: v.string(),
  payerName: v.string(),
  branchName: v.string(),
  months: v.array(v.string()),
  /** The same months with their amounts, which differ after a change of category. */
  items: v.array(v.object({ month: v.string(), amountFen: v.number() })),
  amountFen: v.number(),
  amountInWords: v.string(),
  method,
  paidAt: v.number(),
  handledByName: v.nullable(v.string()),
})

/** mismatch: WeChat Pay received what does not fit the order; kept for people, nothing is booked. */
const orderState = v.picklist(['created', 'paying', 'paid', 'closed', 'mismatch'])

export const dues = {
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
      openOrderId: v.nullable(v.string()),
      isPaymentAvailable: v.boolean(),
    }),
  },
  /** Tells the organizer the category and base; bills follow once it is confirmed. */
  declareProfile: {
    input: f.input({ category, baseFen }),
    output: v.object({ explanation }),
  },
  /** Opens an order over the months and asks WeChat Pay for the payment parameters. */
  prepay: {
    input: f.input({
      months: v.pipe(
        v.array(f.month('月份'), '月份的列表不对。'),
        v.minLength(1, '至少选一个月。'),
        v.maxLength(limits.duesMonthsBack + limits.duesMonthsAhead + 1, '一次最多选 13 个月。'),
      ),
    }),
    output: v.object({
      orderId: v.string(),
      amountFen: v.number(),
      payment: v.object({
        timeStamp: v.string(),
        nonceStr: v.string(),
        package: v.string(),
        signType: v.string(),
        paySign: v.string(),
      }),
    }),
  },
  /** After the payment sheet: asks WeChat Pay how the order stands and settles it if paid. */
  checkOrder: {
    input: f.input({ orderId: f.id('订单') }),
    output: v.object({ state: orderState, receiptId: v.nullable(v.string()) }),
  },
  /** The user closed the sheet: gives the months free again unless WeChat Pay says paid. */
  cancelOrder: {
    input: f.input({ orderId: f.id('订单') }),
    output: v.object({ state: orderState, receiptId: v.nullable(v.string()) }),
  },
  openReceipt: { input: f.input({ receiptId: f.id('收据') }), output: v.object({ receipt }) },
  listReceipts: { input: f.input({ cursor: f.cursor }), output: f.pageOf(receipt) },
  /** Admin: one month of the branch, who paid, how much, how. */
  openLedger: {
    input: f.input({ month: v.optional(f.month('月份')), branchId: v.optional(f.id('支部')) }),
    output: v.object({
      month: v.string(),
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
      allowedEvents: v.array(v.picklist(['settleInCash', 'makeBills'])),
    }),
  },
  settleInCash: {
    input: f.input({ billId: f.id('账单'), method: f.choice('方式', ['cash', 'delivered']) }),
    output: v.object({ receiptId: v.string() }),
  },
  /** Makes the month's bills for the branch; those already made stay as they are. */
  makeBills: {
    input: f.input({ month: v.optional(f.month('月份')) }),
    output: v.object({ madeCount: v.number(), keptCount: v.number(), skippedCount: v.number() }),
  },
  listProfiles: {
    input: f.input({}),
    output: v.object({
      items: v.array(
        v.object({
          memberId: v.string(),
          name: v.string(),
          state: v.picklist(['missing', 'declared', 'confirmed']),
          explanation: v.nullable(explanation),
        }),
      ),
    }),
  },
  confirmProfile: {
    input: f.input({ memberId: f.id('党员'), category, baseFen }),
    output: v.object({ explanation }),
  },
} as const satisfies FunctionContract
