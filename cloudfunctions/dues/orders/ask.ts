/** Asks WeChat Pay how an order stands and moves it accordingly. What a client or a notification says is never believed. */
import { openOrderStates, orderTimes, type OrderMover } from '../../domain/dues-order'
import { paymentProvider, type Standing } from '../payment'
import type { Order } from '../records'
import { closeOrder } from './release'
import { settleOrder } from './settle'

export interface Asking {
  readonly by: OrderMover
  readonly now: number
}

export const isOpen = ({ state }: Order) => openOrderStates.includes(state)

/** @returns the order as it is now. @throws ProviderSilent */
export async function askAbout(order: Order, asking: Asking): Promise<Order> {
  return apply(order, await paymentProvider().query(order._id), asking)
}

/** Ends an order unless it turns out to be paid; one that WeChat Pay will not close yet stays open. @throws ProviderSilent */
export async function endOrder(order: Order, asking: Asking): Promise<Order> {
  const standing = await paymentProvider().close(order._id)
  // An order that never reached WeChat Pay cannot be paid: its parameters went to nobody. One that WeChat Pay could not close
  // cannot be paid any more once its time is over.
  const isOver = standing.state === 'unpaid' && asking.now - order.openedAt > orderTimes.expiryMs + orderTimes.inDoubtMs
  const isGone = standing.state === 'unknown' || isOver
  return apply(order, isGone ? { state: 'closed' } : standing, asking)
}

async function apply(order: Order, standing: Standing, { by, now }: Asking): Promise<Order> {
  if (standing.state === 'paid') return (await settleOrder(order._id, standing, now)) ?? order
  // Given back in the merchant's console before we ever heard of it: nothing to book, nothing to give back.
  if (standing.state === 'closed' || standing.state === 'refunded')
    return (await closeOrder(order._id, by, now)) ?? order
  // Unknown to WeChat Pay a while after it was opened: placing it failed.
  const isLost = standing.state === 'unknown' && now - order.openedAt > orderTimes.inDoubtMs
  return isLost ? ((await closeOrder(order._id, by, now)) ?? order) : order
}
