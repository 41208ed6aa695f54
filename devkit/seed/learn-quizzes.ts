/** Papers that were drawn and handed in, and each member's standing in the quiz. */
import type { Member } from '../../cloudfunctions/directory/members'
import { countCorrect, drawQuestion, shuffled } from '../../cloudfunctions/domain/quiz'
import type { PaperQuestion, QuizPaper, QuizResult, QuizSource } from '../../cloudfunctions/learn/quiz-repository'
import type { QuizRules } from '../../cloudfunctions/learn/repository'
import type { Question } from '../../cloudfunctions/questions/repository'
import type { BankOfDemo } from './learn-banks'
import type { Random } from './random'

const minuteMs = 60_000
/** From drawing a paper to handing it in, and between two tries. */
const takesMs = 4 * minuteMs
const pauseMs = 10 * minuteMs

export interface QuizTaken {
  readonly papers: readonly QuizPaper[]
  readonly result: QuizResult
}

export interface Taking {
  readonly source: QuizSource
  readonly rules: QuizRules
  readonly member: Member
  /** Right answers of each try, in order. */
  readonly tries: readonly number[]
  /** When the last try was handed in, epoch ms. */
  readonly at: number
}

export function takeQuiz(taking: Taking, banks: readonly BankOfDemo[], random: Random): QuizTaken {
  const { source, rules, member, tries, at } = taking
  const pool = banks.find(({ bank }) => bank._id === rules.bankId)?.questions ?? []
  const resultId = `${source.sourceId}_${member._id}`
  const papers = tries.map((correct, index): QuizPaper => {
    const submittedAt = at - (tries.length - 1 - index) * pauseMs
    const startedAt = submittedAt - takesMs
    const questions = draw(pool, rules.questionCount, random)
    const answers = questions.map((question, place) => (place < correct ? question.right : wrongOf(question)))
    const correctCount = countCorrect(questions, answers)
    return {
      _id: `${resultId}_${index + 1}`,
      ...source,
      branchId: member.branchId,
      memberId: member._id,
      rules,
      questions,
      startedAt,
      endsAt: rules.limitMinutes === null ? null : startedAt + rules.limitMinutes * minuteMs,
      submitted: { at: submittedAt, answers, correctCount, isLate: false },
    }
  })
  return { papers, result: resultOf(resultId, papers) }
}

function resultOf(_id: string, papers: readonly QuizPaper[]): QuizResult {
  const { sourceKind, sourceId, branchId, memberId, rules } = papers[0]!
  const handedIn = papers.flatMap(({ submitted }) => submitted ?? [])
  return {
    ...{ _id, sourceKind, sourceId, branchId, memberId },
    tries: papers.length,
    bestCount: Math.max(...handedIn.map(({ correctCount }) => correctCount)),
    passedAt: handedIn.find(({ correctCount }) => correctCount >= rules.passCount)?.at ?? null,
    openPaperId: null,
    lastPaperId: papers.at(-1)!._id,
  }
}

function draw(pool: readonly Question[], count: number, random: Random): PaperQuestion[] {
  const chance = (bound: number) => random.between(0, bound - 1)
  return shuffled(pool, chance)
    .slice(0, count)
    .map(({ _id: questionId, kind, stem, options, answer, explanation }) => ({
      questionId,
      ...drawQuestion({ kind, stem, options, answer, explanation }, chance),
    }))
}

/** One too few of several, another one of a single. */
function wrongOf({ right, options }: PaperQuestion): number[] {
  return right.length > 1 ? right.slice(1) : [((right[0] ?? 0) + 1) % options.length]
}
