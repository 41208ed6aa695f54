/** What happens once when a lesson is done: progress, hours, the year's sum and the course's count, all or nothing. */
import { yearOf } from '../../miniprogram/shared/calendar'
import type { ActorMember } from '../kit/actor'
import { transaction, type Transaction, _ } from '../kit/database'
import { present } from '../kit/errors'
import {
  completionsOf,
  courseProgress,
  courseProgressId,
  courses,
  creditGrants,
  creditYearId,
  creditYears,
  lessonProgress,
  type Course,
  type CourseProgress,
  type LessonSummary,
  type StoredProgress,
} from './repository'

/** @returns tenths of an hour granted by this call: 0 when the lesson had been completed before */
export async function complete(
  { _id, lessonId, courseId }: StoredProgress,
  member: ActorMember,
  now: number,
): Promise<number> {
  return transaction(async (tx) => {
    const current = present(await tx.get(lessonProgress, _id))
    if (current.state === 'done') return 0
    const course = present(await tx.get(courses, courseId))
    // Editors may have taken the lesson out meanwhile.
    const lesson = present(course.lessons.find((entry) => entry.lessonId === lessonId))
    await tx.update(lessonProgress, _id, { state: 'done', doneAt: now })
    await markInCourse(tx, { course, lesson, memberId: member.id, now })
    return grant(tx, { lesson, member, now })
  })
}

/** Those who missed nothing but a lesson that has been taken out have finished now. */
export async function finishWhoHasNothingLeft(courseId: string, now: number): Promise<void> {
  for (const { _id, doneAt } of await completionsOf(courseId)) {
    if (doneAt !== null) continue
    await transaction(async (tx) => {
      const before = present(await tx.get(courseProgress, _id))
      const course = present(await tx.get(courses, courseId))
      await save(tx, { course, before, after: before, now })
    })
  }
}

async function markInCourse(
  tx: Transaction,
  { course, lesson, memberId, now }: { course: Course; lesson: LessonSummary; memberId: string; now: number },
): Promise<void> {
  const { _id: courseId, branchId } = course
  const id = courseProgressId(courseId, memberId)
  const before = await tx.get(courseProgress, id)
  const doneLessonIds = [...new Set([...(before?.doneLessonIds ?? []), lesson.lessonId])]
  const after = { _id: id, courseId, branchId, memberId, doneLessonIds, doneAt: before?.doneAt ?? null }
  await save(tx, { course, before, after, now })
}

async function save(
  tx: Transaction,
  change: { course: Course; before: CourseProgress | null; after: CourseProgress; now: number },
): Promise<void> {
  const { course, before, after, now } = change
  const isAllDone = course.lessons.every(({ lessonId }) => after.doneLessonIds.includes(lessonId))
  const isNewlyDone = isAllDone && after.doneAt === null
  if (before !== after || isNewlyDone) await tx.set(courseProgress, isNewlyDone ? { ...after, doneAt: now } : after)
  if (isNewlyDone) await tx.update(courses, course._id, { doneCount: _.inc(1) })
}

async function grant(
  tx: Transaction,
  { lesson, member, now }: { lesson: LessonSummary; member: ActorMember; now: number },
): Promise<number> {
  const { lessonId, title, creditTenths: tenths } = lesson
  const { id: memberId, branchId } = member
  const grantId = `lesson_${lessonId}_${memberId}`
  if (tenths === 0 || (await tx.get(creditGrants, grantId))) return 0
  const year = yearOf(now)
  await tx.create(creditGrants, { _id: grantId, memberId, branchId, year, source: 'lesson', tenths, title, at: now })
  const yearId = creditYearId(memberId, year)
  const sum = await tx.get(creditYears, yearId)
  const sums = { ...sum?.tenths, lesson: (sum?.tenths.lesson ?? 0) + tenths }
  await tx.set(creditYears, { _id: yearId, memberId, year, tenths: sums })
  return tenths
}
