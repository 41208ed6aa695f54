import { action } from '../../kit/create-function'
import { logLook } from '../access-log'
import { branchOfMember, namedMember } from '../access'

export const revealPhone = action('members.revealPhone', {
  access: branchOfMember,
  async run(context) {
    const { actor, now } = context
    const member = await namedMember(context)
    await logLook({ actor, member, what: 'phone', now })
    return { phone: member.phone }
  },
})
