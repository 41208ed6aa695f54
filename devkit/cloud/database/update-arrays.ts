import { refused, shown } from './errors'
import { compileGuarded } from './matcher'
import { guardQuery } from './query-guards'
import { sortedElements } from './sort'
import type { UpdateOperator } from './update'
import { typeName, type Place } from './update-paths'
import { equal, isObject, RANK, rankOf } from './values'

/** The array at a place: undefined when nothing is there, refused when something else is. */
function arrayAt(place: Place, message: (value: unknown) => string): unknown[] | undefined {
  const value = place.read()
  if (value === undefined || Array.isArray(value)) return value
  throw refused(message(value))
}

const mustBeArray =
  (place: Place) =>
  (value: unknown): string =>
    `The field '${place.path}' must be an array but is of type ${typeName(value)} in document {_id: ${shown(place.root._id)}}`

const nonArray = (operator: string) => (): string => `Cannot apply ${operator} to a non-array value`

const $push: UpdateOperator = (place, argument) => {
  const list = arrayAt(place, mustBeArray(place)) ?? []
  const { $each, $position, $sort, $slice } = pushOf(argument)
  const start = $position === undefined ? list.length : fromEnd($position, list.length)
  let result = [...list.slice(0, start), ...$each, ...list.slice(start)]
  if ($sort !== undefined) result = sortedElements(result, $sort)
  if ($slice !== undefined) result = $slice < 0 ? result.slice($slice) : result.slice(0, $slice)
  place.write(result)
}

const fromEnd = (position: number, length: number): number =>
  position < 0 ? Math.max(0, length + position) : Math.min(position, length)

interface Push {
  $each: unknown[]
  $position?: number
  $sort?: unknown
  $slice?: number
}

const CLAUSES = ['$each', '$position', '$sort', '$slice']

function pushOf(argument: unknown): Push {
  if (!isObject(argument) || !('$each' in argument)) return { $each: [argument] }
  const unknown = Object.keys(argument).find((clause) => !CLAUSES.includes(clause))
  if (unknown) throw refused(`Unrecognized clause in $push: ${unknown}`)
  const { $each, $position, $slice, $sort } = argument
  if (!Array.isArray($each))
    throw refused(`The argument to $each in $push must be an array but it was of type: ${typeName($each)}`)
  for (const [name, value] of [
    ['$position', $position],
    ['$slice', $slice],
  ] as const) {
    if (value !== undefined && !Number.isInteger(value))
      throw refused(`The value for ${name} must be an integer value, not of type: ${typeName(value)}`)
  }
  return { $each, $position: $position as number | undefined, $slice: $slice as number | undefined, $sort }
}

const $addToSet: UpdateOperator = (place, argument) => {
  const list = [
    ...(arrayAt(
      place,
      (value) =>
        `Cannot apply $addToSet to non-array field. Field named '${place.path}' has non-array type ${typeName(value)}`,
    ) ?? []),
  ]
  const each = isObject(argument) && '$each' in argument ? argument.$each : [argument]
  if (!Array.isArray(each))
    throw refused(`The argument to $each in $addToSet must be an array but it was of type ${typeName(each)}`)
  for (const item of each) if (!list.some((known) => equal(known, item))) list.push(item)
  place.write(list)
}

const $pop: UpdateOperator = (place, argument) => {
  if (argument !== 1 && argument !== -1) throw refused(`$pop expects 1 or -1, found: ${shown(argument)}`)
  const list = arrayAt(
    place,
    (value) => `Path '${place.path}' contains an element of non-array type '${typeName(value)}'`,
  )
  if (list) place.write(argument === 1 ? list.slice(0, -1) : list.slice(1))
}

/** `pull(value)`, `pull(_.in([…]))`, or `pull({ field: … })` for documents in the array. */
const $pull: UpdateOperator = (place, argument) => {
  const list = arrayAt(place, nonArray('$pull'))
  const unwanted = pullTest(argument)
  if (list) place.write(list.filter((item) => !unwanted(item)))
}

function pullTest(argument: unknown): (item: unknown) => boolean {
  if (rankOf(argument) === RANK.regex) return asElement(argument)
  if (!isObject(argument)) return (item) => equal(item, argument)
  if (Object.keys(argument)[0]?.startsWith('$')) return asElement(argument)
  const matches = compileGuarded(guardQuery(argument))
  return (item) => isObject(item) && matches(item)
}

function asElement(condition: unknown): (item: unknown) => boolean {
  const matches = compileGuarded(guardQuery({ element: condition }))
  return (element) => matches({ element })
}

const $pullAll: UpdateOperator = (place, argument) => {
  if (!Array.isArray(argument))
    throw refused(`$pullAll requires an array argument but was given a ${typeName(argument)}`)
  const list = arrayAt(place, nonArray('$pullAll'))
  if (list) place.write(list.filter((item) => !argument.some((unwanted) => equal(unwanted, item))))
}

export const arrayUpdates: Record<string, UpdateOperator> = { $push, $addToSet, $pop, $pull, $pullAll }
