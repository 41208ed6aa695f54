import { fromBase64, toBase64 } from '../system/encoding'

export type Encoding = 'utf8' | 'utf-8' | 'base64' | 'hex' | 'ascii' | 'latin1' | 'binary'
export type Content = string | ArrayBuffer

export function encode(data: Content, encoding: Encoding): Uint8Array<ArrayBuffer> {
  if (typeof data !== 'string') return new Uint8Array(data.slice(0))
  if (encoding === 'base64') return fromBase64(data)
  if (encoding === 'hex') return Uint8Array.from(data.match(/../g) ?? [], (pair) => parseInt(pair, 16))
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextEncoder().encode(data)
  return Uint8Array.from(data, (letter) => letter.charCodeAt(0))
}

export function decode(bytes: Uint8Array, encoding: Encoding): string {
  if (encoding === 'base64') return toBase64(bytes)
  if (encoding === 'hex') return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  if (encoding === 'utf8' || encoding === 'utf-8') return new TextDecoder().decode(bytes)
  return [...bytes].map((byte) => String.fromCharCode(byte)).join('')
}
