import type { Document, SortSpec, Stored } from './types'
import { boundsOf, highOf, lowOf, type Bounds, type Limit } from './bounds'
import type { Index } from './indexes'
import { byStored } from './sort'
import { FIRST, LAST, tieDirection, type Entry, type Range } from './tree'

/** Most ranges one plan visits, e.g. for `_.in([…])` on two fields; beyond, the first field alone is used. Source: MongoDB's maxScansToExplode. */
const MAX_RANGES = 200

/** One way to find the documents of a query: which candidates to look at, and whether they come in the order asked for. */
export interface Plan {
  /** For explanations and tests: the index's name, or `_id_`, or `scan`. */
  name: string
  inOrder: boolean
  /** Fields answered by equality; the more, the better between plans that did equally well. */
  equalities: number
  candidates(): Iterable<Stored>
}

/** The plan that this index offers, or undefined when it is of no use. */
export function planFor(index: Index, query: Document, sort: SortSpec): Plan | undefined {
  const tree = index.built // building it also finds out whether it holds arrays
  const bounds = boundsOf(query, (field) => !index.arrays.has(field))
  const { prefix, rest } = equalityPrefix(index.fields, bounds)
  const range = rest === undefined ? undefined : bounds.get(rest)
  const direction = orderServed(index, sort, { bounds, prefixLength: prefix.length })
  if (prefix.length === 0 && !range && direction === 0) return undefined

  const ranges = toRanges(index, prefix, range)
  const backwards = direction === -1
  const inOrder = direction !== 0
  return {
    name: index.spec.name,
    inOrder,
    equalities: prefix.length,
    candidates: () => {
      const streams = ranges.map((each) => tree.scan(each, backwards))
      const all = inOrder && streams.length > 1 ? merged(streams, byStored(sort)) : chained(streams)
      return index.arrays.size > 0 ? withoutRepetition(all) : all
    },
  }
}

function equalityPrefix(fields: string[], bounds: Map<string, Bounds>): { prefix: unknown[][]; rest?: string } {
  const prefix: unknown[][] = []
  let ranges = 1
  for (const field of fields) {
    const points = bounds.get(field)?.points
    if (!points || ranges * points.length > MAX_RANGES) return { prefix, rest: field }
    ranges *= points.length
    prefix.push(points)
  }
  return { prefix }
}

interface Equalities {
  bounds: Map<string, Bounds>
  /** How many of the index's first fields are answered by equality. */
  prefixLength: number
}

/**
 * Whether walking the index yields the order: 1 forwards, -1 backwards, 0 not. Fields with one value do not matter;
 * behind its last field an index is ordered by `_id`. Like MongoDB's, an index over arrays serves it as long as no array is
 * sorted by, and each that stands before is held at points: beside other elements a document would come too early.
 */
function orderServed(index: Index, sort: SortSpec, { bounds, prefixLength }: Equalities): -1 | 0 | 1 {
  // Of a field outside the index nothing is known: it may be an array, which equals many values and sorts by one.
  const single = (field: string): boolean =>
    index.fields.includes(field) && !index.arrays.has(field) && bounds.get(field)?.points?.length === 1
  if (sort.some(([field]) => index.arrays.has(field))) return 0
  const wanted = sort.filter(([field]) => !single(field))
  if (wanted.length === 0) return sort.length > 0 ? 1 : 0
  const keys: SortSpec = index.spec.keys.map(([field, direction]) => [field, direction === -1 ? -1 : 1])
  const tie: SortSpec = index.fields.includes('_id') ? [] : [['_id', tieDirection(index.spec.keys)]]
  const available = [...keys.slice(prefixLength), ...tie]
  let walk: -1 | 0 | 1 = 0
  let at = 0
  for (const [field, direction] of wanted) {
    while (available[at] && available[at]![0] !== field && single(available[at]![0])) at++
    const key = available[at++]
    if (!key || key[0] !== field) return 0
    const needed = key[1] === direction ? 1 : -1
    if (walk !== 0 && walk !== needed) return 0
    walk = needed
  }
  return walk
}

function toRanges(index: Index, prefix: unknown[][], range: Bounds | undefined): Range[] {
  let starts: Entry[] = [[]]
  for (const points of prefix) starts = starts.flatMap((start) => points.map((point) => [...start, point]))
  if (!range) return starts.map((start) => ({ from: [...start, FIRST], to: [...start, LAST] }))
  const descending = index.spec.keys[prefix.length]![1] === -1
  const [near, far] = descending ? [highOf(range), lowOf(range)] : [lowOf(range), highOf(range)]
  if (range.points?.length === 0) return []
  return starts.map((start) => ({ from: [...start, ...endOf(near, FIRST)], to: [...start, ...endOf(far, LAST)] }))
}

function endOf(limit: Limit | undefined, side: typeof FIRST | typeof LAST): Entry {
  if (!limit) return [side]
  const other = side === FIRST ? LAST : FIRST
  return [limit.value, limit.inclusive ? side : other]
}

function* chained(streams: Array<Iterable<Stored>>): Generator<Stored> {
  for (const stream of streams) yield* stream
}

function* withoutRepetition(stream: Iterable<Stored>): Generator<Stored> {
  const seen = new Set<Stored>()
  for (const stored of stream) {
    if (seen.has(stored)) continue
    seen.add(stored)
    yield stored
  }
}

/** Merges streams that are each in order; there are few, so the smallest head is found by looking at all. */
function* merged(streams: Array<Iterator<Stored>>, order: (a: Stored, b: Stored) => number): Generator<Stored> {
  const heads = streams.map((stream) => ({ stream, head: stream.next() }))
  for (;;) {
    let best: (typeof heads)[number] | undefined
    for (const each of heads) {
      if (!each.head.done && (!best || order(each.head.value, best.head.value as Stored) < 0)) best = each
    }
    if (!best) return
    yield best.head.value as Stored
    best.head = best.stream.next()
  }
}
