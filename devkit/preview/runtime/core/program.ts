import type { Problem, Program } from '../../compiler/types'
import type * as ge from 'glass-easel'

/** What program.js leaves for the runtime: the compiled program and the errors of the latest build. */
interface Delivered {
  program: Omit<Program, 'templates'> | null
  problems: Problem[]
}

export type Templates = Record<string, (name: string) => unknown>

export interface WxsBridge {
  propertyFilter: ge.template.ChangePropFilter
  eventFilter(value: unknown): unknown
  eventWrapper: ge.template.EventListenerWrapper
}

declare global {
  interface Window {
    __program?: Delivered
    __templates?: () => Templates
    __preview?: { cloudOrigin: string }
    __wxsBridge?: WxsBridge
  }
}

export type LoadedProgram = NonNullable<Delivered['program']>

export function delivered(): Delivered {
  return window.__program ?? { program: null, problems: [] }
}
