import { calculateObjectSize } from 'bson'
import type { Document } from './types'
import { refused } from './errors'
import type { Limits } from './limits'
import { isObject, RANK, rankOf } from './values'

/** What may not be stored at all. Throws; a document that passes can be written. */
export function checkDocument(document: Document, limits: Limits): void {
  const rank = rankOf(document._id)
  if (rank === RANK.array || rank === RANK.regex) {
    throw refused(`The '_id' value cannot be of type ${rank === RANK.array ? 'array' : 'regex'}`)
  }
  checkNames(document, 1, limits)
  if (calculateObjectSize(document) > limits.documentBytes) {
    throw refused(`Resulting document is larger than the maximum of ${limits.documentBytes} bytes`)
  }
}

function checkNames(value: unknown, depth: number, limits: Limits): void {
  if (Array.isArray(value)) {
    for (const item of value) checkNames(item, depth + 1, limits)
  } else if (isObject(value)) {
    if (depth > limits.documentDepth) throw refused(`Document exceeds the maximum nesting of ${limits.documentDepth}`)
    for (const key of Object.keys(value)) {
      if (key.startsWith('$'))
        throw refused(`The dollar ($) prefixed field '${key}' in '${key}' is not valid for storage.`)
      if (key.includes('\u0000')) throw refused('Field names must not contain null bytes')
      checkNames(value[key], depth + 1, limits)
    }
  }
}
