/** Who may touch what of the dues: from a call to the branch or member that it is about. */
import { permissions } from '../contract/permissions'
import { directory } from '../directory'
import { memberCollection } from '../directory/members'
import type { JoinedActor, Target } from '../kit/actor'
import { authorise } from '../kit/authorise'
import { present } from '../kit/errors'
import { differences } from './difference-repository'
import { reliefRequests } from './relief-repository'
import { remittances } from './remittance-repository'
import { orders, receipts } from './repository'

interface Call<Input> {
  readonly actor: JoinedActor
  readonly input: Input
}

/** Nothing but the caller's own records. */
export const ownRecords = (): null => null

export const ownBranch = ({ actor }: Call<unknown>): Target => ({ branchId: actor.member.branchId })

/** The branch asked for, else the caller's. */
export const chosenBranch = ({ actor, input }: Call<{ branchId?: string | undefined }>): Target => ({
  branchId: branchOf(actor, input),
})

export const branchOf = (actor: JoinedActor, { branchId = actor.member.branchId }: { branchId?: string | undefined }) =>
  branchId

export async function ownOrder({ input }: Call<{ orderId: string }>): Promise<Target> {
  return { memberId: present(await orders.get(input.orderId)).memberId }
}

/** The branch whose ledger the order is in, for whoever keeps it. */
export async function branchOfOrder({ input }: Call<{ orderId: string }>): Promise<Target> {
  return { branchId: present(await orders.get(input.orderId)).branchId }
}

export async function branchOfReceipt({ input }: Call<{ receiptId: string }>): Promise<Target> {
  return { branchId: present(await receipts.get(input.receiptId)).branchId }
}

export async function branchOfMember({ input }: Call<{ memberId: string }>): Promise<Target> {
  return { branchId: present(await memberCollection.get(input.memberId)).branchId }
}

export async function branchOfRelief({ input }: Call<{ reliefId: string }>): Promise<Target> {
  return { branchId: present(await reliefRequests.get(input.reliefId)).branchId }
}

export async function branchOfRemittance({ input }: Call<{ remittanceId: string }>): Promise<Target> {
  return { branchId: present(await remittances.get(input.remittanceId)).branchId }
}

export async function branchOfDifference({ input }: Call<{ differenceId: string }>): Promise<Target> {
  return { branchId: present(await differences.get(input.differenceId)).branchId }
}

/** One's own receipt, or one that belongs to a ledger which the caller may open. */
export async function readableReceipt({ actor, input }: Call<{ receiptId: string }>): Promise<Target | null> {
  const { memberId, branchId } = present(await receipts.get(input.receiptId))
  if (memberId === actor.member.id) return { memberId }
  const permission = permissions['dues.openLedger']
  const mayOpenLedger = permission.who.some((role) => actor.member.roles.some((held) => held.role === role))
  if (!mayOpenLedger) return { memberId }
  await authorise({ actor, permission, target: { branchId } }, directory)
  return null
}
