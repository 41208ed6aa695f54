/** Everybody's years of learning, as the sum of what happened: hours granted, courses finished, quizzes of tasks passed. */
import { yearOf } from '../../miniprogram/shared/calendar'
import type { CreditGrant, LearningYear } from '../../cloudfunctions/learn/hours-repository'

/** Something that was reached, at `at` (epoch ms). */
export interface Reached {
  readonly memberId: string
  readonly branchId: string
  /** Of the course or the task. */
  readonly id: string
  readonly at: number
}

interface Draft extends Omit<LearningYear, 'tenths' | 'courses' | 'quizzes'> {
  readonly tenths: Partial<Record<CreditGrant['source'], number>>
  readonly courses: Record<string, number>
  readonly quizzes: Record<string, number>
}

export function yearsOf(facts: {
  readonly grants: readonly CreditGrant[]
  readonly courses: readonly Reached[]
  readonly quizzes: readonly Reached[]
}): LearningYear[] {
  const drafts = new Map<string, Draft>()
  const draftOf = ({ memberId, branchId }: { memberId: string; branchId: string }, year: number) => {
    const _id = `${memberId}_${year}`
    const draft = drafts.get(_id) ?? { _id, memberId, branchId, year, tenths: {}, courses: {}, quizzes: {} }
    drafts.set(_id, draft)
    return draft
  }
  for (const grant of facts.grants) {
    const { tenths } = draftOf(grant, grant.year)
    tenths[grant.source] = (tenths[grant.source] ?? 0) + grant.tenths
  }
  for (const course of facts.courses) draftOf(course, yearOf(course.at)).courses[course.id] = course.at
  for (const quiz of facts.quizzes) draftOf(quiz, yearOf(quiz.at)).quizzes[quiz.id] = quiz.at
  return [...drafts.values()]
}
