/** Nearly two years of dues, so that ledgers, charts and last year's publication have something to show. */
import { addMonths, monthOf, yearOf } from '../../miniprogram/shared/calendar'
import type { DuesYear } from '../../cloudfunctions/dues/records'
import type { Publication } from '../../cloudfunctions/dues/publication-repository'
import type { Cloud } from '../cloud'
import { committeePublication, publicationOf, remittancesFor } from './dues-committee'
import { profilesFor } from './dues-profiles'
import { billsFor } from './dues-bills'
import { paymentsFor } from './dues-payments'
import { reliefsFor } from './dues-reliefs'
import type { SeedOptions } from './membership'
import type { SeedWorld } from './people'

/** Months of bills of a branch that only fills up; years of them for the branch of the demo at a larger scale. */
const usualMonths = 12
const maxYears = 10
/** The branches of the demo's people. */
const knownBranches = 3

export async function seedDues(cloud: Cloud, world: SeedWorld, { scale, now }: SeedOptions): Promise<void> {
  const { database } = cloud
  const insert = (collection: string, documents: readonly object[]) =>
    database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const profiles = profilesFor(world.members, now)
  insert('duesProfiles', [...profiles.values()])
  const published: Publication[] = []
  const books: DuesYear[] = []
  world.branches.forEach((branch, index) => {
    const months = index === 0 && scale > 1 ? usualMonths * Math.min(scale, maxYears) : monthsOf(index, now)
    const bills = billsFor(branch.members, { profiles, months, now })
    const { orders, receipts, years } = paymentsFor(branch, { bills, now })
    insert('duesBills', bills)
    insert('duesOrders', orders)
    insert('duesReceipts', receipts)
    insert('duesRemittances', remittancesFor(branch, { receipts, years, now }))
    insert('duesYears', years)
    books.push(...years)
    published.push(...[publicationOf(branch, { bills, years, now })].filter((each) => each !== null))
  })
  insert('duesReliefs', reliefsFor(world, now))
  insert('duesPublications', [
    ...published,
    committeePublication(world.committee, { branches: published, years: books, now }),
  ])
  insert('duesRuns', [{ _id: `bills_${monthOf(now)}`, doneThrough: '', isFinished: true, failed: [], finishedAt: now }])
  await payWithoutCallback(cloud, world, now)
  await payTheWrongAmount(cloud, world, now)
}

/** Since last January for the branches that are shown. */
function monthsOf(index: number, now: number): number {
  return index < knownBranches ? usualMonths + Number(monthOf(now).slice(5)) : usualMonths
}

const prepay = (cloud: Cloud, openid: string | null, months: readonly string[]) =>
  cloud.invoke(
    'dues',
    { action: 'prepay', input: { months }, requestId: `seed-payment-${openid ?? ''}` },
    { openid: openid ?? '' },
  ) as Promise<{ ok: boolean; data?: { orderId: string; payment: { package: string } } }>

const prepayIdOf = ({ payment }: { payment: { package: string } }) => payment.package.replace('prepay_id=', '')

/**
 * 罗予 has just paid and WeChat's callback was lost: the ledger shows a payment that waits for its result until the timer
 * asks. Made by really paying, since WeChat Pay's side of the order lies in the cloud and not in a collection.
 */
async function payWithoutCallback(cloud: Cloud, world: SeedWorld, now: number): Promise<void> {
  const { data } = await prepay(cloud, world.person('罗予').openid, [monthOf(now)])
  // An environment without WeChat Pay has no such payments.
  if (data) await cloud.payments.pay(prepayIdOf(data), 'lose')
}

/**
 * 陆远 paid next month ahead, and what came in is not what the order asks for: it is set aside until the organizer gives it
 * back. The order is changed after WeChat Pay has it, which stands for all the ways in which the two can come to differ.
 */
async function payTheWrongAmount(cloud: Cloud, world: SeedWorld, now: number): Promise<void> {
  const month = addMonths(monthOf(now), 1)
  if (yearOf(now) < Number(month.slice(0, 4))) return
  const { data } = await prepay(cloud, world.person('陆远').openid, [month])
  if (!data) return
  const change = { query: { _id: data.orderId }, data: { $inc: { amountFen: 1_500 } } }
  await cloud.database.modify('duesOrders', change, { multi: false, replace: false, upsert: false })
  await cloud.payments.pay(prepayIdOf(data), 'normal')
}
