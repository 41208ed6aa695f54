/** Dues (党费): what a member owes and why, payment that settles exactly once, the branch's ledger, the committee's view. */
import type { FunctionContract } from '../define'
import { committee } from './committee'
import { ledger } from './ledger'
import { member } from './member'
import { payment } from './payment'

export const dues = { ...member, ...payment, ...ledger, ...committee } as const satisfies FunctionContract
