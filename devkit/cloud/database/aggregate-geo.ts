import type { PipelineWorld } from './aggregate'
import type { Collection } from './collection'
import { refused } from './errors'
import { metresBetween, toPoint } from './geo'
import { split, valuesAt } from './paths'
import type { Document } from './types'
import { clone, isObject } from './values'

/** `$geoNear`: documents from near to far, each with its distance in metres times the multiplier. */
export function geoNearStage(collection: Collection, argument: unknown, world: PipelineWorld): Document[] {
  if (!isObject(argument)) throw refused('$geoNear requires an object')
  const centre = toPoint(argument.near)
  if (!centre) throw refused("$geoNear requires a 'near' option as a GeoJSON point")
  if (typeof argument.distanceField !== 'string')
    throw refused("$geoNear requires a 'distanceField' option as a String")
  const key = keyOf(collection, argument.key)
  const min = Number(argument.minDistance ?? 0)
  const max = Number(argument.maxDistance ?? Infinity)
  const { found, examined } = collection.find((argument.query ?? {}) as Document)
  world.stats.examined += examined
  return found
    .flatMap(({ doc }) => {
      const nearest = nearestPoint(doc, key, centre)
      return nearest && nearest.metres >= min && nearest.metres <= max ? [{ doc, ...nearest }] : []
    })
    .sort((a, b) => a.metres - b.metres)
    .map(({ doc, metres, location }) => {
      const result = clone(doc)
      set(result, argument.distanceField as string, metres * Number(argument.distanceMultiplier ?? 1))
      if (typeof argument.includeLocs === 'string') set(result, argument.includeLocs, clone(location))
      return result
    })
}

function keyOf(collection: Collection, key: unknown): string {
  if (typeof key === 'string') return key
  const fields = collection.indexes.flatMap(({ spec }) => spec.keys).filter(([, kind]) => kind === '2dsphere')
  if (fields.length === 0) throw refused('unable to find index for $geoNear query')
  if (fields.length > 1)
    throw refused("There is more than one 2dsphere index; unsure which to use for $geoNear, name it in 'key'")
  return fields[0]![0]
}

function nearestPoint(document: Document, path: string, centre: NonNullable<ReturnType<typeof toPoint>>) {
  const places = valuesAt(document, path).flatMap((location) => {
    const point = toPoint(location)
    return point ? [{ location, metres: metresBetween(point, centre) }] : []
  })
  return places.sort((a, b) => a.metres - b.metres)[0]
}

function set(document: Document, path: string, value: unknown): void {
  const names = split(path)
  let parent = document
  for (const name of names.slice(0, -1)) parent = isObject(parent[name]) ? parent[name] : (parent[name] = {})
  parent[names[names.length - 1]!] = value
}
