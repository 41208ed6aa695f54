import type { OutputOf } from '../../../cloudfunctions/contract'
import { toEntryState, toWhen } from '../../shared/entry-view'

type Comment = OutputOf<'forum.openPost'>['comments']['items'][number]

export type CommentView = ReturnType<typeof toCommentView>

const shownOnRow: readonly string[] = ['like', 'reply', 'review']

/** A comment or reply as `<comment-row>` shows it. */
export function toCommentView(comment: Comment, now: number) {
  const { commentId, allowedEvents } = comment
  return {
    kind: 'comment' as const,
    id: commentId,
    threadKey: comment.threadKey,
    authorName: comment.authorName,
    isMine: comment.isMine,
    roleLabel: comment.roleLabel,
    ago: toWhen(comment, now),
    text: comment.text,
    editedAt: comment.editedAt,
    isReply: comment.isReply,
    replyTo: comment.replyToName ? `回复${comment.replyToName}：` : '',
    isVisible: comment.state === 'visible',
    ...toEntryState(comment),
    likeCount: comment.likeCount,
    isLiked: comment.isLiked,
    allowedEvents,
    canLike: allowedEvents.includes('like'),
    canReply: allowedEvents.includes('reply'),
    canReview: allowedEvents.includes('review'),
    hasMenu: allowedEvents.some((event) => !shownOnRow.includes(event)),
  }
}
