import type { ParsedInputOf } from '../../contract'
import { canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import type { Page } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { topicOf } from '../access'
import { pageSize, toPage } from '../feed'
import { excellentPostsOf, ownPostsIn, postsOf, waitingPostsOf, type Post } from '../post-repository'
import { topicEvents, toTopicPage } from '../topic-view'

type Asked = ParsedInputOf<'forum.openTopic'>

/** The caller, the topic and its posts: three reads, since likes and counters are in what they belong to. */
export const openTopic = action('forum.openTopic', {
  access: () => null,
  async run({ input, actor, now }) {
    const { id, branchId } = actor.member
    if (input.filter === 'unanswered' && !canDo(actor, 'forum.openModeration', { branchId })) refuse('FORBIDDEN')
    const [topic, page] = await Promise.all([topicOf(input.topicId, { actor, now }), pages[input.filter](input, id)])
    const [shown, posts] = await Promise.all([toTopicPage(topic, now), toPage(page, actor, now)])
    return { topic: shown, posts, allowedEvents: topicEvents(topic, actor, now) }
  },
})

type Pages = Readonly<Record<Asked['filter'], (asked: Asked, readerId: string) => Promise<Page<Post>>>>

const pages: Pages = {
  all: ({ topicId, cursor }, readerId) => postsOf(topicId, readerId, { cursor, size: pageSize }),
  excellent: ({ topicId, cursor }, readerId) => excellentPostsOf(topicId, readerId, { cursor, size: pageSize }),
  mine: ({ topicId, cursor }, readerId) => ownPostsIn(topicId, readerId, { cursor, size: pageSize }),
  unanswered: ({ topicId, cursor }, readerId) => waitingPostsOf(topicId, readerId, { cursor, size: pageSize }),
}
