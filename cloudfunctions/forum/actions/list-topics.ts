import { allowedOf, canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { newestCommentOn } from '../post-repository'
import { openedTopicsFor, topicsOf } from '../topic-repository'
import { toTopicCard } from '../topic-view'

const pageSize = 10

export const listTopics = action('forum.listTopics', {
  access: () => null,
  async run({ input: { cursor }, actor, now }) {
    const { branchId, id } = actor.member
    const request = { cursor, size: pageSize }
    const isEditor = canDo(actor, 'forum.saveTopic', { branchId })
    const [page, newestComment] = await Promise.all([
      isEditor ? topicsOf(branchId, request) : openedTopicsFor(actor.member, now, request),
      cursor === undefined ? newestCommentFor(id, branchId) : null,
    ])
    return {
      items: page.items.map((topic) => toTopicCard(topic, now)),
      nextCursor: page.nextCursor,
      newestComment,
      allowedEvents: allowedOf(actor, { branchId }, { createTopic: 'forum.saveTopic', closeTopic: 'forum.closeTopic' }),
    }
  },
})

async function newestCommentFor(memberId: string, branchId: string) {
  const post = await newestCommentOn(memberId, branchId)
  if (!post?.comment) return null
  const { authorName, at } = post.comment
  return { topicId: post.placeId, topicTitle: post.placeTitle, authorName, at }
}
