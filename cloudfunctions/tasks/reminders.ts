/** Reminders before the end of a task, by the clock and by hand, to those who are not done and have not muted them. */
import { dayOf } from '../../miniprogram/shared/calendar'
import type { Member } from '../directory/members'
import { reminderHorizon, reminderPhase } from '../domain/learning-task'
import { now as clockNow } from '../kit/clock'
import { _ } from '../kit/database'
import { logger } from '../kit/logger'
import { tellEnding, tellReminded } from './messages'
import { mutedAmong, tasks, tasksEnding, type Task } from './repository'
import { standingsOfBranch, type TaskStandings } from './standings'

/** A run stops well before its function is cut off at 60 s; the next one, ten minutes later, goes on with what is left. */
const budgetMs = 40_000

/** By timer. Each task says which reminder everybody has had, so that a second run finds nothing to do. */
export async function remindOfTasks(now: number): Promise<{ taskCount: number; toldCount: number }> {
  const deadline = clockNow() + budgetMs
  const due = (await tasksEnding(now, reminderHorizon(now))).filter((task) => isOwed(task, now))
  let [taskCount, toldCount] = [0, 0]
  for (const branchTasks of byBranch(due)) {
    if (clockNow() > deadline) break
    try {
      toldCount += await remindBranch(branchTasks, now)
      taskCount += branchTasks.length
    } catch (error) {
      // What is wrong in one branch must not keep the others waiting.
      logger.error('reminders failed', error, { branchId: branchTasks[0]?.branchId })
    }
  }
  logger.info('reminded of tasks', { taskCount, toldCount, leftCount: due.length - taskCount })
  return { taskCount, toldCount }
}

function isOwed({ dueAt, reminded }: Task, now: number): boolean {
  const phase = reminderPhase(dueAt, now)
  return phase !== null && !(reminded?.dueAt === dueAt && reminded.phase === phase)
}

/** Branches in the order of their earliest end. */
function byBranch(due: readonly Task[]): Task[][] {
  const groups = new Map<string, Task[]>()
  for (const task of due) groups.set(task.branchId, [...(groups.get(task.branchId) ?? []), task])
  return [...groups.values()]
}

async function remindBranch(branchTasks: readonly Task[], now: number): Promise<number> {
  const standings = await standingsOfBranch(branchTasks[0]?.branchId ?? '', branchTasks, now)
  let told = 0
  for (const { task, members } of standings) {
    const phase = reminderPhase(task.dueAt, now)
    if (phase === null) continue
    told += await tellEnding(task, await withoutMuted(waitingAmong(members)), { phase, now })
    // An editor may have moved the end meanwhile: then this reminder was about another one.
    const reminded = { dueAt: task.dueAt, phase }
    await tasks.updateIf({ _id: task._id, dueAt: task.dueAt }, { reminded: _.set(reminded) })
  }
  return told
}

/** By hand: once a day and member. @returns how many were told by this call */
export async function remindNow(task: Task, byName: string, now: number): Promise<number> {
  const [standings] = await standingsOfBranch(task.branchId, [task], now)
  const waiting = await withoutMuted(waitingAmong(standings?.members ?? []))
  return tellReminded(task, waiting, { byName, day: dayOf(now), now })
}

/** Whoever has handed in waits for the secretary, not the other way round; who has no WeChat identity reads nothing. */
function waitingAmong(members: TaskStandings['members']): Member[] {
  return members
    .filter(({ state, member }) => (state === 'toDo' || state === 'returned') && member.openid !== null)
    .map(({ member }) => member)
}

async function withoutMuted(members: readonly Member[]): Promise<Member[]> {
  const muted = await mutedAmong(members.map(({ _id }) => _id))
  return members.filter(({ _id }) => !muted.has(_id))
}
