/** Closes an order that was not paid and gives its months free again. */
import { monthOf } from '../../../miniprogram/shared/calendar'
import { moveOrder, type OrderMover } from '../../domain/dues-order'
import { transaction, type Transaction } from '../../kit/database'
import type { Bill, Order } from '../records'
import { bills, orders } from '../repository'
import { reopenBills } from '../reopening'
import { YearBook } from '../year-book'

/** To be called only when the provider takes no more money for the order. @returns the order as it is now */
export function closeOrder(orderId: string, by: OrderMover, now: number): Promise<Order | null> {
  return transaction(async (tx) => {
    const order = await tx.get(orders, orderId)
    const state = order && moveOrder(order.state, 'close', by)
    if (!state) return order
    await freeBills(tx, order, now)
    const change = { state, endedAt: now, payment: null }
    await tx.update(orders, orderId, change)
    return { ...order, ...change }
  })
}

/** The months that the order holds are open again. */
export async function freeBills(tx: Transaction, order: Order, now: number): Promise<void> {
  const yearBook = new YearBook(tx)
  await reopenBills(tx, await billsHeldBy(tx, order), { thisMonth: monthOf(now), yearBook })
  await yearBook.save()
}

async function billsHeldBy(tx: Transaction, order: Order): Promise<Bill[]> {
  const held: Bill[] = []
  for (const { billId } of order.items) {
    const bill = await tx.get(bills, billId)
    if (bill && bill.state === 'paying' && bill.orderId === order._id) held.push(bill)
  }
  return held
}
