import { action } from '../../kit/create-function'
import { articleOf, ownBranch } from '../access'
import { followArticle } from '../comment-repository'
import { toComments } from '../comment-view'
import { threadPage } from '../thread'

/** The comments below an article that the caller may read. */
export const openThread = action('forum.openThread', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const [article, { items, nextCursor, previousCursor }] = await Promise.all([
      articleOf(input.articleId, actor),
      threadPage(input.articleId, actor.member.id, input),
    ])
    const following = await followArticle(items, article)
    const comments = { items: await toComments(following, actor, now), nextCursor, previousCursor }
    return { title: article.title, commentCount: article.commentCount, comments, allowedEvents: ['comment'] }
  },
})
