import { memberCollection } from '../../directory/members'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { own } from '../access'
import { unbind } from '../binding'

export const unbindMine = action('members.unbindMine', {
  access: own,
  async run(context) {
    const { id, branchId } = context.actor.member
    await transaction(async (tx) => {
      const member = present(await tx.get(memberCollection, id))
      // Already done by a call that ran beside this one.
      if (member.openid === null) return
      await unbind(tx, { ...member, openid: member.openid })
      await audit(tx, context, { action: 'members.unbindMine', what: '解除了自己的微信绑定', branchId, targetId: id })
    })
    return {}
  },
})
