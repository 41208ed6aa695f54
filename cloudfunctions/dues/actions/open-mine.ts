import { action } from '../../kit/create-function'
import { ownRecords } from '../access'
import { accountView, loadAccount } from '../account'
import { paymentProvider } from '../payment'

/** The page 我的党费 in three database calls, the actor's included. */
export const openMine = action('dues.openMine', {
  access: ownRecords,
  async run({ actor, now }) {
    const account = await loadAccount(actor, now)
    return {
      ...accountView(account, now),
      areRemindersOn: account.payer.profile?.areRemindersOn ?? true,
      openOrderId: account.bills.find(({ state }) => state === 'paying')?.orderId ?? null,
      isPaymentAvailable: paymentProvider().isAvailable,
    }
  },
})
