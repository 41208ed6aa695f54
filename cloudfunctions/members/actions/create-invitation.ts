import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { randomCode, timeKey } from '../../kit/ids'
import { branchOf, presentBranch } from '../access'
import { toInvitation } from '../invitation'
import { invitations, type Invitation } from '../repository'

type Context = RunContext<'members.createInvitation'>

const dayMs = 24 * 3600_000

export const createInvitation = action('members.createInvitation', {
  access: branchOf,
  async run(context) {
    const { branchId } = branchOf(context)
    await presentBranch(branchId)
    const fresh = newInvitation(context, branchId)
    const invitation = await transaction(async (tx) => {
      // The code must not be guessable from the submission's id, so a retry is found by that id instead.
      const earlier = await invitations.findOne({ requestId: context.requestId })
      if (earlier?.branchId === branchId) return earlier
      await tx.create(invitations, fresh)
      const what = `发出了一张邀请，${context.input.days} 天内有效`
      await audit(tx, context, { action: 'members.createInvitation', what, branchId, targetId: fresh._id })
      return fresh
    })
    return { invitation: toInvitation(invitation, context.now) }
  },
})

function newInvitation({ actor, input, now, requestId }: Context, branchId: string): Invitation {
  const code = randomCode()
  return {
    _id: code,
    branchId,
    key: timeKey(now, code),
    requestId,
    createdById: actor.member.id,
    createdByName: actor.member.name,
    createdAt: now,
    expiresAt: now + input.days * dayMs,
    revokedAt: null,
    joinedCount: 0,
  }
}
