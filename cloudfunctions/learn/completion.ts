/** What happens once when a lesson is done or a quiz is passed: progress, hours and the course's end, all or nothing. */
import { yearOf } from '../../miniprogram/shared/calendar'
import { transaction, type Transaction } from '../kit/database'
import { setGrant, yearIn } from './grants'
import { learningYears } from './hours-repository'
import {
  courseProgress,
  courseProgressId,
  courses,
  progressOfCourse,
  type Course,
  type CourseProgress,
} from './repository'

interface Learned {
  readonly memberId: string
  readonly branchId: string
  /** Epoch ms. */
  readonly now: number
}

export interface Completion {
  /** Tenths of an hour granted now: 0 when the lesson had been completed before. */
  readonly grantedTenths: number
  readonly isCourseDone: boolean
}

/** @returns null when editors have taken the lesson out meanwhile: nothing is written then */
export async function completeLesson(
  tx: Transaction,
  { lessonId, courseId, ...learned }: Learned & { lessonId: string; courseId: string },
): Promise<Completion | null> {
  const course = await tx.get(courses, courseId)
  const lesson = course?.lessons.find((entry) => entry.lessonId === lessonId)
  if (!course || !lesson) return null
  const before = await progressIn(tx, course, learned)
  if (before.doneLessonIds.includes(lessonId)) return { grantedTenths: 0, isCourseDone: before.doneAt !== null }
  const after = { ...before, doneLessonIds: [...before.doneLessonIds, lessonId] }
  const isCourseDone = await save(tx, { course, after, now: learned.now })
  const { memberId, branchId, now } = learned
  const grantedTenths = await setGrant(tx, {
    grantId: `lesson_${lessonId}_${memberId}`,
    ...{ memberId, branchId, year: yearOf(now), source: 'lesson', at: now },
    tenths: lesson.creditTenths,
    title: lesson.title,
  })
  return { grantedTenths, isCourseDone }
}

/** Notes that the quiz of a course is passed. @returns whether the course is done */
export async function passCourseQuiz(
  tx: Transaction,
  { course, ...learned }: Learned & { course: Course },
): Promise<boolean> {
  const before = await progressIn(tx, course, learned)
  if (before.isQuizPassed) return before.doneAt !== null
  return save(tx, { course, after: { ...before, isQuizPassed: true }, now: learned.now })
}

/** Those who missed nothing but a lesson or a quiz that has been taken out have finished now. */
export async function finishWhoHasNothingLeft(course: Course, now: number): Promise<void> {
  for (const progress of await progressOfCourse(course._id)) {
    if (progress.doneAt !== null || !hasNothingLeft(course, progress)) continue
    await transaction(async (tx) => {
      const [current, newest] = [await tx.get(courseProgress, progress._id), await tx.get(courses, course._id)]
      if (current?.doneAt === null && newest && hasNothingLeft(newest, current))
        await save(tx, { course: newest, after: current, now })
    })
  }
}

const hasNothingLeft = ({ lessons, quiz }: Course, { doneLessonIds, isQuizPassed }: CourseProgress) =>
  lessons.every(({ lessonId }) => doneLessonIds.includes(lessonId)) && (quiz === null || isQuizPassed)

async function progressIn(
  tx: Transaction,
  { _id: courseId }: Course,
  { memberId, branchId }: Learned,
): Promise<CourseProgress> {
  const _id = courseProgressId(courseId, memberId)
  const empty = { _id, courseId, branchId, memberId, doneLessonIds: [], isQuizPassed: false, doneAt: null }
  return (await tx.get(courseProgress, _id)) ?? empty
}

/** Writes the progress; with the last piece the course is done, once, and stands among the facts of the year. */
async function save(
  tx: Transaction,
  { course, after, now }: { course: Course; after: CourseProgress; now: number },
): Promise<boolean> {
  const isNewlyDone = after.doneAt === null && hasNothingLeft(course, after)
  const saved = isNewlyDone ? { ...after, doneAt: now } : after
  await tx.set(courseProgress, saved)
  if (isNewlyDone) {
    const { memberId, branchId } = after
    const { _id } = await yearIn(tx, { memberId, branchId, year: yearOf(now) })
    await tx.update(learningYears, _id, { [`courses.${course._id}`]: now })
  }
  return saved.doneAt !== null
}
