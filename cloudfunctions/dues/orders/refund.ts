/** Gives money back that was set aside. Asked for again it is the same refund; what is not answered is asked about later. */
import { moveOrder } from '../../domain/dues-order'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { logger } from '../../kit/logger'
import { paymentProvider, ProviderSilent, type RefundStanding } from '../payment'
import type { Order } from '../records'
import { tellRefunded } from '../refund-messages'
import { orders } from '../repository'
import { afterwards } from '../telling'

const silentSentence = '微信没有回话，系统稍后会再问。'

export interface Asker {
  readonly memberId: string
  readonly now: number
}

/** Notes the wish to give the money back. @returns null when the order's state does not allow it */
export function requestRefund(orderId: string, { memberId, now }: Asker): Promise<Order | null> {
  return transaction(async (tx) => {
    const order = await tx.get(orders, orderId)
    const state = order && moveOrder(order.state, 'refund', 'keeper')
    if (!state) return null
    const refund = order.refund ?? {
      refundId: factId('refund', orderId),
      askedAt: now,
      askedById: memberId,
      problem: '',
    }
    const asked = { ...order, state, refund }
    await tx.set(orders, asked)
    return asked
  })
}

/** Asks the provider to give it back, or whether it has; both for the keeper and for the timer. @returns the order as it is now */
export async function pursueRefund(order: Order, now: number): Promise<Order> {
  try {
    const standing = await refundStanding(order)
    if (standing.state === 'done') return await acceptRefund(order._id, now)
    return await noteProblem(order, standing.state === 'failed' ? standing.problem : '')
  } catch (error) {
    if (!(error instanceof ProviderSilent)) throw error
    return noteProblem(order, silentSentence)
  }
}

async function refundStanding(order: Order): Promise<RefundStanding> {
  const { _id: orderId, refund, received } = order
  const refundId = present(refund).refundId
  const known = await paymentProvider().queryRefund({ orderId, refundId })
  if (known.state === 'done' || known.state === 'processing') return known
  const totalFen = present(received).amountFen
  const asked = await paymentProvider().refund({
    orderId,
    refundId,
    totalFen,
    refundFen: totalFen,
    reason: '党费核对退回',
  })
  if (asked.state !== 'failed') return asked
  // The whole sum may have gone back in the merchant's console already; then there is nothing left to give.
  const { state } = await paymentProvider().query(orderId)
  return state === 'refunded' ? { state: 'done' } : asked
}

/** The money has gone back, by us or in the merchant's console. */
export async function acceptRefund(orderId: string, now: number): Promise<Order> {
  const order = await transaction(async (tx) => {
    const found = present(await tx.get(orders, orderId))
    const state = moveOrder(found.state, 'refunded', 'provider')
    if (!state) return found
    const refund = found.refund && { ...found.refund, problem: '' }
    const done = { ...found, state, refund, endedAt: now }
    await tx.set(orders, done)
    return done
  })
  // Told once, however often it is asked for.
  if (order.state === 'refunded') await afterwards(() => tellRefunded(order, now))
  return order
}

async function noteProblem(order: Order, problem: string): Promise<Order> {
  const { refund } = order
  if (!refund || refund.problem === problem) return order
  if (problem) logger.warn('refund waits', { orderId: order._id, problem })
  await orders.updateIf({ _id: order._id, state: 'refunding' }, { 'refund.problem': problem })
  return { ...order, refund: { ...refund, problem } }
}
