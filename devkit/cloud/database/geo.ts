import booleanIntersects from '@turf/boolean-intersects'
import booleanWithin from '@turf/boolean-within'
import type { Geometry, Point } from 'geojson'
import type { QueryOperator } from './operators'
import { refused } from './errors'
import { valuesAt } from './paths'
import { isArray, isObject } from './values'

/** Metres. MongoDB reckons with the equatorial radius. Source: MongoDB manual, "Calculate Distance Using Spherical Geometry". */
export const EARTH_RADIUS_METRES = 6_378_100

const TYPES = new Set(['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon'])

export const isGeometry = (value: unknown): value is Geometry =>
  isObject(value) && TYPES.has(String(value.type)) && Array.isArray(value.coordinates)

/** A stored point: GeoJSON, or an old pair of longitude and latitude. */
export function toPoint(value: unknown): Point | undefined {
  if (isGeometry(value) && value.type === 'Point') return value
  if (Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === 'number')) {
    return { type: 'Point', coordinates: value }
  }
  return undefined
}

/**
 * Metres along the sphere, by the angle between the two directions from the centre of the earth: the formula of the
 * S2 library in MongoDB, so that distances agree to the last digit.
 */
export function metresBetween(a: Point, b: Point): number {
  const u = direction(a)
  const v = direction(b)
  const cross = Math.hypot(u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0])
  return Math.atan2(cross, u[0] * v[0] + u[1] * v[1] + u[2] * v[2]) * EARTH_RADIUS_METRES
}

function direction({ coordinates }: Point): [number, number, number] {
  const [longitude, latitude] = coordinates.map((degrees) => degrees * (Math.PI / 180)) as [number, number]
  return [Math.cos(latitude) * Math.cos(longitude), Math.cos(latitude) * Math.sin(longitude), Math.sin(latitude)]
}

/** Metres from the field's nearest point; Infinity when it holds none. */
export function metresFrom(document: unknown, path: string, centre: Point): number {
  const points = valuesAt(document, path).flatMap((value) => toPoint(value) ?? [])
  return Math.min(Infinity, ...points.map((point) => metresBetween(point, centre)))
}

/** What `$near` and `$nearSphere` ask; the distances in metres, inclusive. */
export interface Near {
  path: string
  centre: Point
  minMetres: number
  maxMetres: number
}

export function toNear(path: string, argument: unknown): Near {
  const { $geometry, $minDistance, $maxDistance } = argument as Record<string, unknown>
  const centre = toPoint($geometry)
  if (!centre) throw refused(`$near requires a point, given ${JSON.stringify($geometry)}`)
  return { path, centre, minMetres: Number($minDistance ?? 0), maxMetres: Number($maxDistance ?? Infinity) }
}

const $near: QueryOperator = (path, argument) => {
  const near = toNear(path, argument)
  return (document) => {
    const metres = metresFrom(document, path, near.centre)
    return Number.isFinite(metres) && metres >= near.minMetres && metres <= near.maxMetres
  }
}

const $geoWithin: QueryOperator = (path, argument) => {
  const { $geometry, $centerSphere } = argument as Record<string, unknown>
  if ($centerSphere !== undefined) return withinSphere(path, $centerSphere)
  if (!isGeometry($geometry) || !$geometry.type.endsWith('Polygon')) {
    throw refused(`$geoWithin not supported with provided geometry: ${JSON.stringify($geometry)}`)
  }
  return (document) => geometriesAt(document, path).some((geometry) => booleanWithin(geometry, $geometry))
}

/** Radius in radians, as MongoDB has it. */
function withinSphere(path: string, sphere: unknown): (document: unknown) => boolean {
  const [centre, radians] = isArray(sphere) ? sphere : []
  const point = toPoint(centre)
  if (!point || typeof radians !== 'number') throw refused('$centerSphere needs a point and a radius in radians')
  return (document) => metresFrom(document, path, point) <= radians * EARTH_RADIUS_METRES
}

const $geoIntersects: QueryOperator = (path, argument) => {
  const { $geometry } = argument as Record<string, unknown>
  if (!isGeometry($geometry)) throw refused('$geoIntersects needs a $geometry')
  return (document) => geometriesAt(document, path).some((geometry) => booleanIntersects(geometry, $geometry))
}

const geometriesAt = (document: unknown, path: string): Geometry[] =>
  valuesAt(document, path).flatMap((value) => (isGeometry(value) ? [value] : (toPoint(value) ?? [])))

export const geoOperators: Record<string, QueryOperator> = {
  $near,
  $nearSphere: $near,
  $geoWithin,
  $geoIntersects,
}

/** The `$near` of a query, which also orders the answer by distance. */
export function nearOf(query: Record<string, unknown>): Near | undefined {
  for (const [key, value] of Object.entries(query)) {
    if (key === '$and' && isArray(value)) {
      const inner = value.map((branch) => nearOf(branch as Record<string, unknown>)).find(Boolean)
      if (inner) return inner
    } else if (!key.startsWith('$') && isObject(value)) {
      const argument = value.$nearSphere ?? value.$near
      if (argument !== undefined) return toNear(key, argument)
    }
  }
  return undefined
}
