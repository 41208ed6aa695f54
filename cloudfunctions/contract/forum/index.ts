/**
 * Discussion topics (微论坛) and the branch circle (支部圈): posts with comments, likes, reports and moderation, on one
 * engine (docs/adr/0013).
 */
import type { FunctionContract } from '../define'
import { moderating } from './moderating'
import { reading } from './reading'
import { writing } from './writing'

export const forum = { ...reading, ...writing, ...moderating } as const satisfies FunctionContract
