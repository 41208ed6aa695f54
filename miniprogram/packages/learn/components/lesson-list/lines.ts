import type { OutputOf } from '../../../../../cloudfunctions/contract'
import type { IconName } from '../../../../components/icon/markup'
import { lengthLabel } from '../../../../shared/course-view'
import { lessonKindLabels, type LessonKind } from '../../../../shared/words'
import { canTry, passLabel, quizVerb, triesLabel } from '../../quiz/rules'

type Course = OutputOf<'learn.openCourse'>
type LessonRow = Course['lessons'][number]
export type QuizStanding = NonNullable<Course['quiz']>

const kindIcons: Record<LessonKind, IconName> = {
  video: 'square-play',
  audio: 'headphones',
  article: 'file-text',
  slides: 'images',
}

/** One line for each lesson of a course. */
export function toLessonLines(lessons: readonly LessonRow[]) {
  return lessons.map(({ lessonId, title, kind, durationSeconds, state }, index) => ({
    lessonId,
    number: index + 1,
    title,
    icon: kindIcons[kind],
    kind: lessonKindLabels[kind],
    length: lengthLabel(kind, durationSeconds),
    isDone: state === 'done',
  }))
}

/** The line of the quiz under the lessons; null for a course without one. */
export function toQuizLine(quiz: QuizStanding | null) {
  if (!quiz) return null
  const { bestCount, questionCount, isPassed } = quiz
  const best = bestCount === null ? '' : `最好 ${bestCount}/${questionCount}`
  const rules = `${passLabel(quiz)}，${triesLabel(quiz)}`
  return {
    sub: isPassed ? `已通过，${best}` : `${best || `${questionCount} 题`}，${rules}`,
    isPassed,
    verb: isPassed || !canTry(quiz) ? '' : quizVerb(quiz),
  }
}

export const quizPath = (courseId: string) => `/packages/learn/quiz/page?kind=course&id=${courseId}`
export const certificatePath = (courseId: string) => `/packages/learn/certificate/page?id=${courseId}`
export const lessonPath = (lessonId: string) => `/packages/learn/lesson/page?id=${lessonId}`
