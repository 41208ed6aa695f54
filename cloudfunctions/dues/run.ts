/**
 * A timer's work over all branches, branch by branch. How far it has come is remembered, so that what one run could not
 * finish, or a killed instance left, is taken up by the next; a branch that throws does not keep the others waiting.
 */
import { now as clockNow } from '../kit/clock'
import { logger } from '../kit/logger'
import type { Run } from './records'
import { branchesAfter, runs } from './repository'

/** Well below the function's 60 s, with room for the branch under way. */
const budgetMs = 40_000
const pageSize = 50

export interface Progress {
  /** Branches done in this run. */
  readonly branchCount: number
  /** Branches that threw; the next run tries them again. */
  readonly failedCount: number
  readonly isFinished: boolean
}

/** @param runId what and when, "bills_2026-11": finished once, it is not done again */
export async function goThroughBranches(
  runId: string,
  each: (branchId: string) => Promise<unknown>,
): Promise<Progress> {
  const run = (await runs.get(runId)) ?? (await startRun(runId))
  if (run.isFinished) return { branchCount: 0, failedCount: 0, isFinished: true }
  return new Walk(run, each).goOn(clockNow() + budgetMs)
}

async function startRun(_id: string): Promise<Run> {
  const run = { _id, doneThrough: '', isFinished: false, failed: [], finishedAt: null }
  await runs.create(run)
  return run
}

class Walk {
  private readonly failed = new Set<string>()
  private branchCount = 0

  constructor(
    private readonly run: Run,
    private readonly each: (branchId: string) => Promise<unknown>,
  ) {}

  async goOn(deadline: number): Promise<Progress> {
    const isThrough = (await this.retryFailed(deadline)) && (await this.walk(deadline))
    const isFinished = isThrough && this.failed.size === 0
    if (isFinished) await runs.update(this.run._id, { isFinished, finishedAt: clockNow() })
    const progress = { branchCount: this.branchCount, failedCount: this.failed.size, isFinished }
    logger.info('run over branches', { runId: this.run._id, ...progress })
    return progress
  }

  private async retryFailed(deadline: number): Promise<boolean> {
    for (const branchId of this.run.failed) this.failed.add(branchId)
    for (const branchId of this.run.failed) {
      if (clockNow() > deadline) return false
      if (await this.attempt(branchId)) this.failed.delete(branchId)
      await this.remember({})
    }
    return true
  }

  private async walk(deadline: number): Promise<boolean> {
    let last = this.run.doneThrough
    for (;;) {
      const some = await branchesAfter(last, pageSize)
      if (some.length === 0) return true
      for (const { _id: branchId } of some) {
        if (clockNow() > deadline) return false
        if (!(await this.attempt(branchId))) this.failed.add(branchId)
        last = branchId
        await this.remember({ doneThrough: last })
      }
    }
  }

  private async attempt(branchId: string): Promise<boolean> {
    try {
      await this.each(branchId)
      this.branchCount++
      return true
    } catch (error) {
      logger.error('a branch was left out', error, { runId: this.run._id, branchId })
      return false
    }
  }

  private async remember(change: Partial<Pick<Run, 'doneThrough'>>): Promise<void> {
    await runs.update(this.run._id, { ...change, failed: [...this.failed] })
  }
}
