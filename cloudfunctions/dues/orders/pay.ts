/** From a locked order to the parameters of the payment sheet. */
import { monthsLabel, yearOf } from '../../../miniprogram/shared/calendar'
import { moveOrder, orderTimes } from '../../domain/dues-order'
import { _ } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { paymentProvider, ProviderSilent } from '../payment'
import type { Order, PaymentParameters } from '../records'
import { orders } from '../repository'
import { askAbout, endOrder, isOpen, type Asking } from './ask'

/** Places the order with WeChat Pay, or places it again. Refuses when that fails; the order then stays in doubt. */
export async function startPayment(order: Order, now: number): Promise<PaymentParameters> {
  const payment = await orUnavailable(() =>
    paymentProvider().start({
      orderId: order._id,
      amountFen: order.amountFen,
      description: `党费 ${monthsOf(order, now)}`.slice(0, 40),
      payerOpenid: order.openid,
      expiresAt: order.openedAt + orderTimes.expiryMs,
    }),
  )
  const state = moveOrder(order.state, 'startPayment', 'member')
  const where = { _id: order._id, state: _.in(['created', 'paying']) }
  if (state && (await orders.updateIf(where, { state, payment: _.set(payment) })) === 1) return payment
  // Ended meanwhile, from another phone or by the timer: nobody may pay it now.
  await orUnavailable(() => endOrder(order, { by: 'member', now }))
  return refuse('CONFLICT', '这笔支付刚刚关闭了，没有扣款，再点一次支付就好。')
}

/**
 * An order that already holds some of the chosen months: the same months continue it; other months end it first. Refuses
 * when it turns out to be paid, or cannot be ended yet. @returns null when it is out of the way
 */
export async function continueOrder(order: Order, months: readonly string[], asking: Asking) {
  if (!isOpen(order)) return null
  const isSame = order.items.map(({ month }) => month).join() === months.join()
  if (isSame && asking.now - order.openedAt < orderTimes.reuseMs) {
    return { order, payment: order.payment ?? (await startPayment(order, asking.now)) }
  }
  const asked = await orUnavailable(() => askAbout(order, asking))
  const ended = isOpen(asked) ? await orUnavailable(() => endOrder(asked, asking)) : asked
  if (ended.state === 'paid') refuse('WRONG_STATE', `${monthsOf(order, asking.now)}刚刚已经缴清，不用再付。`)
  if (isOpen(ended)) {
    refuse('WRONG_STATE', `${monthsOf(order, asking.now)}那一笔还没有结束。接着付那几个月，或者过 5 分钟再选。`)
  }
  return null
}

const monthsOf = ({ items }: Order, now: number) =>
  monthsLabel(
    items.map(({ month }) => month),
    yearOf(now),
  )

async function orUnavailable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (error instanceof ProviderSilent) return refuse('PAYMENT_UNAVAILABLE')
    throw error
  }
}
