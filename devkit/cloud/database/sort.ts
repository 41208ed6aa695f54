import type { Direction, Document, SortSpec, Stored } from './types'
import { refused } from './errors'
import { keysAt } from './paths'
import { compare, isObject } from './values'

export function toSortSpec(sort: SortSpec | Record<string, unknown> | undefined): SortSpec {
  if (!sort) return []
  const entries = Array.isArray(sort) ? sort : Object.entries(sort)
  return entries.map(([path, direction]) => {
    if (direction !== 1 && direction !== -1) {
      throw refused(`Failed to parse sort: '${path}' must be 1 (ascending) or -1 (descending)`)
    }
    return [path, direction]
  })
}

/** An array sorts by its smallest element upwards and by its largest downwards; an absent field as null. */
function sortKey(document: Document, path: string, direction: Direction): unknown {
  const keys = keysAt(document, path)
  return keys.length === 1 ? keys[0] : keys.reduce((best, key) => (compare(key, best) * direction < 0 ? key : best))
}

/** A new array in order; equal documents keep the order they had. */
export function sorted<T>(items: T[], spec: SortSpec, documentOf: (item: T) => Document): T[] {
  if (spec.length === 0) return items
  const keyed = items.map((item) => ({
    item,
    keys: spec.map(([path, direction]) => sortKey(documentOf(item), path, direction)),
  }))
  keyed.sort((a, b) => compareKeys(a.keys, b.keys, spec))
  return keyed.map(({ item }) => item)
}

function compareKeys(a: unknown[], b: unknown[], spec: SortSpec): number {
  for (let at = 0; at < spec.length; at++) {
    const order = compare(a[at], b[at])
    if (order !== 0) return order * spec[at]![1]
  }
  return 0
}

/** Compares two stored documents, for merging streams that are sorted already. */
export const byStored =
  (spec: SortSpec) =>
  (a: Stored, b: Stored): number =>
    compareKeys(
      spec.map(([path, direction]) => sortKey(a.doc, path, direction)),
      spec.map(([path, direction]) => sortKey(b.doc, path, direction)),
      spec,
    )

/** `$push` sorts either whole elements (1, -1) or documents by their fields. */
export function sortedElements(elements: unknown[], by: unknown): unknown[] {
  if (by === 1 || by === -1) return [...elements].sort((a, b) => compare(a, b) * by)
  if (!isObject(by) || Object.keys(by).length === 0)
    throw refused('The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields')
  return sorted(elements, toSortSpec(by), (element) => (isObject(element) ? element : {}))
}
