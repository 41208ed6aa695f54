/** Courses, and how far members have come in them. Papers lie in quiz-repository.ts, hours in hours-repository.ts. */
import type { CourseTheme, LessonKind } from '../../miniprogram/shared/words'
import { Collection, type Page, type Stored, _ } from '../kit/database'

export interface LessonSummary {
  readonly lessonId: string
  readonly title: string
  readonly kind: LessonKind
  readonly durationSeconds: number
  readonly creditTenths: number
}

/** How a quiz is held, and the bank it draws from. */
export interface QuizRules {
  readonly bankId: string
  readonly questionCount: number
  readonly passCount: number
  readonly limitMinutes: number | null
  readonly maxTries: number | null
}

/** A course with its lessons in short, so that the catalogue is one query. The lessons' texts lie in `lessons`. */
export interface Course extends Stored {
  readonly branchId: string
  /** Order of the catalogue: made anew when the course is published. */
  readonly key: string
  readonly title: string
  readonly theme: CourseTheme
  readonly goal: string
  readonly intro: string
  /** A file id or ''. */
  readonly coverUrl: string
  readonly state: 'draft' | 'published' | 'archived'
  /** Counts saves: an editor that read an older one is told. */
  readonly version: number
  /** requestId of the newest save, so that its retry is known; absent on a course that no editor has saved. */
  readonly savedWith?: string
  readonly lessons: readonly LessonSummary[]
  readonly quiz: QuizRules | null
  readonly createdAt: number
}

export interface Slide {
  readonly fileId: string
  readonly caption: string
}

export interface Lesson extends Stored, Omit<LessonSummary, 'lessonId'> {
  readonly courseId: string
  readonly branchId: string
  readonly number: number
  readonly text: string
  /** The video or the audio, or ''. */
  readonly mediaFileId: string
  readonly slides: readonly Slide[]
}

/** A lesson that was opened and is not done. The length is copied, so that a heartbeat reads one document alone. */
export interface OpenLesson {
  readonly courseId: string
  readonly kind: LessonKind
  readonly durationSeconds: number
  /** See `position` in the contract of `learn.openLesson`. */
  readonly position: number
  readonly creditedSeconds: number
  /** Epoch ms: no time before it counts for this lesson. */
  readonly openedAt: number
  /** The newest heartbeat, epoch ms: where home goes on. Leaves the server for nobody. */
  readonly lastAt: number
}

/**
 * One member's learning desk, the only document that a heartbeat reads and writes. Time is used up here for all lessons
 * together, so that two devices credit it once. The id is the member's.
 */
export interface Learner extends Stored {
  readonly branchId: string
  /** Whose heartbeats are taken: compared on each. */
  readonly openid: string
  /** Epoch ms up to which passed time is used up, credited or not. */
  readonly creditedUntil: number
  /** Lesson id → where it stands; done lessons are taken off the desk. */
  readonly open: Readonly<Record<string, OpenLesson>>
}

/** One member in one course, from the first finished lesson or quiz on. */
export interface CourseProgress extends Stored {
  readonly courseId: string
  readonly branchId: string
  readonly memberId: string
  readonly doneLessonIds: readonly string[]
  readonly isQuizPassed: boolean
  readonly doneAt: number | null
}

export const courses = new Collection<Course>('courses')
export const lessons = new Collection<Lesson>('lessons')
export const learners = new Collection<Learner>('learners')
export const courseProgress = new Collection<CourseProgress>('courseProgress')

/** Courses a page. */
export const pageSize = 30

export const courseProgressId = (courseId: string, memberId: string) => `${courseId}_${memberId}`

export function publishedCourses(
  branchId: string,
  page: { theme?: CourseTheme; cursor?: string },
): Promise<Page<Course>> {
  const { theme, cursor } = page
  const where = { branchId, state: 'published', ...(theme && { theme }) }
  return courses.page(where, { by: 'key', direction: 'desc', cursor, size: pageSize })
}

export function allCourses(branchId: string, cursor: string | undefined): Promise<Page<Course>> {
  return courses.page({ branchId }, { by: 'key', direction: 'desc', cursor, size: pageSize })
}

/** One member's standing in these courses. */
export function progressIn(memberId: string, courseIds: readonly string[]): Promise<CourseProgress[]> {
  return courseProgress.getMany(courseIds.map((courseId) => courseProgressId(courseId, memberId)))
}

/** Members with progress in the course. A branch has at most a few hundred members. */
export function progressOfCourse(courseId: string): Promise<CourseProgress[]> {
  return courseProgress.find({ courseId }, { limit: 1000 })
}

/** Courses whose quiz draws from a bank, archived ones left out; more than a branch ever has. */
export function coursesWithBank(branchId: string, bankId: string): Promise<Course[]> {
  return courses.find({ branchId, 'quiz.bankId': bankId, state: _.in(['draft', 'published']) }, { limit: 200 })
}
