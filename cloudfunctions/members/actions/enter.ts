import type { OutputOf } from '../../contract'
import { documentOf } from '../../directory'
import { units } from '../../directory/units'
import { triesLeft } from '../../domain/membership'
import { action } from '../../kit/create-function'
import { own } from '../access'
import { triesId } from '../binding'
import { openInvitation } from '../invitation'
import { claimTries, latestJoinRequest, type JoinRequest } from '../repository'
import { profileOf } from '../views'

type Entry = OutputOf<'members.enter'>

export const enter = action('members.enter', {
  access: own,
  async run({ input, actor, now }): Promise<Entry> {
    const { member, openid } = actor
    if (member) {
      const [invitation, profile] = await Promise.all([invitationView(input.code, now), profileOf(documentOf(member))])
      return { ...stranger, state: 'member', invitation, profile }
    }
    const [invitation, request, tries] = await Promise.all([
      invitationView(input.code, now),
      latestJoinRequest(openid),
      claimTries.get(triesId.claim(openid)),
    ])
    // Whoever is invited or has asked is in an environment that is set up; only the others are worth the read.
    const isSetUp = invitation !== null || request !== null || (await units.findOne({ parentId: null })) !== null
    return {
      ...stranger,
      state: isSetUp ? stateOf(request) : 'notSetUp',
      declineReason: request?.state === 'declined' ? request.declineReason : null,
      triesLeft: triesLeft(tries, now),
      invitation,
    }
  },
})

/** Who was approved and unbound later is a stranger again. */
function stateOf(request: JoinRequest | null): Entry['state'] {
  return request === null || request.state === 'approved' ? 'stranger' : request.state
}

const stranger = { declineReason: null, triesLeft: 0, invitation: null, profile: null } as const

/** The name of the branch and of whoever invites: all that a stranger learns from a code that works. */
async function invitationView(code: string | undefined, now: number): Promise<Entry['invitation']> {
  const invitation = code === undefined ? null : await openInvitation(code, now)
  if (!invitation) return null
  const branch = await units.get(invitation.branchId)
  return branch && { code: invitation._id, branchName: branch.name, inviterName: invitation.createdByName }
}
