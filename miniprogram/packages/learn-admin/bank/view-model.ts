import type { OutputOf } from '../../../../cloudfunctions/contract'
import { limits } from '../../../shared/limits'
import { questionKindLabels } from '../../../shared/words'

type Bank = OutputOf<'questions.openBank'>
type Question = Bank['items'][number]

export function toView({ title, questionCount, items, nextCursor }: Bank) {
  return {
    title,
    questionCount,
    max: limits.bankQuestions,
    isFull: questionCount >= limits.bankQuestions,
    items: items.map(toItem),
    nextCursor,
  }
}

function toItem({ questionId, kind, stem, options, answer, explanation }: Question) {
  return {
    questionId,
    kind: questionKindLabels[kind],
    stem,
    options: options.map((text, place) => ({
      place,
      // True and false need no letters.
      text: kind === 'trueFalse' ? text : `${letterOf(place)}. ${text}`,
      isRight: answer.includes(place),
    })),
    explanation: explanation && `解析：${explanation}`,
  }
}

/** 0 → "A" */
export function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place)
}
