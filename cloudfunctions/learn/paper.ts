/** Papers: drawn from a bank, and what of them leaves the server. */
import { randomInt } from 'node:crypto'
import type { OutputOf } from '../contract'
import { countsFor, drawQuestion, isCorrect, shuffled } from '../domain/quiz'
import type { ActorMember } from '../kit/actor'
import { present, refuse } from '../kit/errors'
import { banks, questions, type Question } from '../questions/repository'
import { quizPaperId, quizResultId, type PaperQuestion, type QuizPaper } from './quiz-repository'
import type { Quiz } from './quiz-source'

interface Drawing {
  readonly quiz: Quiz
  readonly member: ActorMember
  /** 1 for the first try. */
  readonly serial: number
  /** Epoch ms. */
  readonly now: number
}

/** Questions drawn beyond those asked for, in case an editor removes some between the two reads. */
const spare = 5

/** Two reads, whatever the size of the bank. @throws Refusal WRONG_STATE when the bank has no question left */
export async function drawPaper({ quiz, member, serial, now }: Drawing): Promise<QuizPaper> {
  const { sourceKind, sourceId, rules } = quiz
  const drawn = await drawFrom(rules.bankId, { count: rules.questionCount, branchId: member.branchId })
  const counts = countsFor(rules, drawn.length)
  if (!counts) return refuse('WRONG_STATE', '题库里还没有题，请支部的同志补上再来。')
  return {
    _id: quizPaperId(quizResultId(sourceId, member.id), serial),
    ...{ sourceKind, sourceId, branchId: member.branchId, memberId: member.id },
    rules: { ...rules, ...counts },
    questions: drawn,
    startedAt: now,
    endsAt: rules.limitMinutes === null ? null : now + rules.limitMinutes * 60_000,
    submitted: null,
  }
}

async function drawFrom(bankId: string, { count, branchId }: { count: number; branchId: string }) {
  const bank = await banks.get(bankId)
  const ids = bank?.branchId === branchId ? shuffled(bank.questionIds, randomInt).slice(0, count + spare) : []
  const found = new Map((await questions.getMany(ids)).map((question) => [question._id, question]))
  return ids
    .flatMap((id) => found.get(id) ?? [])
    .slice(0, count)
    .map(toPaperQuestion)
}

function toPaperQuestion({ _id: questionId, kind, stem, options, answer, explanation }: Question): PaperQuestion {
  return { questionId, ...drawQuestion({ kind, stem, options, answer, explanation }, randomInt) }
}

/** What a paper shows before it is handed in: no answers, no explanations. */
export function toPaper({ _id, startedAt, endsAt, questions: asked }: QuizPaper): OutputOf<'learn.startPaper'> {
  return {
    paperId: _id,
    startedAt,
    endsAt,
    questions: asked.map(({ kind, stem, options }) => ({ kind, stem, options: [...options] })),
  }
}

export const isPassed = ({ rules, submitted }: QuizPaper): boolean =>
  submitted !== null && !submitted.isLate && submitted.correctCount >= rules.passCount

/** A paper that was handed in, marked and explained. */
export function toResult(paper: QuizPaper): OutputOf<'learn.submitPaper'>['result'] {
  const { _id, rules, questions: asked } = paper
  const { at, answers, correctCount, isLate } = present(paper.submitted)
  return {
    paperId: _id,
    submittedAt: at,
    ...{ correctCount, isLate, questionCount: rules.questionCount, passCount: rules.passCount },
    isPassed: isPassed(paper),
    items: asked.map(({ kind, stem, options, right, explanation }, place) => {
      const chosen = [...(answers[place] ?? [])]
      const marks = { chosen, right: [...right], isCorrect: isCorrect({ right }, chosen) }
      return { kind, stem, options: [...options], ...marks, explanation }
    }),
  }
}
