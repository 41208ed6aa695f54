import * as v from 'valibot'
import { limits } from '../../../miniprogram/shared/limits'
import { duesCategoryLabels, payMethodLabels, reliefKindLabels, wordsOf } from '../../../miniprogram/shared/words'
import * as f from '../fields'

export const category = f.choice('党费类别', wordsOf(duesCategoryLabels))
export const baseFen = f.wholeNumber('缴费基数（分）', 0, limits.baseFen)
export const method = v.picklist(wordsOf(payMethodLabels))
/** How money comes in without WeChat Pay. */
export const methodByHand = f.choice('方式', ['cash', 'delivered'])
export const branchId = v.optional(f.id('支部'))
export const year = v.optional(f.wholeNumber('年份', 2008, 2100))
/** What a person writes about a decision or a mistake. */
export const sentence = (label: string) => f.text(label, limits.reason)

export const relief = v.object({
  kind: v.picklist(wordsOf(reliefKindLabels)),
  from: v.string(),
  through: v.string(),
  /** What is left to pay a month; 0 when exempt. */
  monthlyFen: v.number(),
})

export const bill = v.object({
  billId: v.string(),
  month: v.string(),
  amountFen: v.number(),
  state: v.picklist(['unpaid', 'paying', 'paid', 'exempt']),
  receiptId: v.nullable(v.string()),
})

/** Why a month costs what it costs, with the article. */
export const explanation = v.object({
  category,
  baseFen: v.number(),
  /** Parts per ten thousand of the base; null where the standard is a fixed amount. */
  rateBasisPoints: v.nullable(v.number()),
  amountFen: v.number(),
  tier: v.string(),
  source: v.string(),
  isConfirmed: v.boolean(),
})

export const receipt = v.object({
  receiptId: v.string(),
  number: v.string(),
  /** extra: given beyond the standard (第十一条), over no months. */
  kind: v.picklist(['dues', 'extra']),
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
  /** Who brought the money for the payer, as it was written down. */
  deliveredByName: v.string(),
  /** Entered by mistake and taken back: the number stays used, the months are open again. */
  voided: v.nullable(v.object({ at: v.number(), byName: v.string(), reason: v.string() })),
})

/** mismatch: WeChat Pay received what does not fit the order; kept for people, nothing is booked. */
export const orderState = v.picklist(['created', 'paying', 'paid', 'closed', 'mismatch', 'refunding', 'refunded'])

/** What came in during a year, by the way it came, in fen. */
export const received = v.object({
  wechatFen: v.number(),
  cashFen: v.number(),
  deliveredFen: v.number(),
  /** Of these, given beyond the standard. */
  extraFen: v.number(),
})

/** One month of a branch. Exempt bills are over 0 fen, reduced ones over what is left. */
export const monthSum = v.object({ month: v.string(), dueFen: v.number(), paidFen: v.number() })
