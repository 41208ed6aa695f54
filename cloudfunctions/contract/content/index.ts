/** The learning garden and the editorial desk. */
import type { FunctionContract } from '../define'
import { desk } from './desk'
import { reading } from './reading'

export const content = { ...reading, ...desk } as const satisfies FunctionContract
