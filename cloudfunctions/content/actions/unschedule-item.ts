import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { move } from '../moving'

export const unscheduleItem = action('content.unscheduleItem', {
  access: ownBranch,
  async run({ input: { itemId }, actor, now }) {
    await move(
      itemId,
      { actor, now },
      {
        event: 'unschedule',
        by: 'publisher',
        verb: '取消定时发布',
        action: 'content.unscheduleItem',
        isDone: ({ state }) => state === 'submitted',
        change: () => ({ publishAt: null, publisherId: '' }),
      },
    )
    return {}
  },
})
