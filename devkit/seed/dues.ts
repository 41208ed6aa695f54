/** A year of dues: profiles, bills, payments and receipts, so that ledger and charts have something to show. */
import { monthOf } from '../../miniprogram/shared/calendar'
import type { Cloud } from '../cloud'
import { profilesFor } from './dues-profiles'
import { billsFor } from './dues-bills'
import { paymentsFor } from './dues-payments'
import type { SeedOptions } from './membership'
import type { SeedWorld } from './people'

/** Months of bills, this one included; years of them for the branch of the demo at a larger scale. */
const usualMonths = 12
const maxYears = 10

export async function seedDues(cloud: Cloud, world: SeedWorld, { scale, now }: SeedOptions): Promise<void> {
  const { database } = cloud
  const insert = (collection: string, documents: readonly object[]) =>
    database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const profiles = profilesFor(world.members, now)
  insert('duesProfiles', [...profiles.values()])
  world.branches.forEach((branch, index) => {
    const months = usualMonths * (index === 0 ? Math.min(scale, maxYears) : 1)
    const bills = billsFor(branch.members, { profiles, months, now })
    const { orders, receipts, years } = paymentsFor(branch, { bills, now })
    insert('duesBills', bills)
    insert('duesOrders', orders)
    insert('duesReceipts', receipts)
    insert('duesYears', years)
  })
  insert('duesBillRuns', [{ _id: monthOf(now), doneThrough: '', isFinished: true }])
  await payWithoutCallback(cloud, world, now)
}

/**
 * 罗予 has just paid and WeChat's callback was lost: the ledger shows a payment that waits for its result until the timer
 * asks. Made by really paying, since WeChat Pay's side of the order lies in the cloud and not in a collection.
 */
async function payWithoutCallback(cloud: Cloud, world: SeedWorld, now: number): Promise<void> {
  const { openid } = world.person('罗予')
  const event = { action: 'prepay', input: { months: [monthOf(now)] }, requestId: 'seed-payment' }
  const answer = (await cloud.invoke('dues', event, { openid: openid ?? '' })) as {
    ok: boolean
    data?: { payment: { package: string } }
  }
  // An environment without WeChat Pay has no such payments.
  if (answer.data) await cloud.payments.pay(answer.data.payment.package.replace('prepay_id=', ''), 'lose')
}
