import type { Document } from './types'
import { compare, isObject, RANK, rankOf, type Rank } from './values'

/** A place between the values: before or after everything of one type. Closes ranges, since only one type compares. */
export class Edge {
  constructor(
    readonly rank: Rank,
    readonly after: boolean,
  ) {}
}

export interface Limit {
  value: unknown
  inclusive: boolean
}

/** What a query says about one field: one of some values, or a range. Always at least as wide as the query. */
export interface Bounds {
  points?: unknown[]
  low?: Limit
  high?: Limit
}

/** Compares values and edges. */
export function compareBound(a: unknown, b: unknown): number {
  const type = typeof a
  if (type !== 'object' && type === typeof b) return compare(a, b)
  if (a instanceof Edge) return b instanceof Edge ? edgePlace(a) - edgePlace(b) : edgePlace(a) - rankOf(b)
  if (b instanceof Edge) return rankOf(a) - edgePlace(b)
  return compare(a, b)
}

const edgePlace = (edge: Edge): number => edge.rank + (edge.after ? 0.5 : -0.5)

/** Of an array two conditions may be met by two different elements, so there they must not be combined. */
type MayCombine = (field: string) => boolean

/** The bounds of every field of a query that an index could use. @param mayCombine false for fields that are arrays */
export function boundsOf(query: Document, mayCombine: MayCombine = () => true): Map<string, Bounds> {
  const fields = new Map<string, Bounds>()
  const add = (field: string, bounds: Bounds): void => {
    const known = fields.get(field)
    if (!known) fields.set(field, bounds)
    else if (mayCombine(field)) fields.set(field, intersection(known, bounds))
  }
  for (const [key, value] of Object.entries(query)) {
    if (key === '$and') {
      for (const branch of value as Document[])
        boundsOf(branch, mayCombine).forEach((bounds, field) => add(field, bounds))
    } else if (key === '$or') {
      hullOf((value as Document[]).map((branch) => boundsOf(branch, mayCombine))).forEach((b, field) => add(field, b))
    } else if (!key.startsWith('$')) {
      for (const bounds of conditionBounds(value)) add(key, bounds)
    }
  }
  return fields
}

function conditionBounds(condition: unknown): Bounds[] {
  if (condition instanceof RegExp) return prefixBounds(condition)
  if (!isObject(condition) || !Object.keys(condition)[0]?.startsWith('$')) return pointBounds([condition])
  return Object.entries(condition).flatMap(([operator, argument]) => operatorBounds(operator, argument))
}

function operatorBounds(operator: string, argument: unknown): Bounds[] {
  switch (operator) {
    case '$eq':
      return pointBounds([argument])
    case '$in':
      return pointBounds(argument as unknown[])
    case '$all':
      return pointBounds(rarestOf(argument as unknown[]))
    case '$regex':
      return prefixBounds(argument as RegExp)
    case '$gt':
    case '$gte':
    case '$lt':
    case '$lte':
      return rangeBounds(operator, argument)
    default:
      return []
  }
}

/**
 * Of several values that an array must all have, an index looks up one. The longest text is likely in the fewest
 * documents; conditions in place of values (`$elemMatch`) give none.
 */
function rarestOf(values: unknown[]): unknown[] {
  if (values.some((value) => isObject(value))) return []
  const length = (value: unknown): number => (typeof value === 'string' ? [...value].length : 0)
  return values
    .slice(0, 1)
    .map((first) => values.reduce((best, value) => (length(value) > length(best) ? value : best), first))
}

/** A whole array as value would have to be looked up element by element, a pattern by its prefix: not worth it. */
function pointBounds(values: unknown[]): Bounds[] {
  const ranks = values.map(rankOf)
  return ranks.some((rank) => rank === RANK.array || rank === RANK.regex) ? [] : [{ points: distinct(values) }]
}

function distinct(values: unknown[]): unknown[] {
  const ordered = [...values].sort(compare)
  return ordered.filter((value, at) => at === 0 || compare(value, ordered[at - 1]) !== 0)
}

const ORDERED: ReadonlySet<Rank> = new Set([RANK.number, RANK.string, RANK.date, RANK.boolean, RANK.objectId])

function rangeBounds(operator: string, value: unknown): Bounds[] {
  const rank = rankOf(value)
  if (rank === RANK.null) return operator.endsWith('e') ? [{ points: [null] }] : []
  if (!ORDERED.has(rank)) return []
  const limit = { value, inclusive: operator.endsWith('e') }
  return operator.startsWith('$g')
    ? [{ low: limit, high: { value: new Edge(rank, true), inclusive: true } }]
    : [{ low: { value: new Edge(rank, false), inclusive: true }, high: limit }]
}

/** `/^abc/` looks only between "abc" and "abd". Anything but plain characters after the anchor ends the prefix. */
function prefixBounds(pattern: RegExp): Bounds[] {
  if (/[im]/.test(pattern.flags) || pattern.source.includes('|')) return []
  const prefix = /^\^([\w\u4e00-\u9fff -]+)(?![*?{\w\u4e00-\u9fff -])/.exec(pattern.source)?.[1]
  if (!prefix) return []
  const last = prefix.charCodeAt(prefix.length - 1)
  const next = prefix.slice(0, -1) + String.fromCharCode(last + 1)
  return [{ low: { value: prefix, inclusive: true }, high: { value: next, inclusive: false } }]
}

export const lowOf = (bounds: Bounds): Limit | undefined => (bounds.points ? limitOf(bounds.points[0]) : bounds.low)

export const highOf = (bounds: Bounds): Limit | undefined =>
  bounds.points ? limitOf(bounds.points[bounds.points.length - 1]) : bounds.high

const limitOf = (value: unknown): Limit => ({ value, inclusive: true })

function intersection(a: Bounds, b: Bounds): Bounds {
  if (a.points) return { points: a.points.filter((point) => contains(b, point)) }
  if (b.points) return intersection(b, a)
  return { low: tighter(a.low, b.low, 1), high: tighter(a.high, b.high, -1) }
}

function contains(bounds: Bounds, point: unknown): boolean {
  if (bounds.points) return bounds.points.some((other) => compare(point, other) === 0)
  const fromLow = bounds.low ? compareBound(point, bounds.low.value) : 1
  const fromHigh = bounds.high ? compareBound(point, bounds.high.value) : -1
  return fromLow >= 0 && fromHigh <= 0
}

function tighter(a: Limit | undefined, b: Limit | undefined, side: 1 | -1): Limit | undefined {
  if (!a || !b) return a ?? b
  const order = compareBound(a.value, b.value) * side
  if (order === 0) return a.inclusive ? b : a
  return order > 0 ? a : b
}

/** What all branches of an `$or` lie within: one field after the other, only those that every branch constrains. */
function hullOf(branches: Array<Map<string, Bounds>>): Map<string, Bounds> {
  const hull = new Map<string, Bounds>()
  for (const field of branches[0]?.keys() ?? []) {
    const all = branches.map((branch) => branch.get(field))
    if (!all.every((bounds): bounds is Bounds => bounds !== undefined)) continue
    hull.set(
      field,
      all.every(({ points }) => points) ? { points: distinct(all.flatMap(({ points }) => points!)) } : span(all),
    )
  }
  return hull
}

function span(all: Bounds[]): Bounds {
  const nonEmpty = all.filter(({ points }) => !points || points.length > 0)
  const lows = nonEmpty.map(lowOf)
  const highs = nonEmpty.map(highOf)
  const wider = (side: 1 | -1) => (a: Limit | undefined, b: Limit | undefined) =>
    a && b ? (tighter(a, b, side) === a ? b : a) : undefined
  return { low: lows.reduce(wider(1)), high: highs.reduce(wider(-1)) }
}
