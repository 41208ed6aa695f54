/** Opens an order: takes the bills, so that no other order and no cash can settle them meanwhile. */
import type { Month } from '../../../miniprogram/shared/calendar'
import { firstOrderState } from '../../domain/dues-order'
import { transaction, type Transaction } from '../../kit/database'
import { billsOfMonths } from '../months'
import type { Bill, Order } from '../records'
import { bills, orders } from '../repository'
import { YearBook } from '../year-book'

export interface OrderRequest {
  readonly orderId: string
  readonly member: { readonly id: string; readonly name: string; readonly openid: string }
  readonly branchId: string
  readonly branchName: string
  readonly months: readonly Month[]
  /** The bill of a month that has none yet; null when none can be made. */
  readonly newBill: (month: Month) => Bill | null
  readonly now: number
}

/** @returns the order, or null when one of the bills is taken or settled: somebody was faster, look again */
export function lockMonths(request: OrderRequest): Promise<Order | null> {
  return transaction(async (tx) => {
    const found = await readBills(tx, request)
    if (!found) return null
    const yearBook = new YearBook(tx)
    for (const { bill, isNew } of found) {
      const held = { state: 'paying', orderId: request.orderId, payingSince: request.now } as const
      if (!isNew) await tx.update(bills, bill._id, held)
      else {
        await tx.create(bills, { ...bill, ...held })
        await yearBook.add(bill.branchId, bill.month, { dueFen: bill.amountFen })
      }
    }
    await yearBook.save()
    const order = newOrder(
      request,
      found.map(({ bill }) => bill),
    )
    await tx.create(orders, order)
    return order
  })
}

/** Null when one of them is taken or settled, or the order is there already. */
async function readBills(tx: Transaction, { orderId, member, months, newBill }: OrderRequest) {
  if (await tx.get(orders, orderId)) return null
  const found = await billsOfMonths(tx, { memberId: member.id, months, newBill })
  return found?.every(({ bill, isNew }) => isNew || bill.state === 'unpaid') ? found : null
}

function newOrder({ orderId, member, branchId, branchName, now }: OrderRequest, held: readonly Bill[]): Order {
  return {
    _id: orderId,
    memberId: member.id,
    memberName: member.name,
    openid: member.openid,
    branchId,
    branchName,
    items: held.map(({ _id, month, amountFen }) => ({ billId: _id, month, amountFen })),
    amountFen: held.reduce((sum, { amountFen }) => sum + amountFen, 0),
    state: firstOrderState,
    openedAt: now,
    payment: null,
    receiptId: null,
    received: null,
    problem: null,
    refund: null,
    endedAt: null,
  }
}
