/** What the learner's actions answer, made from stored documents. */
import { yearlyTarget } from '../domain/credit-hours'
import { yearOf } from '../../miniprogram/shared/calendar'
import { yearOfMember, type Course, type LessonSummary, type StoredProgress } from './repository'

type ProgressByLesson = ReadonlyMap<string, StoredProgress>

export function byLesson(progress: readonly StoredProgress[]): ProgressByLesson {
  return new Map(progress.map((entry) => [entry.lessonId, entry]))
}

export async function openYear(memberId: string, now: number) {
  return { ...(await yearOfMember(memberId, yearOf(now))), targetTenths: yearlyTarget.tenths }
}

export function toCard(course: Course, progress: ProgressByLesson) {
  const { _id, title, goal, coverUrl, lessons, dueAt } = course
  return {
    courseId: _id,
    title,
    goal,
    coverUrl,
    lessonCount: lessons.length,
    doneCount: lessons.filter(({ lessonId }) => progress.get(lessonId)?.state === 'done').length,
    creditTenths: lessons.reduce((sum, { creditTenths }) => sum + creditTenths, 0),
    nextLesson: nextLesson(course, progress),
    dueAt,
  }
}

/** The first lesson that is not done yet. */
export function nextLesson({ lessons }: Course, progress: ProgressByLesson) {
  const index = lessons.findIndex(({ lessonId }) => progress.get(lessonId)?.state !== 'done')
  const lesson = lessons[index]
  if (!lesson) return null
  const { lessonId, title, durationSeconds } = lesson
  return {
    lessonId,
    title,
    number: index + 1,
    positionSeconds: progress.get(lessonId)?.positionSeconds ?? 0,
    durationSeconds,
  }
}

export function toRow(lesson: LessonSummary, progress: ProgressByLesson) {
  return { ...lesson, state: progress.get(lesson.lessonId)?.state ?? ('notStarted' as const) }
}
