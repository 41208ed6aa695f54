import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toCommentView } from '../comment-view'

export type ThreadPageView = ReturnType<typeof toView>

export function toView({ title, commentCount, comments, allowedEvents }: OutputOf<'forum.openThread'>, now: number) {
  return {
    title,
    commentCount,
    canComment: allowedEvents.includes('comment'),
    items: comments.items.map((comment) => toCommentView(comment, now)),
    nextCursor: comments.nextCursor,
    previousCursor: comments.previousCursor,
  }
}
