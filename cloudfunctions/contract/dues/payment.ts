import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { differenceKindLabels, wordsOf } from '../../../miniprogram/shared/words'
import type { FunctionContract } from '../define'
import * as f from '../fields'
import { branchId, methodByHand, orderState, sentence } from './shapes'

const months = v.pipe(
  v.array(f.month('月份'), '月份的列表不对。'),
  v.minLength(1, '至少选一个月。'),
  v.maxLength(limits.duesMonthsBack + limits.duesMonthsAhead + 1, '一次最多选 13 个月。'),
)

const standing = v.object({ state: orderState, receiptId: v.nullable(v.string()) })

/** Money that came in and could not be booked: it belongs to the payer. */
const setAside = v.object({
  orderId: v.string(),
  memberName: v.string(),
  months: v.array(v.string()),
  /** What the order asked for, and what came in. */
  amountFen: v.number(),
  receivedFen: v.number(),
  receivedAt: v.number(),
  problem: v.picklist(['amount', 'payer', 'bills']),
  state: v.picklist(['mismatch', 'refunding', 'refunded']),
  /** Why the last attempt to give it back failed; '' when there was none. */
  refundProblem: v.string(),
  allowedEvents: v.array(v.picklist(['refundOrder'])),
})

const difference = v.object({
  differenceId: v.string(),
  kind: v.picklist(wordsOf(differenceKindLabels)),
  memberName: v.string(),
  /** What differs, in one sentence with the figures. */
  text: v.string(),
  foundAt: v.number(),
  /** closed: gone by itself, or looked at by a person. */
  state: v.picklist(['open', 'closed']),
  closedNote: v.string(),
  allowedEvents: v.array(v.picklist(['closeDifference'])),
})

export const payment = {
  /** Opens an order over the months and asks WeChat Pay for the payment parameters. */
  prepay: {
    input: f.input({ months }),
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
  checkOrder: { input: f.input({ orderId: f.id('订单') }), output: standing },
  /** The user closed the sheet: gives the months free again unless WeChat Pay says paid. */
  cancelOrder: { input: f.input({ orderId: f.id('订单') }), output: standing },
  /** The organizer took the money of one or several months by hand: one receipt. */
  settleInCash: {
    input: f.input({
      memberId: f.id('党员'),
      months,
      method: methodByHand,
      /** Who brought it, for `delivered`. */
      deliveredByName: f.optionalText('代交人', limits.name),
    }),
    output: v.object({ receiptId: v.string() }),
  },
  /** Takes back what was entered by mistake by hand, within three days. */
  voidReceipt: { input: f.input({ receiptId: f.id('收据'), reason: sentence('原因') }), output: f.nothing },
  /** Given of one's own will beyond the standard. Above 1000 yuan at once it goes whole to the centre (第十一条). */
  recordExtra: {
    input: f.input({
      memberId: f.id('党员'),
      amountFen: f.wholeNumber('金额（分）', 1, limits.extraFen),
      method: methodByHand,
      deliveredByName: f.optionalText('代交人', limits.name),
    }),
    output: v.object({
      /** Null above the limit: the centre issues that receipt. */
      receiptId: v.nullable(v.string()),
    }),
  },
  /** What the daily comparison of bills, orders and WeChat Pay found, and money to give back. */
  openReconciliation: {
    input: f.input({ branchId }),
    output: v.object({
      now: v.number(),
      isPaymentAvailable: v.boolean(),
      /** Of the last finished comparison; null before the first. */
      comparedAt: v.nullable(v.number()),
      comparedOrders: v.number(),
      setAside: v.array(setAside),
      differences: v.array(difference),
      /** Given beyond the standard for the centre. */
      forCentre: v.array(v.object({ memberName: v.string(), amountFen: v.number(), at: v.number() })),
    }),
  },
  /** Gives set-aside money back the way it came. Asked for again it is the same refund. */
  refundOrder: { input: f.input({ orderId: f.id('订单') }), output: v.object({ state: orderState }) },
  /** A person has looked at it and says what it was. */
  closeDifference: {
    input: f.input({ differenceId: f.id('差异'), note: sentence('说明') }),
    output: f.nothing,
  },
} as const satisfies FunctionContract
