/**
 * Property values arrive as the template wrote them (`interval="3000"` is a string) and are converted to the default's type, as WeChat does: a string
 * never becomes `false`, and what cannot be a number is the default. A default of `null` takes anything.
 */
import type { BuiltinInstance } from '../../builtins-api'

export type Props = Record<string, unknown>
type Widen<T> = T extends string
  ? string
  : T extends number
    ? number
    : T extends boolean
      ? boolean
      : T extends null
        ? unknown
        : T
export type Values<P> = { readonly [K in keyof P]: Widen<P[K]> }

const convert = (value: unknown, fallback: unknown): unknown => {
  if (fallback === null) return value
  if (typeof fallback === 'boolean') return !!value
  if (value === null || value === undefined) return fallback
  if (typeof fallback === 'string') return String(value)
  if (typeof fallback === 'number') return value !== '' && Number.isFinite(Number(value)) ? Number(value) : fallback
  return value
}

/** The instance's properties, converted whenever they are read. */
export const converted = (self: BuiltinInstance, defaults: Props): unknown =>
  new Proxy(defaults, { get: (target, name: string) => convert(self.data[name], target[name]) })
