import { createHash, randomBytes } from 'node:crypto'

/** A random id, 20 characters of [A-Za-z0-9_-]. */
export function randomId(): string {
  return randomBytes(15).toString('base64url')
}

/**
 * A code that people read out and type: no 0/O, 1/I/L. 8 characters carry 39 bits.
 * 256 is not a multiple of 31, so bytes past the last whole multiple are drawn again.
 */
export function randomCode(length = 8): string {
  const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
  const limit = 256 - (256 % alphabet.length)
  let code = ''
  while (code.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < limit && code.length < length) code += alphabet.charAt(byte % alphabet.length)
    }
  }
  return code
}

/** One id for one fact: equal parts give the equal id, so that a repetition meets what the first call wrote. */
export function factId(...parts: readonly string[]): string {
  return createHash('sha256').update(parts.join('\u0000')).digest('base64url').slice(0, 24)
}

/**
 * A string that sorts by time and is unique: the key of every list that grows. One field carries order and tie-break, so
 * a page is one range on one index. @param at epoch ms
 */
export function timeKey(at: number, uniqueId: string): string {
  return `${String(at).padStart(13, '0')}_${uniqueId}`
}
