/** Comments as their readers see them. */
import type { OutputOf } from '../contract'
import { canEdit } from '../domain/discussion'
import type { JoinedActor } from '../kit/actor'
import { isForUnit, isInScope, learnUnits } from './access'
import type { Comment } from './comment-repository'
import { entryView } from './entry-view'
import { moderationEvents } from './moderation-events'

export type CommentDto = OutputOf<'forum.comment'>['comment']
type CommentEvent = CommentDto['allowedEvents'][number]

/**
 * A page of comments for one reader, in the order given. No read on a warm instance.
 * @param now epoch ms
 */
export async function toComments(
  comments: readonly Comment[],
  reader: JoinedActor,
  now: number,
): Promise<CommentDto[]> {
  if (comments.some(isForUnit)) await learnUnits(reader)
  const shown = new Set(comments.map(({ _id }) => _id))
  return comments.map((comment) => ({
    ...entryView(comment, reader),
    commentId: comment._id,
    threadKey: comment.threadKey,
    isReply: comment.rootId !== null,
    replyToName: nameAnswered(comment, shown),
    roleLabel: comment.roleLabel,
    allowedEvents: eventsOf(comment, reader, now),
  }))
}

/** One comment alone, as the answer to having written it. */
export async function toComment(comment: Comment, reader: JoinedActor, now: number): Promise<CommentDto> {
  const [dto] = await toComments([comment], reader, now)
  return dto as CommentDto
}

/**
 * A reply right below the comment that it answers says so by its place. Where that comment is not on the page (removed,
 * hidden, or on the page before) the name keeps the reply from being read as an answer to whatever stands above it.
 */
function nameAnswered({ rootId, replyTo }: Comment, shown: ReadonlySet<string>): string {
  if (!replyTo) return ''
  return replyTo.commentId === rootId && shown.has(rootId) ? '' : replyTo.name
}

function eventsOf(comment: Comment, reader: JoinedActor, now: number): CommentEvent[] {
  const isMine = comment.authorId === reader.member.id
  // One's own words from a branch that one has left are there to be removed, not to be discussed.
  const isShared = comment.state === 'visible' && isInScope(comment, reader)
  return [
    ...(isShared ? (['like', 'reply'] as const) : []),
    ...(isMine && canEdit(comment, now) ? (['edit'] as const) : []),
    ...(isMine ? (['remove'] as const) : []),
    ...moderationEvents(comment, reader),
  ]
}
