/** One WeChat identity, one member: both directions are written together and nowhere else. */
import { memberCollection, type Member } from '../directory/members'
import { _, type Transaction } from '../kit/database'
import { refuse } from '../kit/errors'
import { claimTries, identities, invitations } from './repository'

export interface Binding {
  readonly member: Member
  readonly openid: string
  readonly now: number
}

/** Refuses when the identity belongs to somebody already; the caller has made sure that the member is free. */
export async function bind(tx: Transaction, { member, openid, now }: Binding): Promise<void> {
  if (await tx.get(identities, openid)) refuse('WRONG_STATE', '这个微信已经绑定了一位党员，一个微信只能绑定一位。')
  await tx.create(identities, { _id: openid, memberId: member._id, boundAt: now })
  await tx.update(memberCollection, member._id, { openid })
}

/**
 * Refuses for holders of an office: an entry that could be claimed again with name and number must not carry one, or
 * whoever claims it would hold the office.
 */
export async function unbind(tx: Transaction, member: Member & { openid: string }): Promise<void> {
  if (member.roles.length > 0) refuse('WRONG_STATE', '还担任着职务。先把职务交接好，再解除绑定。')
  await tx.remove(identities, member.openid)
  await tx.update(memberCollection, member._id, { openid: null })
}

/** Whoever is transferred out can join elsewhere, and acts here no more. */
export async function unbindWhoLeaves(
  tx: Transaction,
  member: Member,
  { status }: Pick<Member, 'status'>,
): Promise<void> {
  if (status !== 'transferredOut' || member.openid === null) return
  if (member.roles.length > 0) refuse('WRONG_STATE', '还担任着职务。先把职务交接好，再转出。')
  await unbind(tx, { ...member, openid: member.openid })
}

/** Tries of one identity: claims by openid, set-ups apart from them. */
export const triesId = { claim: (openid: string) => openid, setUp: (openid: string) => `setUp_${openid}` } as const

export async function forgetTries(tx: Transaction, id: string): Promise<void> {
  if (await tx.get(claimTries, id)) await tx.remove(claimTries, id)
}

/**
 * Counts whoever came by the invitation. Outside of the transaction on purpose: a whole class claims within one minute,
 * and a shared counter inside would make them all wait for each other.
 */
export async function countJoined(code: string): Promise<void> {
  await invitations.update(code, { joinedCount: _.inc(1) })
}
