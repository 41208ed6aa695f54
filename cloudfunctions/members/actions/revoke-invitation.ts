import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { branchOfInvitation } from '../access'
import { invitations } from '../repository'

export const revokeInvitation = action('members.revokeInvitation', {
  access: branchOfInvitation,
  async run(context) {
    const { code } = context.input
    await transaction(async (tx) => {
      const { revokedAt, branchId } = present(await tx.get(invitations, code))
      if (revokedAt !== null) return
      await tx.update(invitations, code, { revokedAt: context.now })
      await audit(tx, context, { action: 'members.revokeInvitation', what: '收回了一张邀请', branchId, targetId: code })
    })
    return {}
  },
})
