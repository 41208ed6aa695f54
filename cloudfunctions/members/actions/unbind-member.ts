import { memberCollection } from '../../directory/members'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { branchOfMember, namedMember } from '../access'
import { unbind } from '../binding'
import { aboutTarget } from '../audit-view'

export const unbindMember = action('members.unbindMember', {
  access: branchOfMember,
  async run(context) {
    const { _id, branchId } = await namedMember(context)
    await transaction(async (tx) => {
      const member = present(await tx.get(memberCollection, _id))
      // Nothing bound, nothing to do: a repetition changes nothing.
      if (member.openid === null) return
      await unbind(tx, { ...member, openid: member.openid })
      const what = `解除了${aboutTarget}的微信绑定：${context.input.reason}`
      await audit(tx, context, { action: 'members.unbindMember', what, branchId, targetId: _id })
    })
    return {}
  },
})
