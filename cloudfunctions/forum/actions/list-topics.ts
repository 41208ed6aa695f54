import { action } from '../../kit/create-function'
import { allowedOf } from '../../kit/allowed'
import { newestCommentOn, topicsOf } from '../repository'
import { toTopicCard } from '../views'

const pageSize = 10

export const listTopics = action('forum.listTopics', {
  access: () => null,
  async run({ input, actor, now }) {
    const { branchId, id } = actor.member
    const [page, commented] = await Promise.all([
      topicsOf(branchId, { cursor: input.cursor, size: pageSize }),
      input.cursor === undefined ? newestCommentOn(id, branchId) : null,
    ])
    return {
      items: page.items.map((topic) => toTopicCard(topic, now)),
      nextCursor: page.nextCursor,
      newestComment: commented?.comment
        ? {
            topicId: commented.topicId,
            topicTitle: commented.topicTitle,
            authorName: commented.comment.authorName,
            at: commented.comment.at,
          }
        : null,
      allowedEvents: allowedOf(actor, { branchId }, { createTopic: 'forum.createTopic' }),
    }
  },
})
