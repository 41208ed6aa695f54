import { BSONRegExp, EJSON, ObjectId } from 'bson'
import type { Document } from './types'
import { badParameter, refused } from './errors'
import { isObject, RANK, rankOf } from './values'

/**
 * The three writings of a document:
 * on the wire canonical EJSON text, both ways; on disk JSON in which only what JSON lacks is EJSON (it loads several
 * times faster); in memory plain JavaScript values.
 */

/** Reads what the SDK sends; `now` (milliseconds) answers `db.serverDate()`. */
export function fromWire(text: unknown, now: number): unknown {
  if (typeof text !== 'string') throw badParameter('expected a string of EJSON')
  try {
    return resolveServerDates(EJSON.parse(text), now)
  } catch (error) {
    const flag = /option \[(.)\] is not supported/.exec(String(error))
    if (flag) throw refused(`invalid flag in regex options: ${flag[1]}`)
    throw badParameter(`invalid EJSON: ${String(error)}`)
  }
}

function resolveServerDates(value: unknown, now: number): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveServerDates(item, now))
  if (!isObject(value)) return value
  const marker = value.$tcb_server_date
  if (isObject(marker)) return new Date(now + Number(marker.offset ?? 0))
  for (const key of Object.keys(value)) value[key] = resolveServerDates(value[key], now)
  return value
}

/** Writes what the SDK reads. The service answers ObjectIds as plain strings (node-sdk, test "objectid特殊结构"). */
export const toWire = (document: unknown): string => EJSON.stringify(withoutObjectIds(document), { relaxed: false })

function withoutObjectIds(value: unknown): unknown {
  if (value instanceof ObjectId) return value.toHexString()
  if (Array.isArray(value)) return value.map(withoutObjectIds)
  if (!isObject(value)) return value
  const copy: Document = {}
  for (const key of Object.keys(value)) copy[key] = withoutObjectIds(value[key])
  return copy
}

export const toDisk = (document: Document): string => JSON.stringify(pack(document))

/** Takes what `JSON.parse` made of a row and alters it. */
export const fromDisk = (parsed: unknown): Document => unpack(parsed) as Document

function pack(value: unknown): unknown {
  switch (rankOf(value)) {
    case RANK.string:
    case RANK.boolean:
    case RANK.null:
      return value ?? null
    case RANK.date:
      return { $date: (value as Date).getTime() }
    case RANK.array:
      return (value as unknown[]).map(pack)
    case RANK.object: {
      const copy: Document = {}
      for (const key of Object.keys(value as Document)) copy[key] = pack((value as Document)[key])
      return copy
    }
    case RANK.number:
      if (Number.isFinite(value) && !Object.is(value, -0)) return value
  }
  return EJSON.serialize({ value }, { relaxed: false }).value
}

/** No stored field begins with $, so such a key can only be the EJSON of a value. Alters its argument. */
function unpack(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length; at++) value[at] = unpack(value[at])
    return value
  }
  const object = value as Document
  for (const key in object) {
    if (key.charCodeAt(0) === 36) return unpackValue(object)
    const inner = object[key]
    if (typeof inner === 'object' && inner !== null) object[key] = unpack(inner)
  }
  return object
}

function unpackValue(packed: Document): unknown {
  if (typeof packed.$date === 'number') return new Date(packed.$date)
  return (EJSON.deserialize({ value: packed }) as Document).value
}

/** A pattern as JavaScript runs it. Flag x (free spacing) has no counterpart: its blanks and comments are taken out. */
export function toRegExp(pattern: BSONRegExp | RegExp | string, options = ''): RegExp {
  if (pattern instanceof RegExp) return new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''))
  if (pattern instanceof BSONRegExp) return toRegExp(pattern.pattern, pattern.options || options)
  const unknown = /[^imsxu]/.exec(options)
  if (unknown) throw refused(`invalid flag in regex options: ${unknown[0]}`)
  const source = options.includes('x') ? pattern.replace(/(\\.)|\s+|#.*$/gm, '$1') : pattern
  try {
    return new RegExp(source, options.replace(/x/g, ''))
  } catch (error) {
    throw refused(`Regular expression is invalid: ${(error as Error).message}`)
  }
}
