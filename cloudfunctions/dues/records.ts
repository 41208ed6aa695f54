/** The documents that the dues keep. */
import type { Month } from '../../miniprogram/shared/calendar'
import type { DuesCategory, PayMethod } from '../../miniprogram/shared/words'
import type { BillState } from '../domain/dues-bills'
import type { OrderState } from '../domain/dues-order'
import type { Relief } from '../domain/dues-relief'
import type { Stored } from '../kit/database'

/** What a member declared and what the organizer confirmed; the id is the member's. */
export interface DuesProfile extends Stored {
  readonly branchId: string
  /** declared: a declaration waits, perhaps beside an earlier confirmation; missing: neither, other settings alone. */
  readonly state: 'missing' | 'declared' | 'confirmed'
  readonly declared: { readonly category: DuesCategory; readonly baseFen: number; readonly at: number } | null
  readonly confirmed: {
    readonly category: DuesCategory
    readonly baseFen: number
    /** The year it was fixed for; it carries over until the next confirmation. */
    readonly year: number
    readonly at: number
    readonly byId: string
  } | null
  /** Approved by the committee (党费规定第七条), newest last; they do not overlap. */
  readonly reliefs: readonly (Relief & { readonly reliefId: string })[]
  /** The last request for one: two that are handed in at once meet here, so that they cannot overlap. */
  readonly lastReliefId?: string
  /** The branch has agreed to payment by the quarter (第十二条). */
  readonly isQuarterly: boolean
  readonly areRemindersOn: boolean
}

/** A profile in which nothing is settled yet. */
export function blankProfile(memberId: string, branchId: string): DuesProfile {
  const nothing = { state: 'missing', declared: null, confirmed: null, reliefs: [] } as const
  return { _id: memberId, branchId, ...nothing, isQuarterly: false, areRemindersOn: true }
}

/** One member's dues of one month; the id is `memberId_2026-11`. The assessment is kept as it was made. */
export interface Bill extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly month: Month
  readonly standardId: string
  readonly category: DuesCategory
  readonly baseFen: number
  readonly rateBasisPoints: number | null
  /** Whole fen; 0 when exempt. */
  readonly amountFen: number
  readonly state: BillState
  /** The order that holds the bill while it is `paying`, or that settled it. */
  readonly orderId: string | null
  readonly payingSince: number | null
  readonly receiptId: string | null
  readonly method: PayMethod | null
  readonly paidAt: number | null
}

export interface OrderItem {
  readonly billId: string
  readonly month: Month
  readonly amountFen: number
}

/** Parameters of wx.requestPayment. */
export interface PaymentParameters {
  readonly timeStamp: string
  readonly nonceStr: string
  readonly package: string
  readonly signType: string
  readonly paySign: string
}

/** A payment with WeChat Pay over one or several bills; the id is the merchant's order number (outTradeNo). */
export interface Order extends Stored {
  readonly memberId: string
  readonly memberName: string
  readonly openid: string
  readonly branchId: string
  readonly branchName: string
  readonly items: readonly OrderItem[]
  readonly amountFen: number
  readonly state: OrderState
  readonly openedAt: number
  readonly payment: PaymentParameters | null
  readonly receiptId: string | null
  /** Of money that came in, booked or set aside. */
  readonly received: {
    readonly amountFen: number
    readonly transactionId: string
    readonly paidAt: number
  } | null
  /** Why money was set aside. */
  readonly problem: 'amount' | 'payer' | 'bills' | null
  /** The way back of money that was set aside. */
  readonly refund: {
    readonly refundId: string
    readonly askedAt: number
    readonly askedById: string
    /** Why the last attempt failed, for people; '' when it did not. */
    readonly problem: string
  } | null
  readonly endedAt: number | null
}

export interface Receipt extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly key: string
  /** "2026-00418", one unbroken series a branch and year. */
  readonly number: string
  /** extra: given beyond the standard, over no bills. */
  readonly kind: 'dues' | 'extra'
  readonly payerName: string
  readonly branchName: string
  readonly items: readonly OrderItem[]
  readonly amountFen: number
  readonly method: PayMethod
  readonly paidAt: number
  readonly issuedAt: number
  readonly handledByName: string | null
  /** Who brought it for the payer (第十二条); '' for nobody. */
  readonly deliveredByName: string
  /** The submission that recorded it by hand: a retry gets this receipt again. */
  readonly requestId: string | null
  /** Entered by mistake: the number stays used, the bills are open again. */
  readonly voided: { readonly at: number; readonly byName: string; readonly reason: string } | null
}

/** Above the limit at once, given beyond the standard: goes whole to the centre, which issues the receipt (第十一条). */
export interface DuesExtra extends Stored {
  readonly branchId: string
  readonly memberId: string
  readonly memberName: string
  readonly amountFen: number
  readonly method: PayMethod
  readonly deliveredByName: string
  readonly at: number
  readonly handledByName: string
}

export interface MonthSum {
  readonly dueFen: number
  readonly paidFen: number
}

/** What receipts of one year are over, in fen; voided ones are taken out. */
export interface ReceivedSums {
  readonly wechatFen: number
  readonly cashFen: number
  readonly deliveredFen: number
  /** Of these, given beyond the standard. */
  readonly extraFen: number
}

/** A branch's year: the receipt counter and what its charts need, kept in the transactions that change bills. */
export interface DuesYear extends Stored {
  readonly branchId: string
  readonly year: number
  readonly receiptsIssued: number
  /** By month of the dues. */
  readonly byMonth: Readonly<Record<Month, MonthSum>>
  /** By year of the receipt. */
  readonly received: ReceivedSums
  /** Reported to the committee and not returned, of what was received by hand this year. */
  readonly remittedFen: number
}

/** How far a timer's work over all branches has come; the id says what and when: `bills_2026-11`, `alerts_2026-11-24`. */
export interface Run extends Stored {
  /** The last branch that is finished; branches are taken in order of their ids. */
  readonly doneThrough: string
  readonly isFinished: boolean
  /** Branches that threw, to be tried again; the others do not wait for them. */
  readonly failed: readonly string[]
  readonly finishedAt: number | null
}
