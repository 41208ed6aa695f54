/**
 * Where a member stands with a learning task. Nothing is kept for each task and member: the standing follows from what the
 * member has reached (docs/adr/0012).
 */
import type { TaskState } from '../../miniprogram/shared/words'

export type ReflectionState = 'submitted' | 'returned' | 'accepted'

export interface AskedTask {
  readonly _id: string
  readonly work:
    { readonly kind: 'course'; readonly courseId: string } | { readonly kind: 'article' } | { readonly kind: 'quiz' }
  readonly wantsReflection: boolean
  /** Calendar year in which the task was given. */
  readonly year: number
}

/** One year of one member's learning: what was finished, and when, epoch ms. */
export interface LearnedInYear {
  readonly year: number
  readonly courses: Readonly<Record<string, number>>
  readonly quizzes: Readonly<Record<string, number>>
}

/** What one member has done for a task itself. */
export interface DoneForTask {
  /** The article was confirmed as read, epoch ms. */
  readonly readAt: number | null
  /** `at`: when it was handed in last, epoch ms. */
  readonly reflection: null | { readonly state: ReflectionState; readonly at: number }
}

/** Facts of one member. Years that cannot matter to the task may be among them. */
export interface MemberFacts {
  readonly learned: readonly LearnedInYear[]
  readonly own: DoneForTask | null
  /** When the task's course was finished before all years that are looked at, epoch ms; the task itself keeps it. */
  readonly finishedEarlierAt?: number | null
}

export interface Standing {
  readonly state: TaskState
  /** The course, article or quiz itself; the reflection may still be missing. */
  readonly isWorkDone: boolean
  /** Epoch ms, for `done` alone: when the member did the last part of it. */
  readonly doneAt: number | null
}

/**
 * Years before the task's own in which a finished course is looked for: nobody learns it twice for a new task. Whoever
 * finished it still earlier is noted on the task when it is given.
 */
const courseYearsBack = 1

/** Whether a course finished then lies before the years that are looked at. @param taskYear calendar year of the task */
export const isBeforeFactYears = (finishedInYear: number, taskYear: number) =>
  finishedInYear < taskYear - courseYearsBack

export function standingOf(task: AskedTask, facts: MemberFacts): Standing {
  const workDoneAt = workDone(task, facts)
  const isWorkDone = workDoneAt !== null
  const state = isWorkDone ? stateAfterWork(task, facts.own) : 'toDo'
  return { state, isWorkDone, doneAt: state === 'done' ? lastPart(task, facts.own, workDoneAt ?? 0) : null }
}

function workDone({ _id, work, year }: AskedTask, facts: MemberFacts): number | null {
  const { learned, own, finishedEarlierAt = null } = facts
  if (work.kind === 'article') return own?.readAt ?? null
  if (finishedEarlierAt !== null) return finishedEarlierAt
  const [since, momentIn] =
    work.kind === 'course'
      ? [year - courseYearsBack, ({ courses }: LearnedInYear) => courses[work.courseId]]
      : [year, ({ quizzes }: LearnedInYear) => quizzes[_id]]
  const moments = learned.filter((each) => each.year >= since).flatMap((each) => momentIn(each) ?? [])
  return moments.length > 0 ? Math.min(...moments) : null
}

const stateAfter = { submitted: 'handedIn', returned: 'returned', accepted: 'done' } as const

function stateAfterWork({ wantsReflection }: AskedTask, own: DoneForTask | null): TaskState {
  if (!wantsReflection) return 'done'
  return own?.reflection ? stateAfter[own.reflection.state] : 'toDo'
}

function lastPart({ wantsReflection }: AskedTask, own: DoneForTask | null, workDoneAt: number): number {
  return wantsReflection && own?.reflection ? Math.max(workDoneAt, own.reflection.at) : workDoneAt
}

/** Calendar years in which the facts about these tasks can lie, ascending. @param thisYear the year it is now */
export function factYears(tasks: readonly AskedTask[], thisYear: number): { learned: number[]; own: number[] } {
  const ownYears = tasks.filter(({ work, wantsReflection }) => work.kind === 'article' || wantsReflection)
  const own = [...new Set(ownYears.map(({ year }) => year))].sort((a, b) => a - b)
  const starts = tasks.flatMap(({ work: { kind }, year }) => {
    if (kind === 'article') return []
    return kind === 'course' ? year - courseYearsBack : year
  })
  if (starts.length === 0) return { learned: [], own }
  const first = Math.min(...starts)
  return { learned: Array.from({ length: Math.max(thisYear - first, 0) + 1 }, (_item, index) => first + index), own }
}

const hourMs = 3600_000
/** Those who are not done are reminded this long before the end, and once more when no daily reminder would come before it. */
const soonMs = 72 * hourMs
const lastMs = 24 * hourMs

export type ReminderPhase = 'soon' | 'last'

/** Which reminder a daily run at `now` owes for a task that ends at `dueAt` (both epoch ms); null for none. */
export function reminderPhase(dueAt: number, now: number): ReminderPhase | null {
  const left = dueAt - now
  if (left <= 0 || left > soonMs) return null
  return left > lastMs ? 'soon' : 'last'
}

/** How far ahead of `now` a task can end that is owed a reminder, epoch ms. */
export const reminderHorizon = (now: number): number => now + soonMs

export type AnswerVerdict = 'accept' | 'return' | 'comment'

/** What may be answered to a reflection in each state: a verdict is given once for each version that was handed in. */
const answersIn: Readonly<Record<ReflectionState, readonly AnswerVerdict[]>> = {
  submitted: ['accept', 'return', 'comment'],
  returned: ['comment'],
  accepted: ['comment'],
}

export const allowedAnswers = (state: ReflectionState): readonly AnswerVerdict[] => answersIn[state]

/** A comment leaves the reflection as it is, and waiting if it waited: it is still neither accepted nor returned. */
export function stateAfterAnswer(state: ReflectionState, verdict: AnswerVerdict): ReflectionState {
  if (verdict === 'comment') return state
  return verdict === 'accept' ? 'accepted' : 'returned'
}

/** Handed in again it replaces what waits or came back; what was accepted stays. */
export const canBeReplaced = (state: ReflectionState | null): boolean => state !== 'accepted'
