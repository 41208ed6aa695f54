/** How a quiz is held, while it is being edited: as typed, so that nothing is lost to a parse. */
import type { InputOf, OutputOf } from '../../../cloudfunctions/contract'

type RulesInput = NonNullable<InputOf<'learn.saveCourse'>['quiz']>
type Rules = NonNullable<NonNullable<OutputOf<'learn.editCourse'>['course']>['quiz']>

/** `limitMinutes` and `maxTries` empty: without a limit. */
export type RulesDraft = Record<keyof RulesInput, string>

export const newRules: RulesDraft = { bankId: '', questionCount: '10', passCount: '6', limitMinutes: '', maxTries: '' }

export function rulesOf(rules: Rules | null): RulesDraft {
  if (!rules) return newRules
  const { bankId, questionCount, passCount, limitMinutes, maxTries } = rules
  return {
    bankId,
    questionCount: String(questionCount),
    passCount: String(passCount),
    limitMinutes: limitMinutes === null ? '' : String(limitMinutes),
    maxTries: maxTries === null ? '' : String(maxTries),
  }
}

/** What the server gets. What is no number becomes -1, which the server refuses by the field's name. */
export function toRulesInput({ bankId, questionCount, passCount, limitMinutes, maxTries }: RulesDraft): RulesInput {
  return {
    bankId,
    questionCount: toNumber(questionCount),
    passCount: toNumber(passCount),
    limitMinutes: limitMinutes.trim() === '' ? null : toNumber(limitMinutes),
    maxTries: maxTries.trim() === '' ? null : toNumber(maxTries),
  }
}

/** What can be said before the server is asked: field → sentence. */
export function checkRules({ bankId }: RulesDraft): Record<string, string> {
  return bankId ? {} : { bankId: '先选一个题库。' }
}

/** The errors of one part of a form: "quiz.passCount" with the prefix "quiz." → passCount. */
export function errorsBelow(fields: Readonly<Record<string, string>>, prefix: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields)
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, sentence]) => [path.slice(prefix.length), sentence]),
  )
}

function toNumber(text: string): number {
  const value = Number(text)
  return text.trim() === '' || Number.isNaN(value) ? -1 : value
}
