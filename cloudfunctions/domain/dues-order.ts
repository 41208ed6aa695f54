/** The life of a payment order as a table: what may happen in which state, and who may make it happen. */

export type OrderState = 'created' | 'paying' | 'paid' | 'closed' | 'mismatch' | 'refunding' | 'refunded'

/**
 * member: from the payment page; provider: what WeChat Pay answered to a question of ours; timer: the reconciliation;
 * keeper: who keeps the branch's dues.
 */
export type OrderMover = 'member' | 'provider' | 'timer' | 'keeper'

interface Transition {
  readonly from: readonly OrderState[]
  readonly to: OrderState
  readonly by: readonly OrderMover[]
}

export const firstOrderState: OrderState = 'created'

/** Nothing more happens by itself: money is booked or given back, or a person has to look. `closed` may still meet late money. */
export const finalOrderStates: readonly OrderState[] = ['paid', 'closed', 'mismatch', 'refunded']

export const orderTransitions = {
  /** WeChat Pay gave the parameters for the payment sheet. Again when the sheet is opened again. */
  startPayment: { from: ['created', 'paying'], to: 'paying', by: ['member'] },
  /** WeChat Pay says paid, and amount, payer and bills agree. Also for money that arrives after closing. */
  settle: { from: ['created', 'paying', 'closed'], to: 'paid', by: ['provider'] },
  /** WeChat Pay says paid, but something does not agree: kept for people, nothing is booked. */
  setAside: { from: ['created', 'paying', 'closed'], to: 'mismatch', by: ['provider'] },
  /** Not paid, and WeChat Pay will not take money for it any more. */
  close: { from: ['created', 'paying'], to: 'closed', by: ['member', 'provider', 'timer'] },
  /** Money that was set aside is to go back. Again when the first attempt came to nothing. */
  refund: { from: ['mismatch', 'refunding'], to: 'refunding', by: ['keeper'] },
  /** WeChat Pay has given it back, asked by us or in the merchant's console. */
  refunded: { from: ['mismatch', 'refunding'], to: 'refunded', by: ['provider'] },
} as const satisfies Record<string, Transition>

export type OrderEvent = keyof typeof orderTransitions

/** The state after the event; null when the table does not allow it in this state or to this mover. */
export function moveOrder(state: OrderState, event: OrderEvent, by: OrderMover): OrderState | null {
  const transition: Transition = orderTransitions[event]
  return transition.from.includes(state) && transition.by.includes(by) ? transition.to : null
}

export const openOrderStates: readonly OrderState[] = ['created', 'paying']

/** Figures of an order's life. WeChat Pay keeps a prepay id for two hours (统一下单, prepay_id). */
export const orderTimes = {
  /** A second tap on 支付 gets the same sheet back for this long; a margin below the two hours of the prepay id. */
  reuseMs: 110 * 60_000,
  /** From this age on the timer asks WeChat Pay about an open order. Closing earlier may be refused (关闭订单, 5 分钟). */
  inDoubtMs: 5 * 60_000,
  /** From this age on an unpaid order is closed. */
  expiryMs: 120 * 60_000,
} as const

/** What WeChat Pay says it received, beside what the order asked for. */
export interface Received {
  readonly amountFen: number
  readonly payerOpenid: string
}

/** Why money cannot be booked on the order, or null when everything agrees. */
export function disagreement(
  order: { readonly amountFen: number; readonly openid: string },
  received: Received,
  bills: readonly { readonly amountFen: number; readonly isFree: boolean }[],
): 'amount' | 'payer' | 'bills' | null {
  if (received.amountFen !== order.amountFen) return 'amount'
  if (received.payerOpenid !== order.openid) return 'payer'
  const billedFen = bills.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return billedFen === order.amountFen && bills.every(({ isFree }) => isFree) ? null : 'bills'
}
