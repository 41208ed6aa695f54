/** Writing what a member has done for a task itself, into the year where overviews of the branch find it. */
import { type Transaction, _ } from '../kit/database'
import { taskYearId, taskYears, type TaskFact } from './repository'

interface Where {
  readonly taskId: string
  readonly memberId: string
  /** The branch where the member is now: its overviews look for the facts there. */
  readonly branchId: string
  readonly year: number
}

const nothing: TaskFact = { readAt: null, reflection: null }

/** `change` gives back what it was given to leave it so. */
export async function recordFact(
  tx: Transaction,
  { taskId, memberId, branchId, year }: Where,
  change: (before: TaskFact) => TaskFact,
): Promise<void> {
  const _id = taskYearId(memberId, year)
  const stored = await tx.get(taskYears, _id)
  const before = stored?.tasks[taskId] ?? nothing
  const after = change(before)
  if (after === before) return
  if (!stored) await tx.set(taskYears, { _id, memberId, branchId, year, tasks: { [taskId]: after } })
  // Set as a whole: the SDK would write its fields one by one, which fails where a null was.
  else await tx.update(taskYears, _id, { [`tasks.${taskId}`]: _.set(after), branchId })
}
