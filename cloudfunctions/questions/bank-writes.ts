/** What every change of a bank's questions does in its transaction. */
import { limits } from '../../miniprogram/shared/limits'
import { comparableStem, type QuestionContent } from '../domain/question'
import type { Transaction } from '../kit/database'
import { _ } from '../kit/database'
import { refuse } from '../kit/errors'
import { banks, questions, type Bank, type Question } from './repository'

/** All questions of a bank, in the order of creation: one read, `limits.bankQuestions` at most. */
export function questionsOf(bankId: string): Promise<Question[]> {
  return questions.find({ bankId }, { orderBy: ['key', 'asc'], limit: limits.bankQuestions })
}

/**
 * Questions by stem. Read outside of the transaction: whoever adds or renames one meanwhile writes the bank as well, so
 * that this transaction then starts again.
 */
export async function idsByStem(bankId: string): Promise<Map<string, string>> {
  const found = await questions.find({ bankId }, { limit: limits.bankQuestions, fields: ['_id', 'stem'] })
  return new Map(found.map(({ _id, stem }) => [comparableStem(stem), _id]))
}

/** Notes a change of the bank's questions, with their new list where it is another one. */
export async function touch(tx: Transaction, { _id }: Bank, questionIds?: readonly string[]): Promise<void> {
  await tx.update(banks, _id, { changeCount: _.inc(1), ...(questionIds && { questionIds }) })
}

export function refuseOverfull(there: number, added: number): void {
  if (there + added <= limits.bankQuestions) return
  refuse(
    'WRONG_STATE',
    `一个题库最多 ${limits.bankQuestions} 题，现在有 ${there} 题，加不下 ${added} 题。可以另建一个题库。`,
  )
}

/** Everything of a question that a learner will read. */
export const textsOf = ({ stem, options, explanation }: QuestionContent) => [stem, ...options, explanation]
