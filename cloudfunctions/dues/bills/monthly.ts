/** The month's bills of all branches. */
import { monthOf, startOfMonth } from '../../../miniprogram/shared/calendar'
import { goThroughBranches } from '../run'
import { makeBranchBills } from './make'

/** The monthly timer fires ten minutes into the month; before that the month is left to it. */
const startsAfterMs = 10 * 60_000

/** @returns how many branches were done in this run */
export async function makeMonthlyBills(now: number): Promise<{ branchCount: number }> {
  const month = monthOf(now)
  if (now - startOfMonth(month) < startsAfterMs) return { branchCount: 0 }
  const { branchCount } = await goThroughBranches(`bills_${month}`, (branchId) => makeBranchBills(branchId, month))
  return { branchCount }
}
