import { action } from '../../kit/create-function'
import { ownRecords } from '../access'
import { loadAccount } from '../account'
import { paymentProvider } from '../payment'
import { standingFrom } from '../repository'
import { billView, explainCurrent, explainDeclared } from '../views'

/** The page 我的党费 in three database calls, the actor's included. */
export const openMine = action('dues.openMine', {
  access: ownRecords,
  async run({ actor, now }) {
    const { payer, bills, thisMonth, payable } = await loadAccount(actor, now)
    const { paidThrough, owedFen } = standingFrom(bills, thisMonth)
    return {
      now,
      thisMonth,
      bills: bills.map(billView),
      payableMonths: [...payable],
      paidThrough,
      owedFen,
      explanation: explainCurrent(payer, now),
      declaration: explainDeclared(payer, now),
      openOrderId: bills.find(({ state }) => state === 'paying')?.orderId ?? null,
      isPaymentAvailable: paymentProvider().isAvailable,
    }
  },
})
