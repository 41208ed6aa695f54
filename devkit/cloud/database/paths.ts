import { isArray, isObject } from './values'

const NUMERIC = /^(0|[1-9]\d*)$/

export const isIndex = (part: string): boolean => NUMERIC.test(part)

const parts = new Map<string, string[]>()

/** The parts of a dotted path; remembered, since the same few paths are asked for millions of times. */
export function split(path: string): string[] {
  let known = parts.get(path)
  if (!known) {
    if (parts.size > 10_000) parts.clear()
    parts.set(path, (known = path.split('.')))
  }
  return known
}

const own = (object: Record<string, unknown>, key: string): unknown =>
  Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined

/**
 * Every value a path leads to, the way MongoDB's matcher walks: an array on the way stands for each document in it and
 * may be entered by a number as well. `undefined` in the result means "absent here"; an array of scalars on the way
 * yields nothing at all, which is why `{ 'a.b': null }` does not match `{ a: [1] }`.
 * An array at the end is returned whole: whether to look inside is the operator's business.
 */
export function valuesAt(document: unknown, path: string): unknown[] {
  if (!path.includes('.') && isObject(document)) return [own(document, path)]
  const found: unknown[] = []
  walk(document, split(path), found)
  return found
}

function walk(value: unknown, [name, ...rest]: string[], found: unknown[]): void {
  if (name === undefined) {
    found.push(value)
  } else if (isArray(value)) {
    if (isIndex(name) && Number(name) < value.length) walk(value[Number(name)], rest, found)
    for (const item of value) if (isObject(item)) walk(item, [name, ...rest], found)
  } else if (isObject(value)) {
    walk(own(value, name), rest, found)
  } else {
    found.push(undefined)
  }
}

/** The values an index or a sort sees: as `valuesAt`, with arrays at the end opened (an empty one counts as null). */
export function keysAt(document: unknown, path: string): unknown[] {
  const values = valuesAt(document, path)
  if (values.length === 1 && !isArray(values[0])) return values
  const keys: unknown[] = []
  for (const value of values) {
    if (isArray(value)) keys.push(...(value.length > 0 ? value : [null]))
    else keys.push(value)
  }
  return keys.length > 0 ? keys : [null]
}
