import { action } from '../../kit/create-function'
import { articleOf, ownBranch } from '../access'
import { toComments } from '../comment-view'
import { threadPage } from '../thread'

/** The comments below an article that the caller may read. */
export const openThread = action('forum.openThread', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const [{ title, commentCount }, { items, nextCursor, previousCursor }] = await Promise.all([
      articleOf(input.articleId, actor),
      threadPage(input.articleId, actor.member.id, input),
    ])
    const comments = { items: toComments(items, actor, now), nextCursor, previousCursor }
    return { title, commentCount, comments, allowedEvents: ['comment'] }
  },
})
