import { chooseMonths } from '../../domain/dues-bills'
import { units } from '../../directory/units'
import type { JoinedActor } from '../../kit/actor'
import { action } from '../../kit/create-function'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { ownRecords } from '../access'
import { loadAccount, type Account } from '../account'
import { newBill } from '../bills/assess'
import { isOpen } from '../orders/ask'
import { lockMonths } from '../orders/lock'
import { continueOrder, startPayment } from '../orders/pay'
import { paymentProvider } from '../payment'
import { orders } from '../repository'

/** Two phones that pay at once meet here again and again until one of them has the months. */
const maxRounds = 4

export const prepay = action('dues.prepay', {
  access: ownRecords,
  async run({ input, actor, now, requestId }) {
    if (!paymentProvider().isAvailable) {
      refuse('PAYMENT_UNAVAILABLE', '这里没有开通微信支付，把党费交给组织委员就好。')
    }
    const orderId = factId('order', actor.member.id, requestId)
    for (let round = 1; round <= maxRounds; round++) {
      const account = await loadAccount(actor, now)
      const months = choose(input.months, account)
      const held = await continueHeld(account, months, { openid: actor.openid, now })
      const done = held ?? (await open({ orderId, actor, account, months, now }))
      if (done) return { orderId: done.order._id, amountFen: done.order.amountFen, payment: done.payment }
    }
    return refuse('BUSY')
  },
})

function choose(chosen: readonly string[], { payable }: Account): string[] {
  const months = chooseMonths(chosen, payable)
  return typeof months === 'string' ? refuse('WRONG_STATE', months, { months }) : months
}

/** Orders under way that hold one of the months: continued if they are over the same months, else ended. */
async function continueHeld(
  { bills }: Account,
  months: readonly string[],
  { openid, now }: { openid: string; now: number },
) {
  const held = bills.filter(({ month, state }) => state === 'paying' && months.includes(month))
  for (const orderId of new Set(held.map((bill) => bill.orderId))) {
    const order = present(await orders.get(orderId ?? ''))
    // A payment sheet opens for the WeChat identity it was made for: after a change of phone the order ends.
    const continued = await continueOrder(order, order.openid === openid ? months : [], { by: 'member', now })
    if (continued) return continued
  }
  return null
}

interface Opening {
  readonly orderId: string
  readonly actor: JoinedActor
  readonly account: Account
  readonly months: readonly string[]
  readonly now: number
}

async function open({ orderId, actor: { member, openid }, account, months, now }: Opening) {
  const branch = present(await units.get(member.branchId))
  const order = await lockMonths({
    orderId,
    member: { id: member.id, name: member.name, openid },
    branchId: member.branchId,
    branchName: branch.name,
    months,
    newBill: (month) => newBill(account.payer, month),
    now,
  })
  if (order) return { order, payment: await startPayment(order, now) }
  // The submission again, whose order has been closed since: it will not come back to life.
  const known = await orders.get(orderId)
  if (known && !isOpen(known)) refuse('CONFLICT', '这笔支付已经关闭，没有扣款，再点一次支付就好。')
  return null
}
