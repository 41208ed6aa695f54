import { type BSONRegExp } from 'bson'
import type { Document } from './types'
import { refused, unknownOperator } from './errors'
import { toRegExp } from './ejson'
import { typeTest } from './operators'
import { isArray, isObject, rankOf, RANK, toNumber } from './values'

/**
 * Says no where MongoDB says no, with its words, and hands on a query in which every pattern is a RegExp.
 * mingo would otherwise match nothing, or everything, in silence.
 */
export function guardQuery(query: unknown): Document {
  if (!isObject(query)) throw refused('query must be an object')
  const guarded: Document = {}
  for (const [key, value] of Object.entries(query)) {
    if (key === '$comment') continue
    guarded[key] = key.startsWith('$') ? topLevel(key, value) : condition(key, value)
  }
  return guarded
}

function topLevel(operator: string, value: unknown): unknown {
  switch (operator) {
    case '$and':
    case '$or':
    case '$nor':
      if (!isArray(value)) throw refused(`${operator} must be an array`)
      if (value.length === 0) throw refused('$and/$or/$nor must be a nonempty array')
      return value.map((branch) => {
        if (!isObject(branch)) throw refused('$or/$and/$nor entries need to be full objects')
        return guardQuery(branch)
      })
    case '$expr':
      return value
    case '$text':
      throw refused('text index required for $text query')
    default:
      throw unknownOperator(`unknown top level operator: ${operator}`)
  }
}

function condition(field: string, value: unknown): unknown {
  if (rankOf(value) === RANK.regex) return toRegExp(value as BSONRegExp)
  if (!isObject(value)) return value
  // Said outright, because mingo takes a document for operators when any of its fields begins with $.
  if (!Object.keys(value)[0]?.startsWith('$')) return { $eq: value }
  const guarded: Document = {}
  for (const [operator, argument] of Object.entries(value)) {
    const guard = GUARDS[operator]
    if (!guard) throw unknownOperator(`unknown operator: ${operator}`)
    guarded[operator] = guard(argument, field, value)
  }
  // $options belongs to $regex and is part of its pattern by now; distances belong to $near.
  for (const companion of ['$options', '$maxDistance', '$minDistance']) delete guarded[companion]
  return guarded
}

type Guard = (argument: unknown, field: string, siblings: Document) => unknown

const anything: Guard = (argument) => argument

const noPattern: Guard = (argument, field) => {
  if (rankOf(argument) === RANK.regex) throw refused(`Can't have RegEx as arg to predicate over field '${field}'.`)
  return argument
}

const list =
  (operator: string): Guard =>
  (argument, field) => {
    if (!isArray(argument)) throw refused(`${operator} needs an array`)
    return argument.map((item) => {
      if (rankOf(item) === RANK.regex) return toRegExp(item as BSONRegExp)
      if (!isObject(item) || !Object.keys(item)[0]?.startsWith('$')) return item
      if (operator === '$all' && '$elemMatch' in item) return condition(field, item)
      throw refused(`cannot nest $ under ${operator}`)
    })
  }

const guardMod: Guard = (argument) => {
  if (!isArray(argument)) throw refused('malformed mod, needs to be an array')
  if (argument.length < 2) throw refused('malformed mod, not enough elements')
  if (argument.length > 2) throw refused('malformed mod, too many elements')
  const [divisor, remainder] = argument
  if (rankOf(divisor) !== RANK.number) throw refused('malformed mod, divisor not a number')
  if (rankOf(remainder) !== RANK.number) throw refused('malformed mod, remainder not a number')
  if (Math.trunc(toNumber(divisor)) === 0) throw refused('divisor cannot be 0')
  return argument
}

const guardSize: Guard = (argument) => {
  if (rankOf(argument) !== RANK.number) throw refused('$size needs a number')
  if (!Number.isInteger(toNumber(argument))) throw refused('$size must be a whole number')
  if (toNumber(argument) < 0) throw refused('$size may not be negative')
  return argument
}

const guardNot: Guard = (argument, field) => {
  if (rankOf(argument) === RANK.regex) return toRegExp(argument as BSONRegExp)
  if (!isObject(argument)) throw refused('$not needs a regex or a document')
  const operators = Object.keys(argument)
  if (operators.length === 0) throw refused('$not cannot be empty')
  if (!operators[0]!.startsWith('$')) throw unknownOperator(`unknown operator: ${operators[0]}`)
  return condition(field, argument)
}

const guardElemMatch: Guard = (argument, field) => {
  if (!isObject(argument)) throw refused('$elemMatch needs an Object')
  const first = Object.keys(argument)[0]
  const asValue = first?.startsWith('$') && !['$and', '$or', '$nor', '$expr'].includes(first)
  return asValue ? condition(field, argument) : guardQuery(argument)
}

const guardRegex: Guard = (argument, _field, siblings) => {
  const options = siblings.$options ?? ''
  if (typeof options !== 'string') throw refused('$options has to be a string')
  if (typeof argument !== 'string' && rankOf(argument) !== RANK.regex) throw refused('$regex has to be a string')
  return toRegExp(argument as string, options)
}

const guardOptions: Guard = (argument, _field, siblings) => {
  if (!('$regex' in siblings)) throw refused('$options needs a $regex')
  return argument
}

const guardType: Guard = (argument) => {
  for (const type of [argument].flat()) {
    if (!typeTest(type)) throw refused(`Unknown type name alias: ${String(type)}`)
  }
  return argument
}

const geometry =
  (operator: string): Guard =>
  (argument, _field, siblings) => {
    if (!isObject(argument)) throw refused(`${operator} requires a geometry`)
    return operator.startsWith('$near')
      ? { $maxDistance: siblings.$maxDistance, $minDistance: siblings.$minDistance, ...argument }
      : argument
  }

const GUARDS: Record<string, Guard> = {
  $eq: anything,
  $ne: (argument, field) => {
    if (rankOf(argument) === RANK.regex) throw refused("Can't have regex as arg to $ne.")
    return anything(argument, field, {})
  },
  $gt: noPattern,
  $gte: noPattern,
  $lt: noPattern,
  $lte: noPattern,
  $in: list('$in'),
  $nin: list('$nin'),
  $all: list('$all'),
  $exists: anything,
  $mod: guardMod,
  $size: guardSize,
  $not: guardNot,
  $elemMatch: guardElemMatch,
  $regex: guardRegex,
  $options: guardOptions,
  $type: guardType,
  $near: geometry('$near'),
  $nearSphere: geometry('$nearSphere'),
  $geoWithin: geometry('$geoWithin'),
  $geoIntersects: geometry('$geoIntersects'),
  $maxDistance: anything,
  $minDistance: anything,
  $bitsAllClear: anything,
  $bitsAllSet: anything,
  $bitsAnyClear: anything,
  $bitsAnySet: anything,
}
