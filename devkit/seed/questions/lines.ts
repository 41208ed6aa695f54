/** How questions of the demo are written down, one line each. */
import type { QuestionKind } from '../../../miniprogram/shared/words'

/** One or more right options by letter ("B", "ACD"); a statement is simply true or false. */
export type QuestionLine =
  | readonly [stem: string, options: readonly string[], right: string, explanation: string]
  | readonly [statement: string, isTrue: boolean, explanation: string]

export interface BankPlan {
  readonly id: string
  readonly title: string
  readonly createdDaysAgo: number
  readonly lines: readonly QuestionLine[]
}

export interface QuestionText {
  readonly kind: QuestionKind
  readonly stem: string
  readonly options: readonly string[]
  /** Places of the right options, ascending. */
  readonly answer: readonly number[]
  readonly explanation: string
}

export function textOf(line: QuestionLine): QuestionText {
  if (line.length === 3) {
    const [stem, isTrue, explanation] = line
    return { kind: 'trueFalse', stem, options: ['正确', '错误'], answer: [isTrue ? 0 : 1], explanation }
  }
  const [stem, options, right, explanation] = line
  const answer = [...right].map((letter) => letter.charCodeAt(0) - 'A'.charCodeAt(0)).sort((a, b) => a - b)
  return { kind: answer.length > 1 ? 'multiple' : 'single', stem, options, answer, explanation }
}
