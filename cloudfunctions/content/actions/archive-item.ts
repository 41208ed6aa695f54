import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { move } from '../moving'
import { withdrawArticle } from '../publishing'

export const archiveItem = action('content.archiveItem', {
  access: ownBranch,
  async run({ input: { itemId }, actor, now }) {
    await move(
      itemId,
      { actor, now },
      {
        event: 'archive',
        by: 'publisher',
        verb: '归档',
        action: 'content.archiveItem',
        isDone: ({ state }) => state === 'archived',
        change: async (tx, item) => {
          if (!item.isLive) refuse('WRONG_STATE', '这篇还没有发布过，不用归档，可以删除。')
          await withdrawArticle(tx, itemId, now)
          const over = { isLive: false, isPinned: false, publishAt: null, publisherId: '', lock: null }
          return { ...over, isTelling: false, toldUpTo: '' }
        },
      },
    )
    return {}
  },
})
