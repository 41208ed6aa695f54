/** Micro-courses: what a member reads, plays and answers, and what editors and secretaries keep. */
import type { FunctionContract } from '../define'
import { editing } from './editing'
import { hours } from './hours'
import { learning } from './learning'
import { quiz } from './quiz'

export const learn = { ...learning, ...quiz, ...hours, ...editing } as const satisfies FunctionContract
