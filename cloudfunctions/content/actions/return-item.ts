import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { tellAuthor } from '../messages'
import { move } from '../moving'

export const returnItem = action('content.returnItem', {
  access: ownBranch,
  async run({ input: { itemId, reason }, actor, now }) {
    const returned = await move(
      itemId,
      { actor, now },
      {
        event: 'return',
        by: 'publisher',
        verb: '退回稿件',
        action: 'content.returnItem',
        isDone: ({ state, returnReason }) => state === 'returned' && returnReason === reason,
        change: () => ({ returnReason: reason, publishAt: null, publisherId: '' }),
      },
    )
    await tellAuthor(returned, { event: 'returned', byId: actor.member.id, now })
    return {}
  },
})
