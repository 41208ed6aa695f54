import type { OutputOf } from '../../../cloudfunctions/contract'
import { agoLabel } from '../../shared/calendar'

type Post = OutputOf<'forum.openTopic'>['posts']['items'][number]

/** From this many days on, an unanswered post stands in red. */
const lateDays = 5

export type PostView = ReturnType<typeof toPostView>

export function toPostView(post: Post & { topicTitle?: string }, now: number) {
  const { comment, waitingDays, allowedEvents } = post
  return {
    postId: post.postId,
    authorName: post.authorName,
    text: post.text,
    topicTitle: post.topicTitle ?? '',
    ago: agoLabel(post.createdAt, now),
    isPending: post.state === 'pending',
    pendingLine: allowedEvents.includes('review')
      ? '微信的检查拿不准，请你看一看。通过后大家都能看到。'
      : '现在只有你和支部里负责的人看得到，通过检查后大家都能看到。',
    comment: comment && {
      by: `${comment.authorName}，${comment.roleLabel}`,
      text: comment.text,
      ago: agoLabel(comment.at, now),
    },
    waiting: waitingDays === null ? '' : waitingDays === 0 ? '今天发的，等点评' : `等了 ${waitingDays} 天`,
    isLate: (waitingDays ?? 0) >= lateDays,
    canComment: allowedEvents.includes('comment'),
    canReview: allowedEvents.includes('review'),
    canRemove: allowedEvents.includes('remove'),
  }
}
