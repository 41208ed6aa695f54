import { evalExpr } from 'mingo/core'
import type { Iterator } from 'mingo/lazy'
import { run, type Pipeline, type PipelineWorld } from './aggregate'
import type { Collection } from './collection'
import { refused } from './errors'
import { matching } from './matcher'
import { keysAt } from './paths'
import type { Document } from './types'
import { isArray, isObject, RANK, rankOf } from './values'

interface Lookup {
  from: string
  as: string
  localField?: string
  foreignField?: string
  let?: Document
  pipeline?: Pipeline
}

type Stage = (input: Iterator, argument: unknown) => Iterator

/** `$lookup` that finds the foreign documents by their indexes and counts what it looks at. */
export function lookupStage(world: PipelineWorld): Stage {
  return (input, argument) => {
    const lookup = checked(argument)
    const foreign = world.collection(lookup.from)
    return input.map(((document: Document) => ({
      ...document,
      [lookup.as]: foreign ? joined({ foreign, lookup, world }, document) : [],
    })) as never)
  }
}

function checked(argument: unknown): Lookup {
  if (!isObject(argument)) throw refused('the $lookup specification must be an Object')
  if (typeof argument.from !== 'string') throw refused("missing 'from' option to $lookup stage specification")
  if (typeof argument.as !== 'string') throw refused("must specify 'as' field for a $lookup")
  const hasFields = typeof argument.localField === 'string' && typeof argument.foreignField === 'string'
  if (!hasFields && !Array.isArray(argument.pipeline)) {
    throw refused('$lookup requires either localField and foreignField, or a pipeline')
  }
  return argument as unknown as Lookup
}

interface Join {
  foreign: Collection
  lookup: Lookup
  world: PipelineWorld
}

function joined({ foreign, lookup, world }: Join, document: Document): Document[] {
  const conditions: Document[] = []
  if (lookup.localField !== undefined) {
    const values = keysAt(document, lookup.localField).filter((value) => rankOf(value) !== RANK.regex)
    conditions.push({ [lookup.foreignField!]: { $in: values.map((value) => value ?? null) } })
  }
  if (!lookup.pipeline) return run(foreign, [{ $match: conditions[0] }], world)
  const variables = (lookup.let ? evalExpr(document, lookup.let, { context: matching } as never) : {}) as Document
  conditions.push(...equalitiesOf(lookup.pipeline[0]?.$match, variables))
  const pipeline = [...conditions.map(($match) => ({ $match })), ...lookup.pipeline]
  return run(foreign, pipeline, { ...world, variables: { ...world.variables, ...variables } })
}

/**
 * `$expr: { $eq: ['$field', '$$outer'] }`, alone or within `$and`, as a condition that an index can answer. The `$expr`
 * itself is evaluated afterwards all the same, so these may only ever be too wide.
 */
function equalitiesOf(match: unknown, variables: Document): Document[] {
  if (!isObject(match) || !isObject(match.$expr)) return []
  const { $expr } = match
  const terms = isArray($expr.$and) ? $expr.$and : [$expr]
  return terms.flatMap((term) => {
    const sides = isObject(term) && isArray(term.$eq) ? term.$eq.filter((side) => typeof side === 'string') : []
    const field = sides.find((side) => /^\$[^$]/.test(side))
    const name = sides.find((side) => side.startsWith('$$'))?.slice(2)
    const value = variables[name ?? '']
    return field && (typeof value === 'string' || typeof value === 'number') ? [{ [field.slice(1)]: value }] : []
  })
}
