/** Who has learned what: some finish everything, some stand in the middle, some have not begun. */
import { yearOf } from '../../miniprogram/shared/calendar'
import { neededSeconds } from '../../cloudfunctions/domain/lesson-progress'
import type { Member } from '../../cloudfunctions/directory/members'
import type { Course, CourseProgress, CreditGrant, Lesson, StoredProgress } from '../../cloudfunctions/learn/repository'
import { Random } from './random'
import { thisYear } from './this-year'

const hourMs = 3600_000
const dayMs = 24 * hourMs

export interface CourseOfDemo {
  readonly course: Course
  readonly lessons: readonly Lesson[]
  readonly publishedAt: number
}

/** How far people of the demo have come: lessons done, and seconds into the next one. */
type Standing = readonly [done: number, seconds: number]
const known: Readonly<Record<string, Readonly<Record<string, Standing>>>> = {
  'course-life-meeting': {
    林晓: [2, 27],
    陈一鸣: [4, 0],
    周宁: [4, 0],
    苏禾: [4, 0],
    何川: [1, 75],
    罗予: [0, 0],
    沈若: [0, 40],
  },
  'course-city': { 林晓: [3, 0], 何川: [3, 0], 罗予: [1, 0], 陈一鸣: [1, 0] },
  'course-essay': { 林晓: [3, 0], 罗予: [2, 30], 何川: [0, 0] },
}
/** Of an old course, whether somebody took it: those who did finished it. */
const oldShare = 0.1

export interface Learned {
  readonly progress: StoredProgress[]
  readonly completions: CourseProgress[]
  readonly grants: CreditGrant[]
}

export function learnedIn(
  courses: readonly CourseOfDemo[],
  { members, now }: { members: readonly Member[]; now: number },
): Learned {
  const learned: Learned = { progress: [], completions: [], grants: [] }
  const random = new Random(32)
  for (const entry of courses) {
    for (const member of members) {
      // Whoever has no WeChat identity yet has not been here.
      if (member.openid === null) continue
      const standing = known[entry.course._id]?.[member.name] ?? standingOf(entry, random)
      take(learned, { entry, member, standing, now })
    }
  }
  return learned
}

function standingOf({ course: { _id, dueAt }, lessons }: CourseOfDemo, random: Random): Standing {
  const isOld = known[_id] === undefined
  if (isOld) return [random.chance(oldShare) ? lessons.length : 0, 0]
  if (random.chance(dueAt === null ? 0.3 : 0.55)) return [lessons.length, 0]
  return [random.between(0, lessons.length - 1), random.chance(0.3) ? 30 : 0]
}

interface Taking {
  readonly entry: CourseOfDemo
  readonly member: Member
  readonly standing: Standing
  readonly now: number
}

function take(learned: Learned, { entry, member, standing, now }: Taking): void {
  const [done, seconds] = standing
  const { course, lessons, publishedAt } = entry
  const { _id: memberId, branchId } = member
  const doneAt = (index: number) =>
    thisYear(Math.min(publishedAt + (index + 1) * dayMs, now - hourMs), now, publishedAt)
  for (const [index, lesson] of lessons.slice(0, done).entries()) {
    learned.progress.push(progressOf(lesson, memberId, { doneAt: doneAt(index), seconds: lesson.durationSeconds }))
    const { title, creditTenths: tenths } = lesson
    const at = doneAt(index)
    const grantId = `lesson_${lesson._id}_${memberId}`
    learned.grants.push({ _id: grantId, memberId, branchId, year: yearOf(at), source: 'lesson', tenths, title, at })
  }
  const next = lessons[done]
  if (next && seconds > 0) learned.progress.push(progressOf(next, memberId, { doneAt: null, seconds, at: now - dayMs }))
  if (done === 0) return
  learned.completions.push({
    _id: `${course._id}_${memberId}`,
    courseId: course._id,
    branchId,
    memberId,
    doneLessonIds: lessons.slice(0, done).map(({ _id }) => _id),
    doneAt: done === lessons.length ? doneAt(done - 1) : null,
  })
}

function progressOf(
  { _id: lessonId, courseId, branchId, durationSeconds }: Lesson,
  memberId: string,
  { doneAt, seconds, at = doneAt ?? 0 }: { doneAt: number | null; seconds: number; at?: number },
): StoredProgress {
  return {
    _id: `${lessonId}_${memberId}`,
    ...{ lessonId, courseId, branchId, memberId, durationSeconds, doneAt },
    positionSeconds: seconds,
    creditedSeconds: doneAt === null ? seconds : neededSeconds(durationSeconds),
    creditedUntil: at,
    state: doneAt === null ? 'started' : 'done',
  }
}
