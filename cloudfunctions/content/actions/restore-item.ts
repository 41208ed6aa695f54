import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { move } from '../moving'
import { returnArticle } from '../publishing'

/** Readers get back the version that they had; what was written since stays on the desk. */
export const restoreItem = action('content.restoreItem', {
  access: ownBranch,
  async run({ input: { itemId }, actor, now }) {
    await move(
      itemId,
      { actor, now },
      {
        event: 'restore',
        by: 'publisher',
        verb: '恢复',
        action: 'content.restoreItem',
        isDone: ({ isLive }) => isLive,
        change: async (tx) => {
          await returnArticle(tx, itemId, now)
          return { isLive: true }
        },
      },
    )
    return {}
  },
})
