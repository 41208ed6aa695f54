import type { OutputOf } from '../../../../cloudfunctions/contract'
import { shareTitles } from '../../../behaviors/sharing'
import { toPostView } from '../../../shared/post-view'
import { toCommentView } from '../comment-view'

export type PostPageView = ReturnType<typeof toView>

export function toView({ post, comments }: OutputOf<'forum.openPost'>, now: number) {
  const { kind, topicId, title } = post.place
  return {
    post: toPostView(post, now),
    topicId,
    topicTitle: title,
    shareTitle: shareTitles[kind],
    commentCount: post.commentCount,
    canComment: post.allowedEvents.includes('comment'),
    items: comments.items.map((comment) => toCommentView(comment, now)),
    nextCursor: comments.nextCursor,
    previousCursor: comments.previousCursor,
  }
}
