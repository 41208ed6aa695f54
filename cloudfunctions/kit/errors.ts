import { errorSentences, type ErrorCode } from '../../miniprogram/shared/error-codes'

/**
 * An expected "no", with a stable code and a sentence for the person. Thrown rather than returned, because inside a
 * transaction a refusal has to roll everything back (docs/adr/0003).
 */
export class Refusal extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string = errorSentences[code],
    readonly fields?: Readonly<Record<string, string>>,
  ) {
    super(message)
  }
}

/** Stops the action with a refusal. */
export function refuse(code: ErrorCode, message?: string, fields?: Readonly<Record<string, string>>): never {
  throw new Refusal(code, message, fields)
}

/** The value, or a refusal when there is none: for documents that may be gone or belong to another branch. */
export function present<T>(value: T | null | undefined, message?: string): T {
  return value ?? refuse('NOT_FOUND', message)
}
