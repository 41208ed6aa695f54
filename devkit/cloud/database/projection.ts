import type { Document } from './types'
import { refused } from './errors'
import { compileGuarded } from './matcher'
import { elementTest } from './operators'
import { split } from './paths'
import { guardQuery } from './query-guards'
import { isObject, toNumber } from './values'

type Projector = (document: Document) => Document
/** What is asked for below a field: all of it, or only some fields in it. */
type Fields = Map<string, Fields | true>

/** The `field()` of a query: include or exclude fields, or `$slice` and `$elemMatch` of arrays. */
export function compileProjection(projection: unknown): Projector {
  if (projection === undefined || projection === null) return (document) => document
  if (!isObject(projection)) throw refused('projection must be an object')
  const { included, excluded, arrays } = sortOut(projection)
  const keepsId = projection._id === undefined ? true : isOn(projection._id)
  const inclusive = included.length > 0 || (excluded.length === 0 && arrays.some(({ kind }) => kind === '$elemMatch'))
  const paths = inclusive ? [...included, ...arrays.map(({ path }) => path), ...(keepsId ? ['_id'] : [])] : excluded
  const fields = toFields(inclusive || keepsId ? paths : [...paths, '_id'])
  // A projection of nothing but `_id: 1` names no other field and still includes.
  const onlyId = paths.length === 0 && isOn(projection._id ?? 0)
  return (document) => {
    const projected = onlyId
      ? { _id: document._id }
      : ((inclusive ? include(document, fields) : exclude(document, fields)) as Document)
    return arrays.reduce((result, { path, apply }) => replaceAt(result, split(path), apply), projected)
  }
}

const isOn = (value: unknown): boolean => value === true || (typeof value === 'number' && value !== 0)

interface ArrayPart {
  path: string
  kind: string
  apply: (value: unknown) => unknown
}

function sortOut(projection: Document): { included: string[]; excluded: string[]; arrays: ArrayPart[] } {
  const included: string[] = []
  const excluded: string[] = []
  const arrays: ArrayPart[] = []
  for (const [path, value] of Object.entries(projection)) {
    if (isObject(value)) arrays.push(arrayPart(path, value))
    else if (path === '_id') continue
    else (isOn(value) ? included : excluded).push(path)
  }
  if (included.length > 0 && excluded.length > 0) {
    throw refused(`Cannot do exclusion on field ${excluded[0]} in inclusion projection`)
  }
  return { included, excluded, arrays }
}

function arrayPart(path: string, spec: Document): ArrayPart {
  const [kind] = Object.keys(spec)
  if (kind === '$slice') return { path, kind, apply: slicer(spec.$slice) }
  if (kind === '$elemMatch' && isObject(spec.$elemMatch)) return { path, kind, apply: firstMatch(spec.$elemMatch) }
  throw refused(`Unsupported projection option: ${path}: ${JSON.stringify(spec)}`)
}

/** `slice(2)` the first two, `slice(-2)` the last two, `slice([skip, count])` a stretch. */
function slicer(argument: unknown): (value: unknown) => unknown {
  const numbers = [argument].flat().map(toNumber)
  if (numbers.some((number) => !Number.isInteger(number)) || numbers.length > 2) {
    throw refused('$slice only supports numbers and [skip, limit] arrays')
  }
  const [first, count] = numbers as [number, number | undefined]
  if (count === undefined) return onArray((items) => (first < 0 ? items.slice(first) : items.slice(0, first)))
  if (count <= 0) throw refused('$slice limit must be positive')
  return onArray((items) => {
    const start = first < 0 ? Math.max(0, items.length + first) : first
    return items.slice(start, start + count)
  })
}

/** The first element that matches, as an array of one; the field is absent when none does. */
function firstMatch(criteria: Document): (value: unknown) => unknown {
  const guarded = guardQuery({ element: { $elemMatch: criteria } }).element as { $elemMatch: Document }
  const matches = elementTest(guarded.$elemMatch, compileGuarded)
  return (value) => {
    const found = Array.isArray(value) ? value.findIndex(matches) : -1
    return found < 0 ? undefined : [(value as unknown[])[found]]
  }
}

const onArray =
  (change: (items: unknown[]) => unknown[]) =>
  (value: unknown): unknown =>
    Array.isArray(value) ? change(value) : value

function toFields(paths: string[]): Fields {
  const fields: Fields = new Map()
  for (const path of paths) {
    const names = split(path)
    let level = fields
    names.forEach((name, at) => {
      const known = level.get(name)
      if (known === true) return
      if (at === names.length - 1) level.set(name, true)
      else if (!known) level.set(name, (level = new Map()))
      else level = known
    })
  }
  return fields
}

/** Keeps the document's own order of fields, as MongoDB does. */
function include(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value))
    return value.filter((item) => Array.isArray(item) || isObject(item)).map((item) => include(item, fields))
  if (!isObject(value)) return undefined
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    const below = fields.get(key)
    const inner = below === true ? value[key] : below ? include(value[key], below) : undefined
    if (inner !== undefined) kept[key] = inner
  }
  return kept
}

function exclude(value: unknown, fields: Fields): unknown {
  if (Array.isArray(value)) return value.map((item) => exclude(item, fields))
  if (!isObject(value)) return value
  const kept: Document = {}
  for (const key of Object.keys(value)) {
    const below = fields.get(key)
    if (below !== true) kept[key] = below ? exclude(value[key], below) : value[key]
  }
  return kept
}

/** A copy with the value at the path replaced; the document itself belongs to the database and stays as it is. */
function replaceAt(value: Document, path: string[], change: (value: unknown) => unknown): Document {
  const [name, ...rest] = path as [string, ...string[]]
  if (!Object.prototype.hasOwnProperty.call(value, name)) return value
  const inner = value[name]
  const replaced = rest.length === 0 ? change(inner) : isObject(inner) ? replaceAt(inner, rest, change) : inner
  const copy = { ...value, [name]: replaced }
  if (replaced === undefined) delete copy[name]
  return copy
}
