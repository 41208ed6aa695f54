/** What the learner's actions answer, made from stored documents. */
import { yearOf } from '../../miniprogram/shared/calendar'
import { yearlyTarget } from '../domain/credit-hours'
import { neededSeconds } from '../domain/lesson-progress'
import { onDesk } from './desk'
import { learningYearId, learningYears, sumsOf } from './hours-repository'
import type { Course, CourseProgress, Learner, LessonSummary, OpenLesson } from './repository'

/** What is known of one member in one course; nulls before anything was begun. */
export interface MyCourse {
  readonly course: Course
  readonly progress: CourseProgress | null
  readonly desk: Learner | null
}

/** The year's hours against what is asked for. One read. */
export async function openYear(memberId: string, now: number) {
  const year = yearOf(now)
  const stored = await learningYears.get(learningYearId(memberId, year))
  return { year, ...sumsOf(stored), targetTenths: yearlyTarget.tenths }
}

export function toCard({ course, progress, desk }: MyCourse) {
  const { _id, title, theme, goal, coverUrl, lessons, quiz } = course
  return {
    courseId: _id,
    ...{ title, theme, goal, coverUrl },
    lessonCount: lessons.length,
    doneCount: lessons.filter(({ lessonId }) => progress?.doneLessonIds.includes(lessonId)).length,
    creditTenths: lessons.reduce((sum, { creditTenths }) => sum + creditTenths, 0),
    durationSeconds: lessons.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0),
    hasQuiz: quiz !== null,
    isDone: progress?.doneAt != null,
    nextLesson: nextLesson({ course, progress, desk }),
  }
}

/** The first lesson that is not done yet. */
export function nextLesson({ course, progress, desk }: MyCourse) {
  const done = progress?.doneLessonIds ?? []
  const lesson = course.lessons.find(({ lessonId }) => !done.includes(lessonId))
  return lesson ? toNext(course, lesson, onDesk(desk, lesson.lessonId)) : null
}

/** A lesson to go on with, from where it was left. */
export function toNext(course: Course, lesson: LessonSummary, open: OpenLesson | undefined) {
  const { lessonId, title, kind } = lesson
  // Whoever has begun finishes by the length of that day, as the heartbeats count.
  const durationSeconds = open?.durationSeconds ?? lesson.durationSeconds
  return {
    ...{ lessonId, title, kind, durationSeconds },
    number: course.lessons.indexOf(lesson) + 1,
    position: open?.position ?? 0,
    creditedSeconds: Math.floor(open?.creditedSeconds ?? 0),
    neededSeconds: neededSeconds(durationSeconds),
  }
}

/** The lessons of a course in order, each with one's own state. */
export function toRows({ course, progress, desk }: MyCourse) {
  return course.lessons.map((lesson) => ({ ...lesson, state: stateOf({ progress, desk }, lesson.lessonId) }))
}

export function stateOf({ progress, desk }: Omit<MyCourse, 'course'>, lessonId: string) {
  if (progress?.doneLessonIds.includes(lessonId)) return 'done' as const
  const open = onDesk(desk, lessonId)
  // To have looked in is not yet to have begun.
  return open && (open.creditedSeconds > 0 || open.position > 0) ? ('started' as const) : ('notStarted' as const)
}
