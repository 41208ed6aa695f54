import { Lazy, type Iterator } from 'mingo/lazy'
import { Query } from 'mingo/query'
import { refused } from './errors'
import { guardQuery } from './query-guards'
import { sorted, toSortSpec } from './sort'
import type { Document } from './types'
import { isObject } from './values'

/** Stages in place of mingo's own, where the real ones differ. */
type Stage = (input: Iterator, argument: unknown, options: never) => Iterator

const $match: Stage = (input, argument, options) => {
  const query = new Query(guardQuery(argument), options)
  return input.filter(((document: Document) => query.test(document)) as never)
}

const $sort: Stage = (input, argument) => {
  if (!isObject(argument) || Object.keys(argument).length === 0) {
    throw refused('the $sort key specification must be an object with at least one field')
  }
  const spec = toSortSpec(argument)
  return input.transform(((documents: Document[]) => Lazy(sorted(documents, spec, (document) => document))) as never)
}

/** Of no documents there is no count, not a count of 0. */
const $count: Stage = (input, argument) => {
  if (typeof argument !== 'string' || argument === '' || argument.startsWith('$') || argument.includes('.')) {
    throw refused('the count field must be a non-empty string that neither begins with $ nor contains a dot')
  }
  return input.transform(((documents: Document[]) =>
    Lazy(documents.length > 0 ? [{ [argument]: documents.length }] : [])) as never)
}

/** Each document at most once. */
const $sample: Stage = (input, argument) => {
  const size = isObject(argument) ? argument.size : undefined
  if (typeof size !== 'number' || size < 0) throw refused('size argument to $sample must be a positive number')
  return input.transform(((documents: Document[]) => Lazy(shuffled(documents).slice(0, size))) as never)
}

function shuffled(documents: Document[]): Document[] {
  const deck = [...documents]
  for (let at = deck.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1))
    ;[deck[at], deck[other]] = [deck[other]!, deck[at]!]
  }
  return deck
}

const $geoNear: Stage = () => {
  throw refused('$geoNear is only valid as the first stage in a pipeline.')
}

export const stages: Record<string, Stage> = { $match, $sort, $count, $sample, $geoNear }
