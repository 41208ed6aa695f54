import { compactTime } from '../clock'
import type { Delivery } from '../deliveries'
import { HttpError } from '../http/body'
import type { PayParts, RefundAnswer } from './index'
import { transactionOf } from './module'
import { newNumber, type CallbackMode, type Order } from './orders'

const MODES: readonly CallbackMode[] = ['normal', 'lose', 'repeat', 'late']

/** The payment sheet: what a user does with an order, and what then becomes of the notification. */
export class Payments {
  constructor(private readonly parts: PayParts) {
    parts.deliveries.onAttempt = (delivery, taken) => this.noteAttempt(delivery, taken)
  }

  /** Oldest first. */
  list(): Order[] {
    return this.parts.book.orders()
  }

  /** @throws HttpError 404 */
  get(prepayId: string): Order {
    const order = this.parts.book.byPrepayId(prepayId)
    if (!order) throw new HttpError(404, '没有这笔订单')
    return order
  }

  /**
   * Pays, and resolves when the first notification has been answered.
   * @param mode `normal`; `lose`: the function is never told; `repeat`: told twice, though it took the first;
   *   `late`: told when `deliver` is called
   * @throws HttpError 404 unknown, 409 no longer payable
   */
  async pay(prepayId: string, mode: CallbackMode = 'normal'): Promise<Order> {
    if (!MODES.includes(mode)) throw new HttpError(400, `callback must be one of ${MODES.join(', ')}`)
    const order = this.get(prepayId)
    const now = this.parts.clock.now()
    if (order.tradeState === 'CLOSED') throw new HttpError(409, '订单已关闭')
    if (order.tradeState !== 'NOTPAY') throw new HttpError(409, '订单已支付')
    if (order.expiresAt < now) throw new HttpError(409, '订单已过期，请重新下单')
    const callback = { mode, attempts: 0, acknowledged: false }
    const transactionId = newNumber('42', now)
    const paid = this.parts.book.save({ ...order, tradeState: 'SUCCESS', transactionId, paidAt: now, callback })
    this.parts.changed(paid)
    if (mode === 'normal' || mode === 'repeat') await this.notify(paid)
    if (mode === 'repeat') await this.notify(paid)
    return this.get(prepayId)
  }

  /** The user closes the sheet; the order stays open. */
  cancel(prepayId: string): Order {
    return this.get(prepayId)
  }

  /** Sends a notification now: one that was lost, is late or waits to be repeated. */
  async deliver(prepayId: string): Promise<Order> {
    const order = this.get(prepayId)
    if (order.paidAt === null) throw new HttpError(409, '订单未支付')
    await this.notify(order)
    return this.get(prepayId)
  }

  /** Makes the pending notifications of all payments and refunds now, each once. */
  async deliverAll(): Promise<void> {
    await this.parts.deliveries.runNow(({ kind }) => kind !== 'media')
  }

  answerRefunds(answer: RefundAnswer): void {
    this.parts.refunds.answer = answer
  }

  /** Refunds that were on their way arrive. */
  arriveRefunds(): void {
    const { book } = this.parts
    for (const { outTradeNo } of book.orders()) {
      for (const refund of book.refundsOf(outTradeNo)) book.saveRefund({ ...refund, status: 'SUCCESS' })
    }
  }

  /** Somebody gives the whole sum back in the merchant's console, without the product knowing. */
  refundOutside(prepayId: string): Order {
    const order = this.get(prepayId)
    if (order.paidAt === null) throw new HttpError(409, '订单未支付')
    return this.parts.book.save({ ...order, tradeState: 'REFUND' })
  }

  private async notify(order: Order): Promise<void> {
    const { deliveries, clock } = this.parts
    const isOfOrder = ({ kind, event }: Delivery): boolean => kind === 'pay' && tradeNumber(event) === order.outTradeNo
    if (!deliveries.pending().some(isOfOrder)) {
      deliveries.add({ kind: 'pay', fn: order.functionName, event: this.event(order), dueAt: clock.now() })
    }
    await deliveries.runNow(isOfOrder)
  }

  /** Source: 支付结果回调云函数协议. */
  private event(order: Order): object {
    if (order.isV3) return { event_type: 'TRANSACTION.SUCCESS', resource: transactionOf(order) }
    return {
      ...this.parts.envelope(order.subMchId),
      openid: order.openid,
      subOpenid: order.openid,
      isSubscribe: 'N',
      subIsSubscribe: 'N',
      tradeType: 'JSAPI',
      bankType: 'OTHERS',
      totalFee: order.totalFee,
      cashFee: order.totalFee,
      feeType: 'CNY',
      transactionId: order.transactionId,
      outTradeNo: order.outTradeNo,
      attach: order.attach,
      timeEnd: compactTime(order.paidAt ?? 0),
    }
  }

  private noteAttempt({ kind, event }: Delivery, taken: boolean): void {
    const order = kind === 'pay' ? this.parts.book.byTradeNumber(tradeNumber(event)) : undefined
    if (!order) return
    const callback = { ...order.callback, attempts: order.callback.attempts + 1 }
    callback.acknowledged ||= taken
    this.parts.changed(this.parts.book.save({ ...order, callback }))
  }
}

function tradeNumber(event: object): string {
  const { outTradeNo, resource } = event as { outTradeNo?: string; resource?: { out_trade_no?: string } }
  return outTradeNo ?? resource?.out_trade_no ?? ''
}
