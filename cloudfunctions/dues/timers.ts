import { makeMonthlyBills } from './bills/monthly'
import { reconcile } from './orders/reconcile'

export const timers = {
  makeMonthlyBills,
  /** Also takes up a month's bills that their own timer missed or could not finish. */
  reconcile: async (now: number) => ({ ...(await reconcile(now)), ...(await makeMonthlyBills(now)) }),
}
