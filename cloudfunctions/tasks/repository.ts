import { audienceKeysOf, type Addressee } from '../directory/audience'
import type { ReminderPhase } from '../domain/learning-task'
import { Collection, type Page, type Stored, _ } from '../kit/database'
import type { QuizRules } from '../learn/repository'

export type Work =
  | {
      readonly kind: 'course'
      readonly courseId: string
      readonly courseTitle: string
      /** Member id → when, epoch ms: whoever finished the course before the years that facts are looked for in. */
      readonly finishedEarlier: Readonly<Record<string, number>>
    }
  | { readonly kind: 'article'; readonly text: string }
  | { readonly kind: 'quiz'; readonly quiz: QuizRules }

export type Audience =
  | { readonly kind: 'all' }
  | { readonly kind: 'group'; readonly groupId: string }
  | { readonly kind: 'members'; readonly memberIds: readonly string[] }

export interface Task extends Stored {
  readonly branchId: string
  /** Newest first. */
  readonly key: string
  readonly version: number
  readonly savedWith: string
  readonly title: string
  readonly note: string
  readonly work: Work
  readonly audience: Audience
  /** Whom it is for, as a list to query by: `all_<branchId>`, `group_<groupId>`, `member_<memberId>`. */
  readonly audienceKeys: readonly string[]
  readonly dueAt: number
  /** The month whose learning day (党员学习日) this is, or null. */
  readonly learningMonth: string | null
  readonly wantsReflection: boolean
  readonly state: 'open' | 'closed'
  /** Calendar year of creation: where the members' facts about it lie. */
  readonly year: number
  readonly createdAt: number
  /** The newest reminder that everybody has been told of; absent before the first. */
  readonly reminded?: { readonly dueAt: number; readonly phase: ReminderPhase }
}

/** What one member has done for one task itself. */
export interface TaskFact {
  /** The article was confirmed as read, epoch ms. */
  readonly readAt: number | null
  /** `at`: when it was handed in last, epoch ms. */
  readonly reflection: null | { readonly state: Reflection['state']; readonly at: number }
}

/** One member's facts about the tasks of one year: a page of tasks, or a whole branch, is one read. */
export interface TaskYear extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly year: number
  readonly tasks: Readonly<Record<string, TaskFact>>
}

export interface ReflectionPicture {
  readonly fileId: string
  readonly check: 'pending' | 'passed' | 'refused'
}

export interface ReflectionAnswer {
  readonly verdict: 'accept' | 'return' | 'comment'
  readonly text: string
  readonly byName: string
  readonly at: number
}

/** The id is `taskId_memberId`. */
export interface Reflection extends Stored {
  readonly taskId: string
  readonly memberId: string
  readonly branchId: string
  /** Order of the lists: when it was handed in last. */
  readonly key: string
  readonly version: number
  readonly savedWith: string
  readonly authorName: string
  readonly taskTitle: string
  readonly taskYear: number
  readonly state: 'submitted' | 'returned' | 'accepted'
  readonly isWaiting: boolean
  readonly text: string
  readonly pictures: readonly ReflectionPicture[]
  readonly submittedAt: number
  readonly answers: readonly ReflectionAnswer[]
}

/** The branch's settings of learning; the id is the branch's. */
export interface TaskSettings extends Stored {
  /** Day of the month of the 党员学习日; null for none. */
  readonly learningDay: number | null
  /** Written by every save that plans a learning day, so that two of them at once conflict instead of passing each other. */
  readonly plannedWith?: string
}

/** What a member has chosen; the id is the member's. */
export interface TaskPreferences extends Stored {
  readonly areRemindersOn: boolean
}

export const tasks = new Collection<Task>('tasks')
export const taskYears = new Collection<TaskYear>('taskYears')
export const reflections = new Collection<Reflection>('reflections')
export const taskSettings = new Collection<TaskSettings>('taskSettings')
export const taskPreferences = new Collection<TaskPreferences>('taskPreferences')

export const taskYearId = (memberId: string, year: number) => `${memberId}_${year}`
export const reflectionId = (taskId: string, memberId: string) => `${taskId}_${memberId}`

/** Open tasks whose quiz draws from a bank; more than a branch ever has. */
export function tasksWithBank(branchId: string, bankId: string): Promise<Task[]> {
  return tasks.find({ branchId, state: 'open', 'work.quiz.bankId': bankId }, { limit: 200 })
}

/** Everybody's facts about the tasks of these years. At most three years, since a read gives 1000 documents. */
export function factsOfBranch(branchId: string, years: readonly number[]): Promise<TaskYear[]> {
  return taskYears.find({ branchId, year: _.in([...years]) }, { limit: 1000 })
}

/** One member's facts about the tasks of these years. */
export function factsOfMember(memberId: string, years: readonly number[]): Promise<TaskYear[]> {
  return taskYears.getMany(years.map((year) => taskYearId(memberId, year)))
}

/** Tasks a page; also how many the overview of the branch shows. */
export const tasksPerPage = 20

export function tasksOfBranch(branchId: string, cursor: string | undefined): Promise<Page<Task>> {
  return tasks.page({ branchId }, { by: 'key', direction: 'desc', cursor, size: tasksPerPage })
}

/** Tasks given to the member in the branch where they are now, newest first. */
export function tasksFor(member: Addressee, cursor: string | undefined): Promise<Page<Task>> {
  return tasks.page(givenTo(member), { by: 'key', direction: 'desc', cursor, size: tasksPerPage })
}

/** Open tasks given to the member, those that end last first. */
export function openTasksFor(member: Addressee, limit: number): Promise<Task[]> {
  return tasks.find({ ...givenTo(member), state: 'open' }, { orderBy: ['dueAt', 'desc'], limit })
}

/** Open tasks given to the member that ask for this course, the earliest end first. */
export function openTasksOnCourse(member: Addressee, courseId: string): Promise<Task[]> {
  const where = { ...givenTo(member), 'work.courseId': courseId, state: 'open' }
  return tasks.find(where, { orderBy: ['dueAt', 'asc'], limit: 1 })
}

const givenTo = (member: Addressee) => ({
  audienceKeys: _.in(audienceKeysOf(member)),
  branchId: member.branchId,
})

/** The open task of the branch that ends next, else the one that ended last. */
export async function currentTaskOf(branchId: string, now: number): Promise<Task | null> {
  const open = { branchId, state: 'open' }
  const [next] = await tasks.find({ ...open, dueAt: _.gt(now) }, { orderBy: ['dueAt', 'asc'], limit: 1 })
  if (next) return next
  return (await tasks.find(open, { orderBy: ['dueAt', 'desc'], limit: 1 }))[0] ?? null
}

/** The task that is the learning day of the month. */
export function learningDayTask(branchId: string, learningMonth: string): Promise<Task | null> {
  return tasks.findOne({ branchId, learningMonth })
}

/** Open tasks of all branches that end until then, the earliest first. @param until epoch ms */
export function tasksEnding(now: number, until: number): Promise<Task[]> {
  const where = { state: 'open', dueAt: _.and(_.gt(now), _.lte(until)) }
  return tasks.find(where, { orderBy: ['dueAt', 'asc'], limit: 1000 })
}

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

/** Reflections that wait for somebody else than the reader to answer, the longest waiting first. */
export function waitingReflections(
  branchId: string,
  readerId: string,
  { cursor, size }: PageRequest,
): Promise<Page<Reflection>> {
  const where = { branchId, isWaiting: true, memberId: _.neq(readerId) }
  return reflections.page(where, { by: 'key', direction: 'asc', cursor, size })
}

export function answeredReflections(branchId: string, { cursor, size }: PageRequest): Promise<Page<Reflection>> {
  return reflections.page({ branchId, isWaiting: false }, { by: 'key', direction: 'desc', cursor, size })
}

/** Those of the members who do not want to be reminded. */
export async function mutedAmong(memberIds: readonly string[]): Promise<Set<string>> {
  const found = await taskPreferences.getMany(memberIds)
  return new Set(found.filter(({ areRemindersOn }) => !areRemindersOn).map(({ _id }) => _id))
}
