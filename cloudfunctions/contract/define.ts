import type { GenericSchema, InferInput, InferOutput } from 'valibot'

/**
 * One action of a cloud function, said once for both sides: the server validates with the schemas, the client takes its
 * types from them by `import type`.
 */
export interface ActionContract {
  /** What the client may send; strict, so that an unknown field is refused by name. */
  readonly input: GenericSchema
  /** What may leave the server; fields not named here are stripped. */
  readonly output: GenericSchema
}

export type FunctionContract = Readonly<Record<string, ActionContract>>

export type Input<A extends ActionContract> = InferInput<A['input']>
export type ParsedInput<A extends ActionContract> = InferOutput<A['input']>
export type Output<A extends ActionContract> = InferOutput<A['output']>
