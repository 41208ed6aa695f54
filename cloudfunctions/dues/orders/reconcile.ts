/** The timer's part: orders whose end nobody told us. */
import { orderTimes } from '../../domain/dues-order'
import { now as clockNow } from '../../kit/clock'
import { logger } from '../../kit/logger'
import type { Order } from '../records'
import { openOrdersBefore, refundsUnderWay } from '../repository'
import { askAbout, endOrder, isOpen } from './ask'
import { pursueRefund } from './refund'

/** Orders of one run; the rest is ten minutes away. */
const batchSize = 200
/** WeChat Pay is asked about this many at a time. */
const parallel = 5
/** Well below the function's 60 s. */
const budgetMs = 40_000

/** @returns how many orders were asked about, refunds under way among them, and how many of them ended */
export async function reconcile(now: number): Promise<{ askedCount: number; endedCount: number }> {
  const startedAt = clockNow()
  const [open, refunding] = await Promise.all([
    openOrdersBefore(now - orderTimes.inDoubtMs, batchSize),
    refundsUnderWay(batchSize),
  ])
  const waiting = [...open, ...refunding]
  let askedCount = 0
  let endedCount = 0
  while (askedCount < waiting.length && clockNow() - startedAt < budgetMs) {
    const some = waiting.slice(askedCount, askedCount + parallel)
    const after = await Promise.all(some.map((order) => reconcileOrder(order, now)))
    askedCount += some.length
    endedCount += after.filter((order) => !isOpen(order) && order.state !== 'refunding').length
  }
  if (askedCount > 0) logger.info('orders reconciled', { askedCount, endedCount })
  return { askedCount, endedCount }
}

/** One order that fails must not keep the others waiting. */
async function reconcileOrder(order: Order, now: number): Promise<Order> {
  const asking = { by: 'timer', now } as const
  try {
    if (order.state === 'refunding') return await pursueRefund(order, now)
    const asked = await askAbout(order, asking)
    const isExpired = now - order.openedAt > orderTimes.expiryMs
    return isOpen(asked) && isExpired ? await endOrder(asked, asking) : asked
  } catch (error) {
    logger.error('order stays in doubt', error, { orderId: order._id })
    return order
  }
}
