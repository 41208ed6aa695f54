/** The question that the bank's page hands to the editor: it has it already, so opening the editor costs no call. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { openBank } from '../../api/questions'

export type Question = OutputOf<'questions.openBank'>['items'][number]

let handed: Question | null = null

export function handOver(question: Question): void {
  handed = question
}

/** The question that was handed over, once; else the newest one is looked for in its bank. Null: it is gone. */
export async function takeQuestion(bankId: string, questionId: string): Promise<Question | null> {
  const given = handed
  handed = null
  return given?.questionId === questionId ? given : findQuestion(bankId, questionId)
}

async function findQuestion(bankId: string, questionId: string): Promise<Question | null> {
  let cursor: string | undefined
  do {
    const { items, nextCursor } = await openBank(bankId, cursor)
    const found = items.find((question) => question.questionId === questionId)
    if (found) return found
    cursor = nextCursor ?? undefined
  } while (cursor)
  return null
}
