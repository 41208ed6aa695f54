/** The documents that the dues keep. */
import type { Month } from '../../miniprogram/shared/calendar'
import type { DuesCategory } from '../../miniprogram/shared/words'
import type { BillState } from '../domain/dues-bills'
import type { OrderState } from '../domain/dues-order'
import type { Stored } from '../kit/database'

/** What a member declared and what the organizer confirmed; the id is the member's. */
export interface DuesProfile extends Stored {
  readonly branchId: string
  /** declared: a declaration waits, perhaps beside an earlier confirmation. */
  readonly state: 'declared' | 'confirmed'
  readonly declared: { readonly category: DuesCategory; readonly baseFen: number; readonly at: number } | null
  readonly confirmed: {
    readonly category: DuesCategory
    readonly baseFen: number
    /** The year it was fixed for; it carries over until the next confirmation. */
    readonly year: number
    readonly at: number
    readonly byId: string
  } | null
  /** Waived through this month with the committee's approval (党费规定第七条). */
  readonly exemptThrough: Month | null
}

export type PayMethod = 'wechat' | 'cash' | 'delivered'

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
  readonly endedAt: number | null
}

export interface Receipt extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly key: string
  /** "2026-00418", one unbroken series a branch and year. */
  readonly number: string
  readonly payerName: string
  readonly branchName: string
  readonly items: readonly OrderItem[]
  readonly amountFen: number
  readonly method: PayMethod
  readonly paidAt: number
  readonly issuedAt: number
  readonly handledByName: string | null
  /** The submission that recorded it by hand: a retry gets this receipt again. */
  readonly requestId: string | null
}

export interface MonthSum {
  readonly dueFen: number
  readonly paidFen: number
}

/** A branch's year: the receipt counter and what its charts need, kept in the transactions that change bills. */
export interface DuesYear extends Stored {
  readonly branchId: string
  readonly year: number
  readonly receiptsIssued: number
  readonly byMonth: Readonly<Record<Month, MonthSum>>
}

/** How far the monthly making of bills has come; the id is the month. */
export interface BillRun extends Stored {
  /** The last branch that is finished; branches are taken in order of their ids. */
  readonly doneThrough: string
  readonly isFinished: boolean
}
