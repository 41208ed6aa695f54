/** Handing a paper in: marked once, with everything that follows from it, in one transaction. */
import { yearOf } from '../../miniprogram/shared/calendar'
import { countCorrect, isLate, tidyAnswers } from '../domain/quiz'
import { transaction, type Transaction, _ } from '../kit/database'
import { present } from '../kit/errors'
import { passCourseQuiz } from './completion'
import { yearIn } from './grants'
import { learningYears } from './hours-repository'
import { isPassed } from './paper'
import { quizPapers, quizResultId, quizResults, type QuizPaper, type QuizResult } from './quiz-repository'
import { courseProgress, courseProgressId, courses } from './repository'

export interface HandedIn {
  readonly paper: QuizPaper
  readonly result: QuizResult
  readonly isCourseDone: boolean
}

export interface Handing {
  readonly paperId: string
  /** Refuses what is not to be marked; not asked about a paper that is marked already. */
  readonly answersTo: (paper: QuizPaper) => readonly (readonly number[])[]
  /** Refuses a paper that is not the caller's. */
  readonly admit: (paper: QuizPaper | null) => QuizPaper
  /** Epoch ms. */
  readonly now: number
}

/** Marks the paper; one that is marked already stays as it is, whatever comes with the call. */
export async function handIn(handing: Handing): Promise<HandedIn> {
  return transaction(async (tx) => {
    const current = handing.admit(await tx.get(quizPapers, handing.paperId))
    const before = await tx.get(quizResults, quizResultId(current.sourceId, current.memberId))
    if (current.submitted) {
      return { paper: current, result: present(before), isCourseDone: await isDone(tx, current) }
    }
    const paper = mark(current, handing)
    const result = afterPaper(before, paper)
    await tx.update(quizPapers, paper._id, { submitted: _.set(paper.submitted) })
    await tx.set(quizResults, result)
    const isFirstPass = result.passedAt !== null && (before?.passedAt ?? null) === null
    const isCourseDone = isFirstPass ? await notePassed(tx, paper, result.passedAt) : await isDone(tx, paper)
    return { paper, result, isCourseDone }
  })
}

/** A paper whose time ended long ago is handed in late, with nothing on it. */
export function handInEmpty(paper: QuizPaper, now: number): Promise<HandedIn> {
  return handIn({ paperId: paper._id, admit: present, answersTo: () => [], now })
}

function mark(paper: QuizPaper, { answersTo, now }: Handing): QuizPaper {
  const answers = tidyAnswers(paper.questions, answersTo(paper))
  const correctCount = countCorrect(paper.questions, answers)
  return { ...paper, submitted: { at: now, answers, correctCount, isLate: isLate(paper, now) } }
}

/** @param before null, or without this paper, when the call that drew it ended before it could note the start */
function afterPaper(before: QuizResult | null, paper: QuizPaper): QuizResult {
  const { _id, sourceKind, sourceId, branchId, memberId } = paper
  const { at, correctCount, isLate: wasLate } = present(paper.submitted)
  const tries = before?.tries ?? 0
  const bestCount = before?.bestCount ?? null
  return {
    _id: quizResultId(sourceId, memberId),
    ...{ sourceKind, sourceId, branchId, memberId },
    tries: before?.openPaperId === _id ? tries : tries + 1,
    bestCount: wasLate ? bestCount : Math.max(bestCount ?? 0, correctCount),
    passedAt: before?.passedAt ?? (isPassed(paper) ? at : null),
    openPaperId: null,
    lastPaperId: _id,
  }
}

/** @returns whether a course is done with it */
async function notePassed(tx: Transaction, paper: QuizPaper, passedAt: number | null): Promise<boolean> {
  const { sourceKind, sourceId, memberId, branchId } = paper
  const now = present(passedAt)
  if (sourceKind === 'course') {
    const course = present(await tx.get(courses, sourceId))
    return passCourseQuiz(tx, { course, memberId, branchId, now })
  }
  const year = await yearIn(tx, { memberId, branchId, year: yearOf(now) })
  await tx.update(learningYears, year._id, { [`quizzes.${sourceId}`]: now })
  return false
}

async function isDone(tx: Transaction, { sourceKind, sourceId, memberId }: QuizPaper): Promise<boolean> {
  if (sourceKind === 'task') return false
  const progress = await tx.get(courseProgress, courseProgressId(sourceId, memberId))
  return (progress?.doneAt ?? null) !== null
}
