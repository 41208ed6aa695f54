/** Inputs made from an action's JSON Schema: one that is sound, and many that are not. */
import fc from 'fast-check'

export interface JsonSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly oneOf?: readonly JsonSchema[]
  readonly anyOf?: readonly JsonSchema[]
  readonly items?: JsonSchema
  readonly minItems?: number
  readonly minLength?: number
  readonly minimum?: number
  readonly pattern?: string
}

/** A sound input: known values by field name, elsewhere the smallest that the schema allows. */
export function inputWith(schema: JsonSchema, known: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(schema.properties ?? {})
    .filter(([key]) => key in known || schema.required?.includes(key))
    .map(([key, field]) => [key, key in known ? known[key] : smallest(field, known)])
  return Object.fromEntries(entries) as object
}

function smallest(schema: JsonSchema, known: Readonly<Record<string, unknown>>): unknown {
  if (schema.enum) return schema.enum[0]
  if ('const' in schema) return schema.const
  const alternatives = schema.anyOf ?? schema.oneOf
  if (alternatives) return smallest(alternatives[0]!, known)
  if (schema.type === 'object') return inputWith(schema, known)
  if (schema.type === 'array') return Array.from({ length: schema.minItems ?? 0 }, () => smallest(schema.items!, known))
  if (schema.type === 'number' || schema.type === 'integer') return schema.minimum ?? 0
  if (schema.type === 'boolean') return false
  return 'x'.repeat(Math.max(schema.minLength ?? 1, 1))
}

/** Texts that have broken programs before: operators of the database, keys of prototypes, markup, formulas, long ones. */
const nastyTexts = [
  '',
  ' ',
  '$gt',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=1+1',
  '\u0000',
  '\ud800',
  '林晓'.repeat(2000),
]
const nastyValues: readonly unknown[] = [
  null,
  true,
  -1,
  0.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 1,
  [],
  {},
  [[]],
  { $ne: null },
  { $regex: '.*' },
  { $tcb_server_date: { offset: 0 } },
  { toString: 1, valueOf: 1, length: -1 },
  { _id: '__proto__' },
]

const nasty = fc.oneof(fc.constantFrom(...nastyTexts), fc.constantFrom(...nastyValues), fc.jsonValue(), fc.string())

/** One field replaced, taken away or added. */
function mutation(schema: JsonSchema, sound: object) {
  const keys = [...Object.keys(schema.properties ?? {}), 'surprise', 'openid', 'roles']
  return fc
    .record({ key: fc.constantFrom(...keys), value: nasty, isRemoved: fc.boolean() })
    .map(({ key, value, isRemoved }) => {
      const { [key]: _removed, ...rest } = sound as Record<string, unknown>
      return isRemoved && key in sound ? rest : { ...rest, [key]: value }
    })
}

/** Wrong inputs a field at a time, several fields at a time and as a whole; the same ones for the same name. */
export function junkInputs(schema: JsonSchema, sound: object, name: string): unknown[] {
  const whole = fc.oneof(fc.jsonValue(), fc.constantFrom<unknown>('', 7, [], [sound], null, true))
  const several = fc
    .array(mutation(schema, sound), { minLength: 2, maxLength: 4 })
    .map((inputs) => Object.assign({}, ...inputs) as object)
  const any = fc.oneof(
    { weight: 6, arbitrary: mutation(schema, sound) },
    { weight: 2, arbitrary: several },
    { weight: 2, arbitrary: whole },
  )
  // What reaches a function has been JSON on the way.
  return fc
    .sample(any, { numRuns: 24, seed: fc.hash(name) })
    .map((input) => JSON.parse(JSON.stringify(input)) as unknown)
}
