import { action } from '../../kit/create-function'
import { itemOf, ownBranch } from '../access'
import { readersOf } from '../readers'

export const openReaders = action('content.openReaders', {
  access: ownBranch,
  async run({ input: { itemId }, actor }) {
    const item = await itemOf(itemId, actor)
    const { confirmed, missing } = await readersOf(item)
    return {
      title: item.title,
      confirmedCount: confirmed.length,
      memberCount: confirmed.length + missing.length,
      missing: missing.map(({ _id: memberId, name }) => ({ memberId, name })),
      confirmed: confirmed.map(({ member, at }) => ({ memberId: member._id, name: member.name, at })),
      allowedEvents: item.isLive && missing.length > 0 ? ['remind'] : [],
    }
  },
})
