import type { Document } from './types'
import { refused, shown } from './errors'
import { compileGuarded } from './matcher'
import { guardQuery } from './query-guards'
import { arrayUpdates } from './update-arrays'
import { fieldUpdates } from './update-fields'
import { expandPositions, place, type Place } from './update-paths'
import { clone, compare, isObject } from './values'

/** Changes one place of a document being written. Throws what MongoDB would refuse. */
export type UpdateOperator = (place: Place, argument: unknown, now: number) => void

const OPERATORS: Record<string, UpdateOperator> = { ...fieldUpdates, ...arrayUpdates }

/** An update that has been checked and can be applied to many documents. */
export interface Update {
  /** A whole new document instead of changes. */
  replaces?: boolean
  /** The document afterwards: the very same object when nothing has changed. */
  apply(document: Document, options: { now: number; inserting?: boolean }): Document
}

/** Operators by path (`update`); `query` tells which element a positional `$` means. */
export function compileUpdate(data: unknown, query: Document): Update {
  const steps = readSteps(data)
  checkConflicts(steps.map(({ path }) => path))
  const matches = steps.some(({ path }) => path.includes('.$')) ? compileGuarded(guardQuery(query)) : () => true
  return {
    apply(document, { now, inserting }) {
      const changed = clone(document)
      for (const { operator, path, argument } of steps) {
        if (operator === '$setOnInsert' && !inserting) continue
        for (const exact of expandPositions(changed, path, matches)) {
          OPERATORS[operator]!(place(changed, exact), clone(argument), now)
        }
      }
      return finished(document, changed)
    },
  }
}

/** A whole new document (`set`); it keeps its `_id`. */
export function compileReplacement(data: unknown): Update {
  if (!isObject(data)) throw refused('the replacement must be a document')
  return {
    replaces: true,
    apply(document) {
      const { _id, ...rest } = data
      if (_id !== undefined && compare(_id, document._id) !== 0) throw immutableId(document._id)
      return finished(document, { _id: document._id, ...clone(rest) })
    },
  }
}

function finished(before: Document, after: Document): Document {
  if (compare(before._id, after._id) !== 0) throw immutableId(before._id)
  return compare(before, after) === 0 ? before : after
}

const immutableId = (id: unknown): Error =>
  refused(`Performing an update on the path '_id' would modify the immutable field '_id', {_id: ${shown(id)}}`)

interface Step {
  operator: string
  path: string
  argument: unknown
}

/** In the order of their paths, in which MongoDB applies them and appends new fields. */
function readSteps(data: unknown): Step[] {
  if (!isObject(data)) throw refused('the update must be an object')
  const steps: Step[] = []
  for (const [operator, fields] of Object.entries(data)) {
    if (!operator.startsWith('$')) {
      throw refused(`the update operation document must contain atomic operators, found field '${operator}'`)
    }
    if (!OPERATORS[operator]) throw refused(`Unknown modifier: ${operator}`)
    if (!isObject(fields)) throw refused(`Modifiers operate on fields but we found another type for ${operator}`)
    for (const [path, argument] of Object.entries(fields)) steps.push({ operator, path, argument })
  }
  for (const { path } of steps) checkPath(path)
  return steps.sort((a, b) => compare(a.path, b.path))
}

function checkPath(path: string): void {
  if (path.startsWith('_id.'))
    throw refused(`Performing an update on the path '${path}' would modify the immutable field '_id'`)
  if (path === '') throw refused('An empty update path is not valid.')
  if (path.split('.').includes('')) {
    throw refused(`The update path '${path}' contains an empty field name, which is not allowed.`)
  }
}

/** Two changes of one place, or of a place and something within it. `paths` are sorted. */
function checkConflicts(paths: string[]): void {
  const seen = new Set<string>()
  for (const path of paths) {
    const names = path.split('.')
    for (let length = 1; length <= names.length; length++) {
      const start = names.slice(0, length).join('.')
      if (seen.has(start)) throw refused(`Updating the path '${path}' would create a conflict at '${start}'`)
    }
    seen.add(path)
  }
}
