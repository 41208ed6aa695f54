import { isOwn } from '../../domain/editorial-desk'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { move } from '../moving'

export const withdrawItem = action('content.withdrawItem', {
  access: ownBranch,
  async run({ input: { itemId }, actor, now }) {
    await move(
      itemId,
      { actor, now },
      {
        event: 'withdraw',
        by: 'writer',
        action: 'content.withdrawItem',
        isDone: ({ state }) => state === 'draft',
        change: (_tx, item) =>
          isOwn(item, actor.member) ? { submittedAt: null } : refuse('FORBIDDEN', '谁写的谁撤回；要退回，请写明理由。'),
      },
    )
    return {}
  },
})
