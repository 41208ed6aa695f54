import type { OutputOf } from '../contract'
import { refuse } from '../kit/errors'
import { invitations, type Invitation } from './repository'

type State = OutputOf<'members.listInvitations'>['items'][number]['state']

export function stateOf({ revokedAt, expiresAt }: Invitation, now: number): State {
  if (revokedAt !== null) return 'revoked'
  return now < expiresAt ? 'active' : 'expired'
}

/** The invitation if it may be used now. */
export async function openInvitation(code: string, now: number): Promise<Invitation | null> {
  const invitation = await invitations.get(code)
  return invitation && stateOf(invitation, now) === 'active' ? invitation : null
}

/** As `openInvitation`; one sentence for wrong, revoked and expired, so that codes cannot be told apart by trying. */
export async function usableInvitation(code: string, now: number): Promise<Invitation> {
  return (await openInvitation(code, now)) ?? refuse('NOT_FOUND', '邀请码不对，或已经过期。请邀请你的人再发一次。')
}

export function toInvitation(invitation: Invitation, now: number) {
  const { _id: code, createdByName, createdAt, expiresAt, joinedCount } = invitation
  return { code, createdByName, createdAt, expiresAt, joinedCount, state: stateOf(invitation, now) }
}
