/**
 * The month's bills of all branches. Remembers how far it came, so that what a timer could not finish, or a killed instance
 * left, is taken up by the next one.
 */
import { monthOf, startOfMonth, type Month } from '../../../miniprogram/shared/calendar'
import { now as clockNow } from '../../kit/clock'
import { logger } from '../../kit/logger'
import type { BillRun } from '../records'
import { billRuns, branchesAfter } from '../repository'
import { makeBranchBills } from './make'

/** Well below the function's 60 s, with room for the branch under way. */
const budgetMs = 40_000
const pageSize = 50

/** The monthly timer fires ten minutes into the month; before that the month is left to it. */
const startsAfterMs = 10 * 60_000

/** @returns how many branches were done in this run */
export async function makeMonthlyBills(now: number): Promise<{ branchCount: number }> {
  const month = monthOf(now)
  if (now - startOfMonth(month) < startsAfterMs) return { branchCount: 0 }
  const run = (await billRuns.get(month)) ?? (await startRun(month))
  return run.isFinished ? { branchCount: 0 } : goOn(run, clockNow() + budgetMs)
}

async function startRun(month: Month): Promise<BillRun> {
  const run = { _id: month, doneThrough: '', isFinished: false }
  await billRuns.create(run)
  return run
}

async function goOn({ _id: month, doneThrough }: BillRun, deadline: number): Promise<{ branchCount: number }> {
  let last = doneThrough
  for (let branchCount = 0; ;) {
    const some = await branchesAfter(last, pageSize)
    if (some.length === 0) {
      await billRuns.update(month, { isFinished: true })
      logger.info('monthly bills made', { month, branchCount })
      return { branchCount }
    }
    for (const { _id: branchId } of some) {
      if (clockNow() > deadline) return { branchCount }
      await makeBranchBills(branchId, month)
      last = branchId
      branchCount++
      await billRuns.update(month, { doneThrough: last })
    }
  }
}
