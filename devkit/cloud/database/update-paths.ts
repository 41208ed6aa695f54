import type { Document } from './types'
import { refused, shown } from './errors'
import { isIndex, split } from './paths'
import { isObject, rankOf, RANK } from './values'

/** A place in a document that an update reads and writes. */
export interface Place {
  path: string
  root: Document
  /** undefined when absent. */
  read(): unknown
  /** Makes the objects on the way; refuses to go through anything that is not one. */
  write(value: unknown): void
  /** Takes a field out; an element of an array becomes null, as in MongoDB. */
  remove(): void
}

export function place(root: Document, path: string): Place {
  const names = split(path)
  const last = names[names.length - 1]!
  return {
    path,
    root,
    read: () => child(existing(root, names), last),
    write: (value) => put(parentFor(root, names), last, value),
    remove: () => {
      const parent = existing(root, names)
      if (Array.isArray(parent)) {
        if (isIndex(last) && Number(last) < parent.length) parent[Number(last)] = null
      } else if (isObject(parent)) delete parent[last]
    },
  }
}

function child(parent: unknown, name: string): unknown {
  if (Array.isArray(parent)) return isIndex(name) ? parent[Number(name)] : undefined
  return isObject(parent) && Object.prototype.hasOwnProperty.call(parent, name) ? parent[name] : undefined
}

const existing = (root: Document, names: string[]): unknown =>
  names.slice(0, -1).reduce<unknown>((value, name) => child(value, name), root)

/** The container of the last name. Where nothing is yet, objects are made; a scalar or null on the way is refused. */
function parentFor(root: Document, names: string[]): Document | unknown[] {
  let parent: Document | unknown[] = root
  for (let at = 0; at < names.length - 1; at++) {
    let next = child(parent, names[at]!)
    if (next === undefined) put(parent, names[at]!, (next = {}))
    const name = names[at + 1]!
    if (!isObject(next) && !(Array.isArray(next) && isIndex(name))) {
      throw refused(`Cannot create field '${name}' in element {${names[at]}: ${shown(next)}}`)
    }
    parent = next
  }
  return parent
}

/** Longest gap that writing behind the end of an array may fill with nulls. Source: MongoDB, "can't backfill array". */
const MAX_BACKFILL = 1_500_000

function put(parent: Document | unknown[], name: string, value: unknown): void {
  if (!Array.isArray(parent)) {
    if (name === '__proto__') throw refused("The field name '__proto__' is not accepted")
    parent[name] = value
    return
  }
  if (Number(name) - parent.length > MAX_BACKFILL)
    throw refused(`can't backfill array to larger than ${MAX_BACKFILL} elements`)
  while (parent.length < Number(name)) parent.push(null)
  parent[Number(name)] = value
}

/**
 * The exact paths behind `list.$.field` (the first element that the query matched) and `list.$[].field` (all of them).
 */
export function expandPositions(document: Document, path: string, matches: (document: Document) => boolean): string[] {
  const names = split(path)
  const at = names.findIndex((name) => name.startsWith('$'))
  if (at < 0) return [path]
  if (at === 0) throw refused(`Cannot have positional (i.e. '$') element in the first position in path '${path}'`)
  const before = names.slice(0, at)
  const after = names.slice(at + 1)
  const list = before.reduce<unknown>(child, document)
  if (!Array.isArray(list)) throw notAnArray(names[at]!, before, list)
  const paths = positionsOf(names[at]!, list, (element) => matches(withElement(document, before, element)))
  return paths.flatMap((index) => expandPositions(document, [...before, String(index), ...after].join('.'), matches))
}

function notAnArray(name: string, before: string[], found: unknown): Error {
  if (name === '$') {
    return refused('The positional operator did not find the match needed from the query.')
  }
  return found === undefined
    ? refused(`The path '${before.join('.')}' must exist in the document in order to apply array updates.`)
    : refused(`Cannot apply array updates to non-array element ${before.join('.')}: ${shown(found)}`)
}

function positionsOf(name: string, list: unknown[], matches: (element: unknown) => boolean): number[] {
  if (name === '$[]') return list.map((_, at) => at)
  if (name !== '$') throw refused(`No array filter found for identifier '${name.slice(2, -1)}'`)
  const found = list.findIndex(matches)
  if (found < 0) throw refused('The positional operator did not find the match needed from the query.')
  return [found]
}

/** The document as if its list had only this element; if the query still matches, this is the element it meant. */
function withElement(document: Document, path: string[], element: unknown): Document {
  const [name, ...rest] = path as [string, ...string[]]
  const inner = document[name]
  if (rest.length === 0) return { ...document, [name]: [element] }
  return isObject(inner) ? { ...document, [name]: withElement(inner, rest, element) } : document
}

/** For MongoDB's messages. */
export function typeName(value: unknown): string {
  const names: Partial<Record<number, string>> = {
    [RANK.null]: value === undefined ? 'missing' : 'null',
    [RANK.number]: Number.isInteger(value) ? 'int' : 'double',
    [RANK.string]: 'string',
    [RANK.object]: 'object',
    [RANK.array]: 'array',
    [RANK.binary]: 'binData',
    [RANK.objectId]: 'objectId',
    [RANK.boolean]: 'bool',
    [RANK.date]: 'date',
    [RANK.regex]: 'regex',
  }
  return names[rankOf(value)] ?? 'object'
}
