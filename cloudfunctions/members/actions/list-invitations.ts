import { units } from '../../directory/units'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { branchOf } from '../access'
import { toInvitation } from '../invitation'
import { recentInvitations } from '../repository'

export const listInvitations = action('members.listInvitations', {
  access: branchOf,
  async run(context) {
    const { branchId } = branchOf(context)
    const [branch, found] = await Promise.all([units.get(branchId), recentInvitations(branchId)])
    return { branchName: present(branch).name, items: found.map((item) => toInvitation(item, context.now)) }
  },
})
