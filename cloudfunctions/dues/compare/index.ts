/** Every night: bills, orders and WeChat Pay against each other, and a list of what differs. */
import { dayOf } from '../../../miniprogram/shared/calendar'
import { goThroughBranches } from '../run'
import { sumDifferences } from './books'
import { noteComparison } from './note'
import { orderDifferences } from './orders'

/** Branch by branch, once a day however often the timer fires. @returns how many branches were compared in this run */
export async function compareBooks(now: number): Promise<{ comparedCount: number }> {
  const { branchCount } = await goThroughBranches(`compare_${dayOf(now)}`, (branchId) => compareBranch(branchId, now))
  return { comparedCount: branchCount }
}

async function compareBranch(branchId: string, now: number): Promise<void> {
  const { orderCount, found } = await orderDifferences(branchId, now)
  const sums = await sumDifferences(branchId, now)
  // Somebody may have paid between two of the reads: what differs only once is no difference.
  const again = sums.length > 0 ? await sumDifferences(branchId, now) : []
  const lasting = again.filter((each) =>
    sums.some(({ subject, text }) => subject === each.subject && text === each.text),
  )
  await noteComparison(branchId, { found: [...found, ...lasting], orderCount, now })
}
