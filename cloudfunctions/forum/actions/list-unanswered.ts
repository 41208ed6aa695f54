import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { unansweredOf } from '../repository'
import { toPost } from '../views'

const pageSize = 20

export const listUnanswered = action('forum.listUnanswered', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const page = await unansweredOf(actor.member.branchId, { cursor: input.cursor, size: pageSize })
    return {
      items: page.items.map((post) => ({
        ...toPost(post, actor, now),
        topicId: post.topicId,
        topicTitle: post.topicTitle,
      })),
      nextCursor: page.nextCursor,
    }
  },
})
