/** One member's standing in one quiz, as the pages of courses, lessons and quizzes show it. */
import type { OutputOf } from '../contract'
import { quizResultId, quizResults, type QuizResult } from './quiz-repository'
import type { Course, QuizRules } from './repository'

export type QuizStanding = OutputOf<'learn.openQuiz'>['quiz']

type Standing = Pick<QuizResult, 'tries' | 'bestCount' | 'passedAt' | 'openPaperId'>

/** @param result null before the first paper */
export function standingOf(rules: Omit<QuizRules, 'bankId'>, result: Standing | null): QuizStanding {
  const { questionCount, passCount, limitMinutes, maxTries } = rules
  return {
    ...{ questionCount, passCount, limitMinutes, maxTries },
    tries: result?.tries ?? 0,
    bestCount: result?.bestCount ?? null,
    isPassed: (result?.passedAt ?? null) !== null,
    isOpen: (result?.openPaperId ?? null) !== null,
  }
}

/** The quiz of a course with one's own standing, in one read; null without a quiz, in none. */
export async function quizOfCourse(
  course: Pick<Course, '_id' | 'quiz'>,
  memberId: string,
): Promise<QuizStanding | null> {
  if (!course.quiz) return null
  return standingOf(course.quiz, await quizResults.get(quizResultId(course._id, memberId)))
}
