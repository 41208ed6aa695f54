/** Orders of the last days against what WeChat Pay says of them, and against the bills they settled. */
import { formatFen } from '../../../miniprogram/shared/fen'
import { askAbout } from '../orders/ask'
import { acceptRefund } from '../orders/refund'
import { paymentProvider, ProviderSilent, type Standing } from '../payment'
import type { Bill, Order } from '../records'
import { bills, ordersToCompare } from '../repository'
import type { Finding } from './finding'

const dayMs = 24 * 3600_000
/** Days back that are compared again each night: a payment may be known to WeChat's books a little later. */
const daysBack = 3
/** WeChat Pay is asked about this many at a time. */
const parallel = 5

export interface ComparedOrders {
  /** Orders that WeChat Pay has answered about. */
  readonly orderCount: number
  readonly found: Finding[]
}

export async function orderDifferences(branchId: string, now: number): Promise<ComparedOrders> {
  const orders = await ordersToCompare(branchId, now - daysBack * dayMs)
  const found = await billFindings(orders)
  let orderCount = 0
  if (!paymentProvider().isAvailable) return { orderCount, found }
  for (let start = 0; start < orders.length; start += parallel) {
    const answers = await Promise.all(orders.slice(start, start + parallel).map((order) => compareOrder(order, now)))
    for (const answer of answers) {
      if (answer === 'silent') continue
      orderCount++
      if (answer) found.push(answer)
    }
  }
  return { orderCount, found }
}

async function compareOrder(order: Order, now: number): Promise<Finding | null | 'silent'> {
  try {
    return await judge(order, await paymentProvider().query(order._id), now)
  } catch (error) {
    if (error instanceof ProviderSilent) return 'silent'
    throw error
  }
}

async function judge(order: Order, standing: Standing, now: number): Promise<Finding | null> {
  if (order.state === 'paid') return paidFinding(order, standing)
  if (order.state === 'closed') return standing.state === 'paid' ? lateMoney(order, now) : null
  const isWaiting = order.state === 'mismatch' || order.state === 'refunding'
  // Given back in the merchant's console.
  if (isWaiting && standing.state === 'refunded') await acceptRefund(order._id, now)
  return null
}

/** Money for an order that was closed here: booked or set aside by the usual way; what is left is a difference. */
async function lateMoney(order: Order, now: number): Promise<Finding | null> {
  const asked = await askAbout(order, { by: 'provider', now })
  if (asked.state !== 'closed') return null
  return findingOf(
    order,
    'paidNotBooked',
    `订单 ${order._id} 微信收到 ${formatFen(order.amountFen)} 元，这里没有记账。`,
  )
}

function paidFinding(order: Order, standing: Standing): Finding | null {
  const bookedFen = order.received?.amountFen ?? order.amountFen
  const booked = `这里记了 ${formatFen(bookedFen)} 元`
  if (standing.state === 'paid') {
    if (standing.amountFen === bookedFen) return null
    return findingOf(order, 'amountDiffers', `${booked}，微信收到 ${formatFen(standing.amountFen)} 元。`)
  }
  if (standing.state === 'refunded') {
    return findingOf(order, 'refundedOutside', `${booked}，微信那边退过款，退了多少请在商户平台查看。`)
  }
  return findingOf(order, 'bookedNotPaid', `${booked}，微信那边没有这笔收款。`)
}

/** A paid order's bills are paid by its receipt, each of them. */
async function billFindings(orders: readonly Order[]): Promise<Finding[]> {
  const paid = orders.filter(({ state }) => state === 'paid')
  const ids = paid.flatMap(({ items }) => items.map(({ billId }) => billId))
  const known = new Map((await bills.getMany(ids)).map((bill) => [bill._id, bill]))
  return paid
    .filter((order) => order.items.some(({ billId }) => !isSettledBy(known.get(billId), order)))
    .map((order) => findingOf(order, 'billsDiffer', `订单 ${order._id} 已付，有的月份却没有记成已缴。`))
}

const isSettledBy = (bill: Bill | undefined, { receiptId }: Order) =>
  bill?.state === 'paid' && bill.receiptId === receiptId

const findingOf = ({ _id, memberName }: Order, kind: Finding['kind'], text: string): Finding => ({
  kind,
  subject: _id,
  memberName,
  text,
})
