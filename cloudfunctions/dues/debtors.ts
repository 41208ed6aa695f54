/** Who has bills open, with what it takes to speak to them about it: for the page of arrears, alerts and reminders. */
import type { Month } from '../../miniprogram/shared/calendar'
import { memberCollection, type Member } from '../directory/members'
import { arrearsWindow, type OpenBill } from '../domain/dues-arrears'
import { billsIn, monthsBefore, nobody, openStates } from './ledger-repository'
import type { DuesProfile } from './records'
import { profiles } from './repository'

export interface Debtor {
  readonly memberId: string
  readonly name: string
  /** Null where nothing can be pushed. */
  readonly openid: string | null
  /** Transferred out, or no longer in the data: cannot be told any more. */
  readonly hasLeft: boolean
  readonly isQuarterly: boolean
  readonly areRemindersOn: boolean
  /** In no order: of this month and of those before it that count, in this branch. */
  readonly open: readonly OpenBill[]
}

/** Three reads at most, and one where nobody owes anything. */
export async function debtorsOf(branchId: string, thisMonth: Month): Promise<Debtor[]> {
  const months = [...monthsBefore(thisMonth, arrearsWindow), thisMonth]
  const open = await billsIn({ branchId, months, states: openStates }, ['memberId', 'month', 'amountFen', 'state'])
  const billsOf = new Map<string, OpenBill[]>()
  for (const { memberId, month, amountFen, state } of open) {
    const bill = { month, amountFen, state: state === 'paying' ? 'paying' : 'unpaid' } as const
    billsOf.set(memberId, [...(billsOf.get(memberId) ?? []), bill])
  }
  const ids = [...billsOf.keys()]
  const [members, found] = await Promise.all([memberCollection.getMany(ids), profiles.getMany(ids)])
  const memberOf = new Map(members.map((member) => [member._id, member]))
  const profileOf = new Map(found.map((profile) => [profile._id, profile]))
  return [...billsOf].map(([memberId, bills]) => ({
    memberId,
    ...whois(memberOf.get(memberId)),
    ...wishesOf(profileOf.get(memberId)),
    open: bills,
  }))
}

function whois(member: Member | undefined) {
  const hasLeft = member === undefined || member.status === 'transferredOut'
  return { name: member?.name ?? nobody, openid: hasLeft ? null : member.openid, hasLeft }
}

function wishesOf(profile: DuesProfile | undefined) {
  return { isQuarterly: profile?.isQuarterly ?? false, areRemindersOn: profile?.areRemindersOn ?? true }
}
