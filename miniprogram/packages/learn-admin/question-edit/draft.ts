/** A question while it is being written: as typed, for whichever kind is chosen in the end. */
import type { InputOf } from '../../../../cloudfunctions/contract'
import { newRequestId } from '../../../api/client'
import { limits } from '../../../shared/limits'
import type { QuestionKind } from '../../../shared/words'
import type { Question } from '../handed-question'

export interface OptionDraft {
  /** Tells the options apart while some are removed. */
  readonly key: string
  readonly text: string
  readonly isRight: boolean
}

export interface QuestionDraft {
  readonly kind: QuestionKind
  readonly stem: string
  /** Of single and multiple choice. */
  readonly options: readonly OptionDraft[]
  /** Of a true/false question: the place of the right one of `truths`; null before it is chosen. */
  readonly truth: number | null
  readonly explanation: string
}

/** The options of every true/false question, in this order. */
export const truths = ['正确', '错误'] as const

/** Fewest options of a choice (cloudfunctions/domain/question.ts). */
const fewestOptions: Record<QuestionKind, number> = { single: 2, multiple: 3, trueFalse: 2 }

export function newQuestion(kind: QuestionKind = 'single'): QuestionDraft {
  return { kind, stem: '', options: Array.from({ length: 4 }, () => newOption()), truth: null, explanation: '' }
}

export function draftOf(question: Question | null): QuestionDraft {
  if (!question) return newQuestion()
  const { kind, stem, options, answer, explanation } = question
  if (kind === 'trueFalse') return { ...newQuestion(kind), stem, truth: answer[0] ?? null, explanation }
  return {
    kind,
    stem,
    options: options.map((text, place) => ({ key: String(place), text, isRight: answer.includes(place) })),
    truth: null,
    explanation,
  }
}

/** What the server gets of the draft. */
export function toInput({
  kind,
  stem,
  options,
  truth,
  explanation,
}: QuestionDraft): Omit<InputOf<'questions.saveQuestion'>, 'bankId' | 'questionId' | 'version'> {
  if (kind === 'trueFalse')
    return { kind, stem, options: [...truths], answer: truth === null ? [] : [truth], explanation }
  const written = withoutBlanks(kind, options)
  return {
    kind,
    stem,
    options: written.map(({ text }) => text),
    answer: written.flatMap(({ isRight }, place) => (isRight ? [place] : [])),
    explanation,
  }
}

/** Empty options at the end are room to write, not a mistake. The others keep their places, by which refusals name them. */
function withoutBlanks(kind: QuestionKind, options: readonly OptionDraft[]): readonly OptionDraft[] {
  const lastWritten = options.reduce((last, { text, isRight }, place) => (text.trim() || isRight ? place : last), -1)
  return options.slice(0, Math.max(lastWritten + 1, fewestOptions[kind]))
}

/** A single choice keeps the first of several right options. */
export function withKind(draft: QuestionDraft, kind: QuestionKind): QuestionDraft {
  if (kind !== 'single') return { ...draft, kind }
  const first = draft.options.findIndex(({ isRight }) => isRight)
  return { ...draft, kind, options: draft.options.map((option, at) => ({ ...option, isRight: at === first })) }
}

/** Marks an option right, or not: of a single choice one alone. */
export function withMark({ kind, options }: QuestionDraft, place: number): OptionDraft[] {
  return options.map((option, at) => {
    if (kind === 'single') return { ...option, isRight: at === place }
    return at === place ? { ...option, isRight: !option.isRight } : option
  })
}

export function newOption(): OptionDraft {
  return { key: newRequestId(), text: '', isRight: false }
}

export const canAdd = ({ options }: QuestionDraft) => options.length < limits.questionOptions
export const canRemove = ({ kind, options }: QuestionDraft) => options.length > fewestOptions[kind]
