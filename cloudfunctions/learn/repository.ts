import { creditSources, type CreditSource } from '../domain/credit-hours'
import type { LessonProgress } from '../domain/lesson-progress'
import { Collection, type Page, type Stored, _ } from '../kit/database'

export interface LessonSummary {
  readonly lessonId: string
  readonly title: string
  readonly kind: 'video' | 'article'
  readonly durationSeconds: number
  readonly creditTenths: number
}

/** A course with its lessons in short, so that the catalogue is one query. The lessons' texts lie in `lessons`. */
export interface Course extends Stored {
  readonly branchId: string
  /** Order of the catalogue: made anew when the course is published and when it is given an end. */
  readonly key: string
  readonly title: string
  readonly goal: string
  readonly intro: string
  readonly coverUrl: string
  readonly state: 'draft' | 'published'
  /** Assigned to everybody until then, epoch ms; null when it is an offer. */
  readonly dueAt: number | null
  /** Counts saves: an editor that read an older one is told. */
  readonly version: number
  /** requestId of the newest save, so that its retry is known; absent on a course that no editor has saved. */
  readonly savedWith?: string
  readonly lessons: readonly LessonSummary[]
  /** Members who finished all lessons; kept in the transaction that completes. */
  readonly doneCount: number
  readonly createdAt: number
}

export interface Lesson extends Stored, Omit<LessonSummary, 'lessonId'> {
  readonly courseId: string
  readonly branchId: string
  readonly number: number
  readonly text: string
  readonly videoFileId: string
}

/** One member in one lesson; the id is that fact. The length is copied, so that a heartbeat reads this document alone. */
export interface StoredProgress extends Stored, LessonProgress {
  readonly lessonId: string
  readonly courseId: string
  readonly branchId: string
  readonly memberId: string
  readonly durationSeconds: number
  readonly state: 'started' | 'done'
  readonly doneAt: number | null
}

/** One member in one course, from the first finished lesson on. */
export interface CourseProgress extends Stored {
  readonly courseId: string
  readonly branchId: string
  readonly memberId: string
  readonly doneLessonIds: readonly string[]
  readonly doneAt: number | null
}

/** One grant of hours; the id is the fact it was granted for, so it is granted once. */
export interface CreditGrant extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly year: number
  readonly source: CreditSource
  readonly tenths: number
  readonly title: string
  readonly at: number
}

/** A member's year, summed in the transaction of each grant. */
export interface CreditYear extends Stored {
  readonly memberId: string
  readonly year: number
  readonly tenths: Readonly<Partial<Record<CreditSource, number>>>
}

export const courses = new Collection<Course>('courses')
export const lessons = new Collection<Lesson>('lessons')
export const lessonProgress = new Collection<StoredProgress>('lessonProgress')
export const courseProgress = new Collection<CourseProgress>('courseProgress')
export const creditGrants = new Collection<CreditGrant>('creditGrants')
export const creditYears = new Collection<CreditYear>('creditYears')

/** Courses a page. */
export const pageSize = 30
/** Above what a page of courses can have: 30 courses of 30 lessons. */
const maxProgress = 1000

export const progressId = (lessonId: string, memberId: string) => `${lessonId}_${memberId}`
export const courseProgressId = (courseId: string, memberId: string) => `${courseId}_${memberId}`
export const creditYearId = (memberId: string, year: number) => `${memberId}_${year}`

export function publishedCourses(branchId: string, cursor?: string): Promise<Page<Course>> {
  const page = { by: 'key', direction: 'desc', cursor, size: pageSize } as const
  return courses.page({ branchId, state: 'published' }, page)
}

export function allCourses(branchId: string, cursor: string | undefined): Promise<Page<Course>> {
  return courses.page({ branchId }, { by: 'key', direction: 'desc', cursor, size: pageSize })
}

/** The assigned course that ends last: what the admin tab reports on. */
export async function newestAssignment(branchId: string): Promise<Course | null> {
  const where = { branchId, state: 'published', dueAt: _.gt(0) }
  return (await courses.find(where, { orderBy: ['dueAt', 'desc'], limit: 1 }))[0] ?? null
}

/** One member's progress in the lessons of these courses. */
export async function progressIn(memberId: string, courseIds: readonly string[]): Promise<StoredProgress[]> {
  if (courseIds.length === 0) return []
  return lessonProgress.find({ memberId, courseId: _.in([...courseIds]) }, { limit: maxProgress })
}

/** Members who finished the course. A branch has at most a few hundred members. */
export function completionsOf(courseId: string): Promise<CourseProgress[]> {
  return courseProgress.find({ courseId }, { limit: 1000 })
}

/** The year's hours by source, in tenths; zeros when nothing was granted yet. */
export async function yearOfMember(memberId: string, year: number) {
  const stored = await creditYears.get(creditYearId(memberId, year))
  const bySource = creditSources.map((source) => ({ source, tenths: stored?.tenths[source] ?? 0 }))
  return { year, bySource, totalTenths: bySource.reduce((sum, { tenths }) => sum + tenths, 0) }
}
