import type { QuestionKind } from '../../miniprogram/shared/words'
import { Collection, type Page, type Stored } from '../kit/database'
import type { ImportRecord } from '../kit/import'

/** A bank of one branch. The ids of its questions lie in it, so that a paper is drawn without a scan. */
export interface Bank extends Stored {
  readonly branchId: string
  readonly key: string
  readonly title: string
  /** In the order of creation, at most `limits.bankQuestions`. */
  readonly questionIds: readonly string[]
  /**
   * Counts changes of the bank and of its questions: each of them writes it, so that two at once meet here and no stem
   * comes in twice. Absent before the first.
   */
  readonly changeCount?: number
  /** requestId of the newest save, so that its retry is known. */
  readonly savedWith?: string
  /** Epoch ms; a bank that was removed is kept without its questions, so that a retry of the removal is known. */
  readonly removedAt?: number
  readonly createdAt: number
}

export interface Question extends Stored {
  readonly bankId: string
  readonly branchId: string
  readonly key: string
  readonly version: number
  /** requestId of the newest save, so that its retry is known. */
  readonly savedWith: string
  readonly kind: QuestionKind
  readonly stem: string
  readonly options: readonly string[]
  /** Places of the right options, ascending. */
  readonly answer: readonly number[]
  readonly explanation: string
}

export const banks = new Collection<Bank>('questionBanks')
export const questions = new Collection<Question>('questions')
export const questionImports = new Collection<ImportRecord>('questionImports')

const banksPerPage = 50

export function banksOf(branchId: string, cursor?: string): Promise<Page<Bank>> {
  return banks.page({ branchId, removedAt: null }, { by: 'key', direction: 'desc', cursor, size: banksPerPage })
}

/** Questions a page. */
const questionsPerPage = 50

export function pageOfQuestions(bankId: string, cursor?: string): Promise<Page<Question>> {
  return questions.page({ bankId }, { by: 'key', direction: 'desc', cursor, size: questionsPerPage })
}
