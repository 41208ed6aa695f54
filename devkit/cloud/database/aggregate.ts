import { Aggregator } from 'mingo/aggregator'
import { Context } from 'mingo/core'
import type { Collection } from './collection'
import { refused, unknownOperator } from './errors'
import { geoNearStage } from './aggregate-geo'
import { lookupStage } from './aggregate-lookup'
import { stages } from './aggregate-stages'
import type { Limits } from './limits'
import { matching, refusing } from './matcher'
import { toSortSpec } from './sort'
import type { Document, SortSpec, Stats } from './types'
import { clone, compare, isArray, isObject, toNumber } from './values'

export type Pipeline = Document[]

/** What a pipeline needs besides its own collection. */
export interface PipelineWorld {
  collection(name: string): Collection | undefined
  limits: Limits
  stats: Stats
  /** Of `let` in `$lookup`. */
  variables?: Document
}

/** The stages of `db.collection().aggregate()` and those that a raw pipeline adds to them. */
const STAGES = new Set(
  (
    '$addFields $bucket $bucketAuto $count $facet $geoNear $graphLookup $group $limit $lookup $match $project $redact ' +
    '$replaceRoot $replaceWith $sample $set $skip $sort $sortByCount $unset $unwind'
  ).split(' '),
)

/** Stages of mingo that write into the documents they are given; ours belong to the database. */
const WRITING = new Set(['$addFields', '$set', '$unset', '$project', '$unwind', '$redact', '$facet'])

/** Answers a client's pipeline: 20 documents unless it has a `limit` of its own. */
export function aggregate(collection: Collection, pipeline: Pipeline, world: PipelineWorld): Document[] {
  for (const stage of pipeline) checkStage(stage)
  const limited = pipeline.some((stage) => '$limit' in stage)
  const whole = limited ? pipeline : [...pipeline, { $limit: world.limits.aggregateDefault }]
  const documents = run(collection, whole, world)
  world.stats.returned += documents.length
  return documents
}

function checkStage(stage: Document): void {
  const [name, ...more] = Object.keys(stage)
  if (!name || more.length > 0) throw refused('A pipeline stage specification object must contain exactly one field.')
  if (!STAGES.has(name)) throw unknownOperator(`Unrecognized pipeline stage name: '${name}'`)
  for (const wholeNumber of ['$limit', '$skip']) {
    if (!(wholeNumber in stage)) continue
    const value = toNumber(stage[wholeNumber])
    if (!Number.isInteger(value) || value < (wholeNumber === '$limit' ? 1 : 0)) {
      throw refused(
        `invalid argument to ${wholeNumber} stage: Expected a ${wholeNumber === '$limit' ? 'positive' : 'non-negative'} number in: ${wholeNumber}: ${String(stage[wholeNumber])}`,
      )
    }
  }
}

export function run(collection: Collection, pipeline: Pipeline, world: PipelineWorld): Document[] {
  const { documents, rest } = open(collection, pipeline.flatMap(expanded), world)
  if (rest.length === 0) return documents
  const writes = rest.some((stage) => WRITING.has(Object.keys(stage)[0]!))
  const context = Context.init().addPipelineOps({ ...stages, $lookup: lookupStage(world) } as never)
  const aggregator = new Aggregator(rest, {
    context: Context.from(context, matching),
    variables: world.variables,
  })
  return refusing<Document[]>(() => aggregator.run(writes ? documents.map(clone) : documents))
}

/** `$bucket` as MongoDB itself rewrites it: each bucket from its own boundary up to, but not including, the next. */
function expanded(stage: Document): Pipeline {
  const { $bucket } = stage
  if ($bucket === undefined) return [stage]
  if (!isObject($bucket) || !isArray($bucket.boundaries) || $bucket.boundaries.length < 2) {
    throw refused("$bucket requires 'groupBy' and at least 2 'boundaries' to be specified")
  }
  const { groupBy, boundaries, output = { count: { $sum: 1 } } } = $bucket
  if (boundaries.some((boundary, at) => at > 0 && compare(boundaries[at - 1], boundary) >= 0)) {
    throw refused("The 'boundaries' option to $bucket must be sorted")
  }
  const branches = boundaries.slice(1).map((end, at) => {
    const inside = [{ $gte: [groupBy, { $literal: boundaries[at] }] }, { $lt: [groupBy, { $literal: end }] }]
    return { case: { $and: inside }, then: { $literal: boundaries[at] } }
  })
  const otherwise = 'default' in $bucket ? { default: { $literal: $bucket.default } } : {}
  return [{ $group: { ...(output as Document), _id: { $switch: { branches, ...otherwise } } } }, { $sort: { _id: 1 } }]
}

/** The stages at the start that an index can answer are taken off and asked of the collection as one query. */
function open(
  collection: Collection,
  pipeline: Pipeline,
  world: PipelineWorld,
): { documents: Document[]; rest: Pipeline } {
  if (pipeline[0] && '$geoNear' in pipeline[0]) {
    return { documents: geoNearStage(collection, pipeline[0].$geoNear, world), rest: pipeline.slice(1) }
  }
  const rest = [...pipeline]
  const conditions: Document[] = []
  let sort: SortSpec = []
  while (rest[0] && isObject(rest[0].$match) && !usesVariables(rest[0].$match, world))
    conditions.push(rest.shift()!.$match as Document)
  if (rest[0] && isObject(rest[0].$sort)) sort = toSortSpec(rest.shift()!.$sort as Record<string, unknown>)
  const skip = rest[0] && '$skip' in rest[0] ? toNumber(rest.shift()!.$skip) : 0
  const limit = rest[0] && '$limit' in rest[0] ? toNumber(rest.shift()!.$limit) : Infinity
  const query = conditions.length > 1 ? { $and: conditions } : (conditions[0] ?? {})
  const { found, examined } = collection.find(query, { sort, skip, limit })
  world.stats.examined += examined
  return { documents: found.map(({ doc }) => doc), rest }
}

/** Inside a `$lookup` an `$expr` may speak of the outer document, which only mingo's run knows. */
const usesVariables = (condition: Document, world: PipelineWorld): boolean =>
  world.variables !== undefined && JSON.stringify(condition).includes('"$$')
