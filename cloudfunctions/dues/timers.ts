import { makeMonthlyBills } from './bills/monthly'
import { compareBooks } from './compare'
import { reconcile } from './orders/reconcile'
import { tellMembers } from './tell-members'

export const timers = {
  makeMonthlyBills,
  /** Also takes up a month's bills that their own timer missed or could not finish. */
  reconcile: async (now: number) => ({ ...(await reconcile(now)), ...(await makeMonthlyBills(now)) }),
  /** At night, every ten minutes until the day's run is finished. */
  compareBooks,
  /** In the morning, every ten minutes until the day's run is finished. */
  tellMembers,
}
