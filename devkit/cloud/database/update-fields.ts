import { refused, shown } from './errors'
import type { UpdateOperator } from './update'
import { place, typeName, type Place } from './update-paths'
import { compare, isObject, RANK, rankOf, toNumber } from './values'

/** `$inc` and `$mul`: numbers only, on numbers only; an absent field counts as 0. null is not absent. */
const arithmetic =
  (name: string, compute: (a: number, b: number) => number): UpdateOperator =>
  (place, argument) => {
    if (rankOf(argument) !== RANK.number) {
      const verb = name === '$inc' ? 'increment' : 'multiply'
      throw refused(`Cannot ${verb} with non-numeric argument: {${place.path}: ${shown(argument)}}`)
    }
    const value = place.read()
    if (value !== undefined && rankOf(value) !== RANK.number) {
      throw refused(
        `Cannot apply ${name} to a value of non-numeric type. {_id: ${shown(place.root._id)}} ` +
          `has the field '${lastName(place)}' of non-numeric type ${typeName(value)}`,
      )
    }
    place.write(compute(value === undefined ? 0 : toNumber(value), toNumber(argument)))
  }

const lastName = ({ path }: Place): string => path.slice(path.lastIndexOf('.') + 1)

/** `$min` and `$max` compare any two types by BSON's order; an absent field takes the value. */
const extreme =
  (side: 1 | -1): UpdateOperator =>
  (place, argument) => {
    const value = place.read()
    if (value === undefined || compare(argument, value) * side > 0) place.write(argument)
  }

const $rename: UpdateOperator = (from, target) => {
  if (typeof target !== 'string')
    throw refused(`The 'to' field for $rename must be a string: ${from.path}: ${shown(target)}`)
  if (target === from.path) {
    throw refused(`The source and target field for $rename must differ: ${from.path}: ${shown(target)}`)
  }
  if (target.startsWith(`${from.path}.`) || from.path.startsWith(`${target}.`)) {
    throw refused(
      `The source and target field for $rename must not be on the same path: ${from.path}: ${shown(target)}`,
    )
  }
  const value = from.read()
  if (value === undefined) return
  from.remove()
  place(from.root, target).write(value)
}

const BITS: Record<string, (a: number, b: number) => number> = {
  and: (a, b) => a & b,
  or: (a, b) => a | b,
  xor: (a, b) => a ^ b,
}

const $bit: UpdateOperator = (place, argument) => {
  if (!isObject(argument) || Object.keys(argument).length === 0) {
    throw refused(`You must pass in at least one bitwise operation. The format is: {$bit: {field: {and/or/xor: #}}}`)
  }
  for (const [name, operand] of Object.entries(argument)) {
    if (!BITS[name]) throw refused(`The $bit modifier only supports 'and', 'or', and 'xor', not '${name}'`)
    if (!Number.isInteger(operand))
      throw refused(
        `The $bit modifier field must be an Integer(32/64 bit); a '${typeName(operand)}' is not supported here`,
      )
    const value = place.read() ?? 0
    if (!Number.isInteger(value) || place.read() === null) {
      throw refused(
        `Cannot apply $bit to a value of non-integral type. {_id: ${shown(place.root._id)}} has the field ${lastName(place)} of non-integer type ${typeName(place.read())}`,
      )
    }
    place.write(BITS[name](value as number, operand as number))
  }
}

export const fieldUpdates: Record<string, UpdateOperator> = {
  $set: (place, argument) => place.write(argument),
  $setOnInsert: (place, argument) => place.write(argument),
  $unset: (place) => place.remove(),
  $inc: arithmetic('$inc', (a, b) => a + b),
  $mul: arithmetic('$mul', (a, b) => a * b),
  $min: extreme(-1),
  $max: extreme(1),
  $rename,
  $bit,
  $currentDate: (place, _argument, now) => place.write(new Date(now)),
}
