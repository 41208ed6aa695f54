import * as v from 'valibot'
import { Refusal } from './errors'

/** The checked input, or INVALID_INPUT with one sentence a field and the first of them as the message. */
export function parseInput<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, input ?? {})
  if (result.success) return result.output
  const fields: Record<string, string> = {}
  for (const issue of result.issues) fields[v.getDotPath(issue) ?? ''] ??= sentenceOf(issue)
  throw new Refusal('INVALID_INPUT', Object.values(fields)[0], fields)
}

/** Every schema of the contract says its own sentence in Chinese; the library's English default means one was forgotten. */
function sentenceOf(issue: v.BaseIssue<unknown>): string {
  return /^Invalid/.test(issue.message) ? '提交的内容不对，检查后再试。' : issue.message
}

/** What may leave: the output schema strips every field it does not name. A mismatch is our fault, not the caller's. */
export function parseOutput<S extends v.GenericSchema>(schema: S, output: unknown): v.InferOutput<S> {
  const result = v.safeParse(schema, output)
  if (result.success) return result.output
  const issue = result.issues[0]
  // The library's message quotes the value, which may be somebody's number: the log gets the place alone.
  throw new Error(
    `output breaks the contract at ${v.getDotPath(issue) ?? 'the top'}: expected ${issue.expected ?? issue.type}`,
  )
}
