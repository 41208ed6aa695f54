import { isObject, compare, equal, RANK, rankOf, toNumber } from './values'
import { valuesAt } from './paths'
import { geoOperators } from './geo'

/**
 * MongoDB's matching operators, given to mingo in place of its own, which are laxer: they miss absent fields in
 * `$gte: null`, let `$mod` see dates, compare documents without regard to the order of fields, and so on.
 * mingo keeps what it does well: and/or/nor/not, `$expr`, and the way a query is put together.
 */
type Test = (value: unknown) => boolean
type Matcher = (document: unknown) => boolean

/** Signature that mingo expects of a query operator. `options` only travels on. */
export type QueryOperator = (path: string, argument: unknown, options: unknown) => Matcher

/** True when the value, or when it is an array one of its elements, passes. */
const opened =
  (test: Test): Test =>
  (value) =>
    test(value) || (Array.isArray(value) && value.some(test))

const onAny =
  (path: string, test: Test): Matcher =>
  (document) =>
    valuesAt(document, path).some(test)

const not =
  (matcher: Matcher): Matcher =>
  (document) =>
    !matcher(document)

/** `null` asks for null or absent. A pattern in `$in` and `$all` tests strings; stored patterns compare as values. */
function equals(argument: unknown): Test {
  if (argument === null || argument === undefined) return (value) => value === null || value === undefined
  if (argument instanceof RegExp) return (value) => matchesPattern(value, argument)
  const rank = rankOf(argument)
  return (value) => value !== undefined && rankOf(value) === rank && equal(value, argument)
}

function matchesPattern(value: unknown, pattern: RegExp): boolean {
  if (typeof value === 'string') return pattern.test(value)
  return rankOf(value) === RANK.regex && String(value) === String(pattern)
}

/** Only values of one type compare; null counts as equal to itself, NaN neither as more nor as less than a number. */
function ordered(argument: unknown, accepts: (order: number) => boolean): Test {
  const rank = rankOf(argument)
  if (rank === RANK.minKey || rank === RANK.maxKey)
    return (value) => value !== undefined && accepts(compare(value, argument))
  if (rank === RANK.null) return (value) => accepts(0) && (value === null || value === undefined)
  return (value) => {
    if (value === undefined || rankOf(value) !== rank) return false
    const order = compare(value, argument)
    return order === 0 ? accepts(0) : !isNaNNumber(value) && !isNaNNumber(argument) && accepts(order)
  }
}

const isNaNNumber = (value: unknown): boolean => typeof value === 'number' && Number.isNaN(value)

const comparison =
  (accepts: (order: number) => boolean): QueryOperator =>
  (path, argument) =>
    onAny(path, opened(ordered(argument, accepts)))

const $eq: QueryOperator = (path, argument) => onAny(path, opened(equals(argument)))

const $in: QueryOperator = (path, argument) => {
  const tests = (argument as unknown[]).map(equals)
  return onAny(
    path,
    opened((value) => tests.some((test) => test(value))),
  )
}

const $mod: QueryOperator = (path, argument) => {
  const [divisor, remainder] = (argument as unknown[]).map((part) => Math.trunc(toNumber(part)))
  return onAny(
    path,
    opened((value) => rankOf(value) === RANK.number && Math.trunc(toNumber(value)) % divisor! === remainder),
  )
}

const $exists: QueryOperator = (path, argument) => {
  const exists = onAny(path, (value) => value !== undefined)
  return argument ? exists : not(exists)
}

const $size: QueryOperator = (path, argument) =>
  onAny(path, (value) => Array.isArray(value) && value.length === toNumber(argument))

const $regex: QueryOperator = (path, argument) =>
  onAny(
    path,
    opened((value) => matchesPattern(value, argument as RegExp)),
  )

/** Names and numbers of BSON's types that documents can hold. Whole numbers are int or long by their size. */
const TYPES: Record<string, Test> = {
  double: (value) => typeof value === 'number' && !isInt64(value),
  string: (value) => typeof value === 'string',
  object: (value) => rankOf(value) === RANK.object,
  array: Array.isArray,
  binData: (value) => rankOf(value) === RANK.binary,
  objectId: (value) => rankOf(value) === RANK.objectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => rankOf(value) === RANK.date,
  null: (value) => value === null,
  regex: (value) => rankOf(value) === RANK.regex,
  int: (value) => typeof value === 'number' && isInt32(value),
  timestamp: (value) => rankOf(value) === RANK.timestamp,
  long: (value) => typeof value === 'number' && isInt64(value) && !isInt32(value),
  decimal: (value) => (value as { _bsontype?: string } | null)?._bsontype === 'Decimal128',
  number: (value) => rankOf(value) === RANK.number,
}
const TYPE_NUMBERS: Record<number, string> = {
  1: 'double', 2: 'string', 3: 'object', 4: 'array', 5: 'binData', 7: 'objectId', 8: 'bool', 9: 'date', 10: 'null',
  11: 'regex', 16: 'int', 17: 'timestamp', 18: 'long', 19: 'decimal',
} // prettier-ignore

const isInt32 = (value: number): boolean => (value | 0) === value
const isInt64 = (value: number): boolean => Number.isInteger(value) && Math.abs(value) < 2 ** 63

/** The test for a type's name or number; undefined when there is no such type. */
export const typeTest = (type: unknown): Test | undefined =>
  TYPES[typeof type === 'number' ? (TYPE_NUMBERS[type] ?? '') : String(type)]

const $type: QueryOperator = (path, argument) => {
  const tests = [argument].flat().map((type) => typeTest(type)!)
  return onAny(
    path,
    opened((value) => value !== undefined && tests.some((test) => test(value))),
  )
}

/** `compile` comes from the matcher: elements are matched by whole queries. */
export function arrayOperators(compile: (query: Record<string, unknown>) => Matcher): Record<string, QueryOperator> {
  const $elemMatch: QueryOperator = (path, argument) => {
    const matches = elementTest(argument as Record<string, unknown>, compile)
    return onAny(path, (value) => Array.isArray(value) && value.some(matches))
  }
  const $all: QueryOperator = (path, argument, options) => {
    const matchers = (argument as unknown[]).map((item) =>
      isObject(item) && '$elemMatch' in item ? $elemMatch(path, item.$elemMatch, options) : $eq(path, item, options),
    )
    return (document) => matchers.length > 0 && matchers.every((matches) => matches(document))
  }
  return { $elemMatch, $all }
}

const LOGICAL = new Set(['$and', '$or', '$nor', '$expr'])

/** `{ $gt: 1 }` asks the element itself, `{ field: … }` asks documents in the array. */
export function elementTest(
  criteria: Record<string, unknown>,
  compile: (query: Record<string, unknown>) => Matcher,
): Test {
  const first = Object.keys(criteria)[0]
  if (first?.startsWith('$') && !LOGICAL.has(first)) {
    const matches = compile({ element: criteria })
    return (element) => matches({ element })
  }
  const matches = compile(criteria)
  return (element) => (isObject(element) || Array.isArray(element)) && matches(element)
}

export const leafOperators: Record<string, QueryOperator> = {
  $eq,
  $ne: (path, argument, options) => not($eq(path, argument, options)),
  $gt: comparison((order) => order > 0),
  $gte: comparison((order) => order >= 0),
  $lt: comparison((order) => order < 0),
  $lte: comparison((order) => order <= 0),
  $in,
  $nin: (path, argument, options) => not($in(path, argument, options)),
  $mod,
  $exists,
  $size,
  $regex,
  $type,
  ...geoOperators,
}
