/** Who has learned what: some finish everything, some stand in the middle, some have not begun. */
import type { Member } from '../../cloudfunctions/directory/members'
import { timeKey } from '../../cloudfunctions/kit/ids'
import type { CreditGrant } from '../../cloudfunctions/learn/hours-repository'
import type { Course, CourseProgress, Lesson, OpenLesson } from '../../cloudfunctions/learn/repository'
import { yearOf } from '../../miniprogram/shared/calendar'
import type { Random } from './random'
import { thisYear } from './this-year'

const hourMs = 3600_000
const dayMs = 24 * hourMs

export interface CourseOfDemo {
  readonly course: Course
  readonly lessons: readonly Lesson[]
  readonly publishedAt: number
}

/** How far people of the demo have come: lessons done, seconds into the next one, right answers of each try of the quiz. */
type Standing = readonly [done: number, seconds: number, tries?: readonly number[]]

const known: Readonly<Record<string, Readonly<Record<string, Standing>>>> = {
  'course-life-meeting': {
    林晓: [2, 27],
    陈一鸣: [4, 0, [5]],
    周宁: [4, 0, [4]],
    苏禾: [4, 0, [3, 5]],
    何川: [1, 75],
    罗予: [0, 0],
    沈若: [0, 40],
    邓一诺: [4, 0, [3]],
  },
  'course-city': { 林晓: [3, 0, [3, 4]], 何川: [3, 0, [5]], 罗予: [1, 60], 陈一鸣: [1, 0] },
  'course-essay': { 林晓: [3, 0], 罗予: [2, 30], 何川: [0, 0] },
}
/** Of an old course, whether somebody took it: those who did finished it. */
const oldShare = 0.1
/** Of those who have learned all lessons, who has passed the quiz as well. */
const passedShare = 0.85

/** One member in one course. */
export interface Learning {
  readonly member: Member
  readonly entry: CourseOfDemo
  readonly grants: readonly CreditGrant[]
  /** The lesson that lies on the desk. */
  readonly open: readonly (readonly [lessonId: string, lesson: OpenLesson])[]
  /** Lessons alone; the quiz is noted by `withQuiz`. Null when none is done. */
  readonly progress: CourseProgress | null
  /** Right answers of each try of the quiz. */
  readonly tries: readonly number[]
  /** When the last lesson that is done was finished, epoch ms. */
  readonly lastAt: number
}

export function learningOf(
  member: Member,
  entry: CourseOfDemo,
  { random, now }: { random: Random; now: number },
): Learning {
  const { course, lessons } = entry
  const [done, seconds, tries = []] = known[course._id]?.[member.name] ?? standingOf(entry, random)
  const at = (index: number) => doneAt(entry, index, now)
  const doneLessons = lessons.slice(0, done)
  const next = seconds > 0 ? lessons[done] : undefined
  return {
    member,
    entry,
    grants: doneLessons.map((lesson, index) => grantOf(lesson, member, at(index))),
    open: next ? [[next._id, openLesson(next, seconds, now - dayMs)]] : [],
    progress: done > 0 ? progressOf(doneLessons, course, { member, lastAt: at(done - 1) }) : null,
    tries: course.quiz ? tries : [],
    lastAt: done > 0 ? at(done - 1) : 0,
  }
}

function standingOf({ course: { _id, quiz }, lessons }: CourseOfDemo, random: Random): Standing {
  const isOld = known[_id] === undefined
  if (isOld) return [random.chance(oldShare) ? lessons.length : 0, 0]
  if (!random.chance(_id === 'course-life-meeting' ? 0.6 : 0.35)) {
    return [random.between(0, lessons.length - 1), random.chance(0.3) ? 30 : 0]
  }
  const passing = quiz && random.chance(passedShare) ? [random.between(quiz.passCount, quiz.questionCount)] : []
  return [lessons.length, 0, passing]
}

function doneAt({ publishedAt }: CourseOfDemo, index: number, now: number): number {
  return thisYear(Math.min(publishedAt + (index + 1) * dayMs, now - hourMs), now, publishedAt)
}

function grantOf(lesson: Lesson, { _id: memberId, branchId }: Member, at: number): CreditGrant {
  const { _id: lessonId, title, creditTenths: tenths } = lesson
  const id = `lesson_${lessonId}_${memberId}`
  const key = timeKey(at, id)
  return { _id: id, key, memberId, branchId, year: yearOf(at), source: 'lesson', tenths, title, at }
}

function progressOf(
  lessons: readonly Lesson[],
  course: Course,
  { member: { _id: memberId, branchId }, lastAt }: { member: Member; lastAt: number },
): CourseProgress {
  const isDone = course.quiz === null && lessons.length === course.lessons.length
  return {
    _id: `${course._id}_${memberId}`,
    courseId: course._id,
    branchId,
    memberId,
    doneLessonIds: lessons.map(({ _id }) => _id),
    isQuizPassed: false,
    doneAt: isDone ? lastAt : null,
  }
}

function openLesson({ courseId, kind, durationSeconds, slides }: Lesson, seconds: number, lastAt: number): OpenLesson {
  const share = seconds / durationSeconds
  const positions = {
    video: seconds,
    audio: seconds,
    article: Math.round(share * 100),
    slides: Math.floor(share * slides.length),
  }
  const position = positions[kind]
  return { courseId, kind, durationSeconds, position, creditedSeconds: seconds, openedAt: lastAt - hourMs, lastAt }
}
