import { cancelOrder, checkOrder, prepay } from '../../../api/dues'

export type PayOutcome =
  | { readonly state: 'paid'; readonly receiptId: string }
  | { readonly state: 'waiting' }
  | { readonly state: 'cancelled' }
  /** WeChat Pay received what does not fit the order: it is given back. */
  | { readonly state: 'setAside' }

type OrderState = Awaited<ReturnType<typeof checkOrder>>['state']

const setAside: readonly OrderState[] = ['mismatch', 'refunding', 'refunded']

/**
 * Order → WeChat's payment sheet → what WeChat Pay says of the order. The sheet's own answer is never believed: it can
 * say "cancel" for an order that was paid on another phone, and "ok" before the money has arrived.
 */
export async function payMonths(months: string[], requestId: string): Promise<PayOutcome> {
  const { orderId, payment } = await prepay(months, requestId)
  const isConfirmed = await showSheet(payment)
  const { state, receiptId } = isConfirmed ? await checkOrder(orderId) : await cancelOrder(orderId)
  if (receiptId) return { state: 'paid', receiptId }
  if (setAside.includes(state)) return { state: 'setAside' }
  return { state: state === 'closed' ? 'cancelled' : 'waiting' }
}

async function showSheet(payment: Awaited<ReturnType<typeof prepay>>['payment']): Promise<boolean> {
  try {
    await wx.requestPayment({ ...payment, signType: payment.signType as 'MD5' })
    return true
  } catch {
    return false
  }
}
