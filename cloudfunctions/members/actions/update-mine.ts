import { documentOf } from '../../directory'
import { memberCollection } from '../../directory/members'
import { action } from '../../kit/create-function'
import { own } from '../access'
import { profileOf } from '../views'

export const updateMine = action('members.updateMine', {
  access: own,
  async run({ actor, input }) {
    const { phone, className } = input
    const changes = { className, ...(phone !== undefined && { phone }) }
    await memberCollection.update(actor.member.id, changes)
    return { profile: await profileOf({ ...documentOf(actor.member), ...changes }) }
  },
})
