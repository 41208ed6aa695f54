/** Books what WeChat Pay says it received: exactly once, whoever asks, however often and in whatever order. */
import { disagreement, moveOrder } from '../../domain/dues-order'
import { transaction, type Transaction } from '../../kit/database'
import { factId } from '../../kit/ids'
import { logger } from '../../kit/logger'
import { book } from '../booking'
import { tellSetAside, tellSettled } from '../messages'
import type { Standing } from '../payment'
import type { Bill, Order } from '../records'
import { bills, orders } from '../repository'
import { afterwards } from '../telling'
import { freeBills } from './release'

export type PaidStanding = Extract<Standing, { state: 'paid' }>

/** @returns the order as it is now; null when there is none */
export async function settleOrder(orderId: string, paid: PaidStanding, now: number): Promise<Order | null> {
  const order = await transaction((tx) => settle(tx, orderId, { paid, now }))
  // Outside the transaction and repeatable: a call that died after the commit is made good by the next one.
  if (order?.state === 'paid' && order.receiptId) {
    const { receiptId, items } = order
    await afterwards(() => tellSettled(order, { receiptId, items }, now))
  }
  if (order?.state === 'mismatch') {
    logger.error('money set aside', order.problem, { orderId })
    await afterwards(() => tellSetAside(order, now))
  }
  return order
}

interface Money {
  readonly paid: PaidStanding
  readonly now: number
}

async function settle(tx: Transaction, orderId: string, money: Money): Promise<Order | null> {
  const order = await tx.get(orders, orderId)
  if (!order || !moveOrder(order.state, 'settle', 'provider')) return order
  const found = await readBills(tx, order)
  const problem = disagreement(
    order,
    money.paid,
    found.map((bill) => ({ amountFen: bill.amountFen, isFree: isFreeFor(bill, order) })),
  )
  return problem ? setAside(tx, order, { ...money, problem }) : bookOrder(tx, order, { ...money, found })
}

async function bookOrder(tx: Transaction, order: Order, { paid, now, found }: Money & { found: readonly Bill[] }) {
  const receiptId = factId('receipt', order._id)
  const { memberId, memberName, branchId, branchName } = order
  const payer = { memberId, payerName: memberName, branchId, branchName }
  const payment = {
    ...payer,
    method: 'wechat',
    paidAt: paid.paidAt,
    handledByName: null,
    deliveredByName: '',
    requestId: null,
  } as const
  await book(tx, { receiptId, ...payment }, { settled: found.map((bill) => ({ bill, isNew: false })), now })
  const change = { state: 'paid', receiptId, received: receivedOf(paid), endedAt: now } as const
  await tx.set(orders, { ...order, ...change })
  return { ...order, ...change }
}

/** Nothing is booked and the months are free again; what came in is kept with the order for people to give back. */
async function setAside(tx: Transaction, order: Order, { paid, now, problem }: Money & { problem: Order['problem'] }) {
  await freeBills(tx, order, now)
  const change = { state: 'mismatch', problem, received: receivedOf(paid), endedAt: now } as const
  await tx.set(orders, { ...order, ...change })
  return { ...order, ...change }
}

const receivedOf = ({ amountFen, transactionId, paidAt }: PaidStanding) => ({ amountFen, transactionId, paidAt })

async function readBills(tx: Transaction, order: Order): Promise<Bill[]> {
  const found: Bill[] = []
  for (const { billId } of order.items) {
    const bill = await tx.get(bills, billId)
    if (bill) found.push(bill)
  }
  return found
}

/** Held by this order, or open again after it was closed and then paid all the same. */
function isFreeFor(bill: Bill, order: Order): boolean {
  return bill.state === 'unpaid' || (bill.state === 'paying' && bill.orderId === order._id)
}
