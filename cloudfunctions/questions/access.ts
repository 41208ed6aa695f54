import type { JoinedActor, Target } from '../kit/actor'
import type { Transaction } from '../kit/database'
import { present } from '../kit/errors'
import { banks, type Bank } from './repository'

interface Call<Input> {
  readonly actor: JoinedActor
  readonly input: Input
}

export const ownBranch = ({ actor }: Call<unknown>): Target => ({ branchId: actor.member.branchId })

/** The bank of the call, which must be one of the caller's branch that is still there. */
export async function bankOf({ actor, input }: Call<{ bankId: string }>): Promise<Bank> {
  return ownBank(actor, await banks.get(input.bankId))
}

/** As `bankOf`, as the transaction sees it. */
export async function bankIn(tx: Transaction, { actor, input }: Call<{ bankId: string }>): Promise<Bank> {
  return ownBank(actor, await tx.get(banks, input.bankId))
}

function ownBank({ member }: JoinedActor, bank: Bank | null): Bank {
  return present(bank?.branchId === member.branchId && bank.removedAt === undefined ? bank : null)
}
