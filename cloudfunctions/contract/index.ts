/** Every action of every cloud function: the one description that both sides share. */
import { content } from './content'
import type { Input, Output, ParsedInput } from './define'
import { dues } from './dues'
import { forum } from './forum'
import { home } from './home'
import { learn } from './learn'
import { members } from './members'
import { questions } from './questions'
import { tasks } from './tasks'

export const contract = { members, learn, questions, tasks, forum, content, dues, home } as const

export type Contract = typeof contract
export type FunctionName = keyof Contract
export type ActionOf<F extends FunctionName> = keyof Contract[F] & string
/** "dues.openMine": how the client names an action. */
export type ActionName = { [F in FunctionName]: `${F}.${ActionOf<F>}` }[FunctionName]

type ContractOf<N extends ActionName> = N extends `${infer F extends FunctionName}.${infer A}`
  ? A extends keyof Contract[F]
    ? Contract[F][A]
    : never
  : never

export type InputOf<N extends ActionName> = Input<ContractOf<N>>
export type ParsedInputOf<N extends ActionName> = ParsedInput<ContractOf<N>>
export type OutputOf<N extends ActionName> = Output<ContractOf<N>>

/** What a cloud function answers. `at` is the server's time, epoch ms: phones' clocks are often wrong. */
export type Envelope<T> = { ok: true; at: number; data: T } | { ok: false; at: number; error: EnvelopeError }
export interface EnvelopeError {
  code: string
  message: string
  requestId: string
  /** Field path → sentence, for INVALID_INPUT. */
  fields?: Record<string, string>
}
