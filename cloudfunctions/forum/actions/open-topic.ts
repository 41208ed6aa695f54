import { isOpen } from '../../domain/discussion'
import { allowedOf, canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import type { Page } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { topicOf } from '../access'
import { ownPostsOf, postsOf, waitingPostsOf, type Post } from '../repository'
import { toPost, toTopicCard } from '../views'

const pageSize = 20

export const openTopic = action('forum.openTopic', {
  access: () => null,
  async run(context) {
    const { input, actor, now } = context
    const { branchId } = actor.member
    if (input.filter === 'unanswered' && !canDo(actor, 'forum.listUnanswered', { branchId })) refuse('FORBIDDEN')
    const [topic, page] = await Promise.all([topicOf(context), findPosts(input, actor.member.id)])
    return {
      topic: toTopicCard(topic, now),
      posts: { items: page.items.map((post) => toPost(post, actor, now)), nextCursor: page.nextCursor },
      allowedEvents: isOpen(topic, now)
        ? ['post' as const, ...allowedOf(actor, { branchId }, { close: 'forum.closeTopic' })]
        : [],
    }
  },
})

function findPosts(
  { topicId, filter, cursor }: { topicId: string; filter: string; cursor?: string | undefined },
  readerId: string,
): Promise<Page<Post>> {
  const request = { cursor, size: pageSize }
  if (filter === 'mine') return ownPostsOf(topicId, readerId, request)
  return filter === 'unanswered' ? waitingPostsOf(topicId, request) : postsOf(topicId, readerId, request)
}
