import { evalExpr } from 'mingo/core'
import * as mingo from 'mingo/operators/expression'
import { refused } from './errors'
import { compare, isObject, RANK, rankOf } from './values'

/** Expressions in place of mingo's own where those differ from MongoDB's, and one it lacks. */
type Expression = (document: unknown, argument: unknown, options: unknown) => unknown

const evaluated = (document: unknown, argument: unknown, options: unknown): unknown[] => {
  const value = evalExpr(document, argument, options as never)
  return Array.isArray(value) ? value : [value]
}

/** Expressions compare any two types by BSON's order; an absent value comes before null. */
const compared =
  (answer: (order: number) => unknown): Expression =>
  (document, argument, options) => {
    const sides = evaluated(document, argument, options)
    if (sides.length !== 2) throw refused(`Expression takes exactly 2 arguments. ${sides.length} were passed in.`)
    const [a, b] = sides
    const bothNull = rankOf(a) === RANK.null && rankOf(b) === RANK.null
    return answer(bothNull ? Number(a !== undefined) - Number(b !== undefined) : compare(a, b))
  }

/** Weeks begin on Sunday; the days before the first Sunday are week 0. */
const $week: Expression = (document, argument, options) => {
  const dayOfYear = call('$dayOfYear', document, argument, options)
  const dayOfWeek = call('$dayOfWeek', document, argument, options)
  return dayOfYear === null ? null : Math.floor((dayOfYear + 7 - dayOfWeek!) / 7)
}

/** The year to which the ISO week belongs: the last days of December may lie in week 1, the first of January in 52 or 53. */
const $isoWeekYear: Expression = (document, argument, options) => {
  const year = call('$year', document, argument, options)
  const month = call('$month', document, argument, options)
  const week = call('$isoWeek', document, argument, options)
  if (year === null) return null
  if (month === 12 && week === 1) return year + 1
  return month === 1 && week! >= 52 ? year - 1 : year
}

function call(name: string, ...evaluation: Parameters<Expression>): number | null {
  const expression = (mingo as unknown as Record<string, Expression>)[name]!
  return (expression(...evaluation) ?? null) as number | null
}

/** By bytes; a negative length takes the rest. Numbers and dates are taken as text, null as the empty text. */
const $substrBytes: Expression = (document, argument, options) => {
  const [value, start, length] = evaluated(document, argument, options)
  if (typeof start !== 'number' || typeof length !== 'number') {
    throw refused('$substrBytes: starting index and length must be numeric')
  }
  if (start < 0) return ''
  const part = Buffer.from(asText(value)).subarray(start, length < 0 ? undefined : start + length)
  const text = part.toString()
  if (text.includes('\ufffd'))
    throw refused('$substrBytes: Invalid range, starting or ending index is a UTF-8 continuation byte')
  return text
}

function asText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (isObject(value) || Array.isArray(value))
    throw refused(`can't convert from BSON type ${Array.isArray(value) ? 'array' : 'object'} to String`)
  return String(value)
}

const $indexOfCP: Expression = (document, argument, options) => {
  const [value, part, start = 0, end] = evaluated(document, argument, options)
  if (value === null || value === undefined) return null
  if (typeof value !== 'string' || typeof part !== 'string')
    throw refused('$indexOfCP requires a string as the first and second argument')
  const points = [...value].slice(0, end as number | undefined)
  const before = points.slice(0, start as number).join('').length
  const at = points.join('').indexOf(part, before)
  return at < 0 ? -1 : [...points.join('').slice(0, at)].length
}

export const expressionOverrides: Record<string, Expression> = {
  $eq: compared((order) => order === 0),
  $ne: compared((order) => order !== 0),
  $gt: compared((order) => order > 0),
  $gte: compared((order) => order >= 0),
  $lt: compared((order) => order < 0),
  $lte: compared((order) => order <= 0),
  $cmp: compared(Math.sign),
  $week,
  $isoWeekYear,
  $substr: $substrBytes,
  $substrBytes,
  $indexOfCP,
}
