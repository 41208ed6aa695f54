import { Binary, Decimal128 } from 'bson'

/**
 * BSON's order of types; values of different types compare by it alone.
 * Source: MongoDB manual, "Comparison/Sort Order".
 */
export const RANK = {
  minKey: 0,
  null: 1,
  number: 2,
  string: 3,
  object: 4,
  array: 5,
  binary: 6,
  objectId: 7,
  boolean: 8,
  date: 9,
  timestamp: 10,
  regex: 11,
  maxKey: 12,
} as const

export type Rank = (typeof RANK)[keyof typeof RANK]

export function rankOf(value: unknown): Rank {
  switch (typeof value) {
    case 'number':
    case 'bigint':
      return RANK.number
    case 'string':
      return RANK.string
    case 'boolean':
      return RANK.boolean
    case 'undefined':
      return RANK.null
  }
  if (value === null) return RANK.null
  if (Array.isArray(value)) return RANK.array
  if (value instanceof Date) return RANK.date
  if (value instanceof RegExp) return RANK.regex
  return rankOfBson(value as object)
}

/** bson's classes carry their name; asking for it once is much cheaper than ten times `instanceof`. */
const BSON_RANK: Record<string, Rank> = {
  ObjectId: RANK.objectId,
  Binary: RANK.binary,
  Timestamp: RANK.timestamp,
  Long: RANK.number,
  Decimal128: RANK.number,
  Int32: RANK.number,
  Double: RANK.number,
  BSONRegExp: RANK.regex,
  MinKey: RANK.minKey,
  MaxKey: RANK.maxKey,
}

function rankOfBson(value: object): Rank {
  const type = (value as { _bsontype?: string })._bsontype
  if (type !== undefined) return BSON_RANK[type] ?? RANK.object
  return value instanceof Uint8Array ? RANK.binary : RANK.object
}

/** `Array.isArray`, but without `any`. */
export const isArray = (value: unknown): value is unknown[] => Array.isArray(value)

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && rankOf(value) === RANK.object

/** The order in which MongoDB sorts and compares; an absent value counts as null. */
export function compare(a: unknown, b: unknown): number {
  if (a === b) return 0
  // Indexes over 100,000 documents compare some millions of times; nearly always these.
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b)
  if (typeof a === 'number' && typeof b === 'number') return compareNumbers(a, b)
  if (a instanceof Date && b instanceof Date) return a.getTime() - b.getTime()
  const rank = rankOf(a)
  const other = rankOf(b)
  return rank === other ? compareWithin(rank, a, b) : rank - other
}

export const equal = (a: unknown, b: unknown): boolean => compare(a, b) === 0

function compareWithin(rank: Rank, a: unknown, b: unknown): number {
  switch (rank) {
    case RANK.number:
      return compareNumbers(toNumber(a), toNumber(b))
    case RANK.object:
      return compareObjects(a as Record<string, unknown>, b as Record<string, unknown>)
    case RANK.array:
      return compareArrays(a as unknown[], b as unknown[])
    case RANK.binary:
      return Buffer.compare(bytesOf(a), bytesOf(b))
    case RANK.objectId:
    case RANK.regex:
      return compareStrings(String(a), String(b))
    case RANK.boolean:
    case RANK.date:
    case RANK.timestamp:
      return compareNumbers(Number(a), Number(b))
    default:
      return 0
  }
}

/** JavaScript compares UTF-16 units, MongoDB UTF-8 bytes: characters beyond the BMP (emoji) sort differently. */
function compareStrings(a: string, b: string): number {
  if (a === b) return 0
  const length = Math.min(a.length, b.length)
  for (let at = 0; at < length; at++) {
    const x = a.charCodeAt(at)
    const y = b.charCodeAt(at)
    if (x !== y) return x >= 0xd800 && y >= 0xd800 ? utf8Place(x) - utf8Place(y) : x - y
  }
  return a.length - b.length
}

/** Surrogates (D800–DFFF) stand for the characters behind all that one unit can hold. */
const utf8Place = (unit: number): number => (unit < 0xe000 ? unit + 0x2000 : unit - 0x800)

/** NaN is the smallest number and equals itself. */
function compareNumbers(a: number, b: number): number {
  if (a < b) return -1
  if (a > b) return 1
  if (a === b) return 0
  return Number(Number.isNaN(b)) - Number(Number.isNaN(a))
}

export function toNumber(value: unknown): number {
  return value instanceof Decimal128 ? Number(value.toString()) : Number(value)
}

function compareObjects(a: Record<string, unknown>, b: Record<string, unknown>): number {
  const left = Object.entries(a)
  const right = Object.entries(b)
  for (let at = 0; at < Math.min(left.length, right.length); at++) {
    const [name, value] = left[at]!
    const [otherName, otherValue] = right[at]!
    const order = rankOf(value) - rankOf(otherValue) || compareStrings(name, otherName) || compare(value, otherValue)
    if (order !== 0) return order
  }
  return left.length - right.length
}

function compareArrays(a: unknown[], b: unknown[]): number {
  for (let at = 0; at < Math.min(a.length, b.length); at++) {
    const order = compare(a[at], b[at])
    if (order !== 0) return order
  }
  return a.length - b.length
}

const bytesOf = (value: unknown): Uint8Array => (value instanceof Binary ? value.buffer : (value as Uint8Array))

/** A deep copy; bson's own values are immutable and shared. */
export function clone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(clone) as T
  if (value instanceof Date) return new Date(value.getTime()) as T
  if (rankOf(value) !== RANK.object) return value
  const copy: Record<string, unknown> = {}
  for (const key of Object.keys(value)) copy[key] = clone((value as Record<string, unknown>)[key])
  return copy as T
}

/** A text that is equal for values that compare as equal; keys maps and sets by value. */
export function keyOf(value: unknown): string {
  const rank = rankOf(value)
  switch (rank) {
    case RANK.null:
      return 'null'
    case RANK.number:
      return `n${toNumber(value) || 0}${Number.isNaN(toNumber(value)) ? 'NaN' : ''}`
    case RANK.string:
      return JSON.stringify(value)
    case RANK.array:
      return `[${(value as unknown[]).map(keyOf).join()}]`
    case RANK.object:
      return `{${Object.entries(value as object)
        .map(([name, inner]) => `${JSON.stringify(name)}:${keyOf(inner)}`)
        .join()}}`
    case RANK.binary:
      return `b${Buffer.from(bytesOf(value)).toString('hex')}`
    case RANK.boolean:
    case RANK.date:
    case RANK.timestamp:
      return `${rank}:${Number(value)}`
    default:
      return `${rank}:${String(value)}`
  }
}
