import { isOpen } from '../domain/discussion'
import type { JoinedActor } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { daysWaited } from '../../miniprogram/shared/calendar'
import type { Post, Topic } from './repository'

export function toTopicCard(topic: Topic, now: number) {
  const { _id, title, text, opensAt, closesAt, postCount, authorCount, recentAuthors } = topic
  const state = isOpen(topic, now) ? ('open' as const) : ('closed' as const)
  return {
    topicId: _id,
    title,
    text,
    state,
    opensAt,
    closesAt,
    postCount,
    authorCount,
    recentAuthors: [...recentAuthors],
  }
}

export function toPost(post: Post, reader: JoinedActor, now: number) {
  const { _id: postId, branchId, authorName, text, createdAt, comment, state } = post
  const isMine = post.authorId === reader.member.id
  const isVisible = state === 'visible'
  const canComment = isVisible && !isMine && canDo(reader, 'forum.comment', { branchId })
  const canReview = state === 'review' && canDo(reader, 'forum.reviewPost', { branchId })
  // How long somebody has waited is for those who owe the answer.
  const seesWaiting = post.isWaiting && canDo(reader, 'forum.listUnanswered', { branchId })
  return {
    postId,
    authorName,
    text,
    createdAt,
    state: isVisible ? ('visible' as const) : ('pending' as const),
    isMine,
    comment,
    waitingDays: seesWaiting ? daysWaited(createdAt, now) : null,
    allowedEvents: [
      ...(canComment ? ['comment' as const] : []),
      ...(canReview ? ['review' as const] : []),
      ...(isMine ? ['remove' as const] : []),
    ],
  }
}
