/** What a question must be before a paper can ask it. */
import { limits } from '../../miniprogram/shared/limits'
import { questionKindLabels, type QuestionKind } from '../../miniprogram/shared/words'
import { plain } from './plain-text'

export interface QuestionContent {
  readonly kind: QuestionKind
  readonly stem: string
  readonly options: readonly string[]
  /** Places of the right options, ascending, from 0. */
  readonly answer: readonly number[]
  readonly explanation: string
}

export const trueFalseOptions = ['正确', '错误'] as const

const rules: Readonly<Record<QuestionKind, { minOptions: number; minRight: number; maxRight: number }>> = {
  single: { minOptions: 2, minRight: 1, maxRight: 1 },
  multiple: { minOptions: 3, minRight: 2, maxRight: limits.questionOptions },
  trueFalse: { minOptions: 2, minRight: 1, maxRight: 1 },
}

export type QuestionField = 'options' | 'answer'

/** The content as it is stored: answers in order and once, the two options of true/false in the product's own words. */
export function tidyQuestion(content: QuestionContent): QuestionContent {
  const options = content.kind === 'trueFalse' ? trueFalseOptions : content.options
  return { ...content, options, answer: [...new Set(content.answer)].sort((a, b) => a - b) }
}

/** What is wrong with it, field → sentence; lengths of texts are checked where they come in. */
export function questionProblems({ kind, options, answer }: QuestionContent): Partial<Record<QuestionField, string>> {
  const wrongOptions = optionsProblem(kind, options)
  const wrongAnswer = answerProblem(kind, { options, answer })
  return { ...(wrongOptions && { options: wrongOptions }), ...(wrongAnswer && { answer: wrongAnswer }) }
}

function optionsProblem(kind: QuestionKind, options: readonly string[]): string | null {
  const label = `${questionKindLabels[kind]}题`
  const { minOptions } = rules[kind]
  if (options.length < minOptions || options.length > limits.questionOptions) {
    return `${label}要 ${minOptions} 到 ${limits.questionOptions} 个选项，现在是 ${options.length} 个。`
  }
  const again = options.findIndex((option, place) => options.indexOf(option) < place)
  if (again < 0) return null
  return `选项 ${letterOf(options.indexOf(options[again] ?? ''))} 和 ${letterOf(again)} 一样，改掉一个。`
}

function answerProblem(kind: QuestionKind, { options, answer }: Pick<QuestionContent, 'options' | 'answer'>) {
  const { minRight, maxRight } = rules[kind]
  const beyond = answer.find((place) => place >= options.length)
  if (beyond !== undefined) return `答案里的 ${letterOf(beyond)} 没有对应的选项。`
  if (answer.length === 0) return '还没有标出正确答案。'
  if (answer.length > maxRight) return `${questionKindLabels[kind]}题只有一个正确答案，现在标了 ${answer.length} 个。`
  if (answer.length < minRight) return `多选题至少有 ${minRight} 个正确答案；只有一个的话，改成单选题。`
  return null
}

/** 0 → "A". */
export const letterOf = (place: number) => String.fromCharCode(65 + place)

/** What a question is known again by within a bank. */
export const comparableStem = (stem: string) => plain(stem)

const contentFields = ['kind', 'stem', 'options', 'answer', 'explanation'] as const

export function isSameQuestion(a: QuestionContent, b: QuestionContent): boolean {
  return contentFields.every((field) => JSON.stringify(a[field]) === JSON.stringify(b[field]))
}
