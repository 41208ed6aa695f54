import { action } from '../../kit/create-function'
import { postOf } from '../access'
import { toPost } from '../post-view'
import { toComments } from '../comment-view'
import { threadPage } from '../thread'
import { askOnVisit } from '../visits'

export const openPost = action('forum.openPost', {
  access: () => null,
  async run({ input, actor, now }) {
    const [post, { items, nextCursor, previousCursor }] = await Promise.all([
      postOf(input.postId, actor),
      threadPage(input.postId, actor.member.id, input),
    ])
    const [dto, comments] = await Promise.all([
      toPost(post, actor, now),
      toComments(items, actor, now),
      askOnVisit([post], now),
    ])
    return { post: dto, comments: { items: comments, nextCursor, previousCursor } }
  },
})
