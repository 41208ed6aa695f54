/** What home, the admin tab and the pages of courses show of tasks. */
import type { TaskKind } from '../../miniprogram/shared/words'
import type { ActorMember } from '../kit/actor'
import { currentTaskOf, openTasksFor, openTasksOnCourse } from './repository'
import { standingsOfBranch, standingsOfMember } from './standings'

export interface OpenTask {
  readonly taskId: string
  readonly title: string
  readonly kind: TaskKind
  readonly dueAt: number
  readonly state: 'toDo' | 'returned'
  readonly isLearningDay: boolean
}

/** Open tasks that are looked at: those that end last, so that old ones nobody has ended do not push out what is new. */
const looked = 60
const listed = 20

/**
 * What a member still has to do or to do again, the earliest end first, 20 at most. One read, and two more at once when
 * anything is open.
 */
export async function openTasksOf(member: ActorMember, now: number): Promise<OpenTask[]> {
  const tasks = await openTasksFor(member, looked)
  if (tasks.length === 0) return []
  const standings = await standingsOfMember(tasks, member.id, now)
  const open = tasks.flatMap(({ _id, title, work, dueAt, learningMonth }, index) => {
    const state = standings[index]?.state
    if (state !== 'toDo' && state !== 'returned') return []
    return { taskId: _id, title, kind: work.kind, dueAt, state, isLearningDay: learningMonth !== null }
  })
  return open.sort((a, b) => a.dueAt - b.dueAt).slice(0, listed)
}

/** By when an open task asks the member for this course, epoch ms; null when none does. One read. */
export async function dueOfCourse(member: ActorMember, courseId: string): Promise<number | null> {
  return (await openTasksOnCourse(member, courseId))[0]?.dueAt ?? null
}

/** The task that the branch is at, with how many are done. Four reads, five when every open task has ended. */
export async function currentTask(branchId: string, now: number) {
  const task = await currentTaskOf(branchId, now)
  if (!task) return null
  const [standings] = await standingsOfBranch(branchId, [task], now)
  const { _id: taskId, title, dueAt } = task
  return { taskId, title, dueAt, doneCount: standings?.doneCount ?? 0, memberCount: standings?.members.length ?? 0 }
}
