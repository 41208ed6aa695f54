/** Papers that were drawn, and each member's standing in each quiz. */
import type { QuestionKind } from '../../miniprogram/shared/words'
import { Collection, type Stored } from '../kit/database'
import type { QuizRules } from './repository'

export interface QuizSource {
  readonly sourceKind: 'course' | 'task'
  /** Of the course or the task. */
  readonly sourceId: string
}

/** A question as it was drawn: what the bank says later does not change a paper. */
export interface PaperQuestion {
  readonly questionId: string
  readonly kind: QuestionKind
  readonly stem: string
  /** Shuffled; `right` and the answers count in this order. */
  readonly options: readonly string[]
  readonly right: readonly number[]
  readonly explanation: string
}

/** The id is `sourceId_memberId_try`: a start that is repeated meets the paper it made. */
export interface QuizPaper extends Stored, QuizSource {
  readonly branchId: string
  readonly memberId: string
  readonly rules: QuizRules
  readonly questions: readonly PaperQuestion[]
  readonly startedAt: number
  readonly endsAt: number | null
  readonly submitted: null | {
    readonly at: number
    readonly answers: readonly (readonly number[])[]
    readonly correctCount: number
    readonly isLate: boolean
  }
}

/** The id is `sourceId_memberId`. */
export interface QuizResult extends Stored, QuizSource {
  readonly branchId: string
  readonly memberId: string
  /** Papers begun. */
  readonly tries: number
  /** Right answers of the best paper that was handed in in time. */
  readonly bestCount: number | null
  /** When it was passed first, epoch ms. */
  readonly passedAt: number | null
  readonly openPaperId: string | null
  readonly lastPaperId: string | null
}

export const quizPapers = new Collection<QuizPaper>('quizPapers')
export const quizResults = new Collection<QuizResult>('quizResults')

export const quizResultId = (sourceId: string, memberId: string) => `${sourceId}_${memberId}`
export const quizPaperId = (resultId: string, serial: number) => `${resultId}_${serial}`
