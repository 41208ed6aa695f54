/** Posts, comments and cases as the branch's queue lists them. */
import type { OutputOf } from '../contract'
import { waitsSince } from '../domain/moderation'
import type { JoinedActor } from '../kit/actor'
import { canDo } from '../kit/allowed'
import type { Case } from './case-repository'
import type { Comment } from './comment-repository'
import type { Entry } from './entry'
import { moderationEvents } from './moderation-events'
import type { Post } from './post-repository'

export type QueueItem = OutputOf<'forum.openModeration'>['items'][number]
type QueueEvent = QueueItem['allowedEvents'][number]

/** Addresses of stored files. */
export type UrlOf = (fileId: string) => string | null

export interface Showing {
  readonly reader: JoinedActor
  readonly urlOf: UrlOf
}

/** Where a comment's post stands. */
export type PlaceOfPost = Pick<Post, '_id' | 'place' | 'placeId' | 'placeTitle'>

const nothing = { reportedText: '', reports: [], hidden: null, appeal: null, isRemoved: false }

export function itemOfPost(post: Post, showing: Showing): QueueItem {
  const { reader } = showing
  const isOwn = post.authorId === reader.member.id
  const canComment = post.isWaiting && !isOwn && canDo(reader, 'forum.officialComment', { branchId: post.branchId })
  return {
    ...wordsOf(post, reader),
    ...mediaOf(post, showing.urlOf),
    ...nothing,
    target: { kind: 'post', id: post._id },
    subjectKind: 'post',
    postId: post._id,
    threadKey: '',
    // An answer is owed since it was written, a look since it was last changed.
    waitingSince: post.isWaiting ? post.createdAt : (post.editedAt ?? post.createdAt),
    topicId: topicIdOf(post),
    placeTitle: post.placeTitle,
    allowedEvents: [...(canComment ? ['comment' as const] : []), ...reviewOf(post, reader)],
  }
}

export function itemOfComment(comment: Comment, post: PlaceOfPost | undefined, { reader }: Showing): QueueItem {
  return {
    ...wordsOf(comment, reader),
    ...noMedia,
    ...nothing,
    target: { kind: 'comment', id: comment._id },
    subjectKind: comment.subject,
    postId: comment.subjectId,
    threadKey: comment.threadKey,
    topicId: post ? topicIdOf(post) : '',
    placeTitle: comment.subject === 'article' ? comment.subjectTitle : (post?.placeTitle ?? ''),
    allowedEvents: reviewOf(comment, reader),
  }
}

const topicIdOf = ({ place, placeId }: Pick<Post, 'place' | 'placeId'>) => (place === 'topic' ? placeId : '')

const wordsOf = ({ authorId, authorName, text, createdAt, editedAt }: Entry, reader: JoinedActor) => ({
  authorName,
  text,
  createdAt,
  editedAt,
  waitingSince: editedAt ?? createdAt,
  isOwn: authorId === reader.member.id,
})

function reviewOf(entry: Entry, reader: JoinedActor): QueueEvent[] {
  return moderationEvents(entry, reader).includes('review') ? ['review'] : []
}

const noMedia = { pictures: [], videoCoverUrl: null }

function mediaOf({ pictures, video }: Pick<Post, 'pictures' | 'video'>, urlOf: UrlOf) {
  return {
    pictures: pictures.map(({ fileId, check }) => ({ fileId, url: urlOf(fileId), isRefused: check === 'refused' })),
    videoCoverUrl: video && urlOf(video.cover.fileId),
  }
}

/** @param entry as it is now, null when it is gone */
export function itemOfCase(
  about: Case,
  entry: Pick<Entry, 'state' | 'text' | 'editedAt'> | null,
  { reader, urlOf }: Showing,
): QueueItem {
  const { kind, targetId, postId, threadKey, topicId, placeTitle, authorName, createdAt, isHidden } = about
  const isRemoved = !entry || entry.state === 'removed'
  // An article is known by its title.
  const text = isRemoved || kind === 'article' ? about.text : entry.text
  return {
    ...(isRemoved || kind !== 'post' ? noMedia : mediaOf(entry as Post, urlOf)),
    target: { kind, id: targetId },
    subjectKind: about.subject,
    ...{ postId, threadKey, topicId, placeTitle, authorName, text, createdAt, isRemoved },
    reportedText: text === about.text ? '' : about.text,
    editedAt: entry?.editedAt ?? null,
    waitingSince: waitsSince(about),
    reports: reportsOf(about),
    hidden: isHidden && about.hidden ? hiddenOf(about.hidden) : null,
    appeal: isHidden ? about.appeal : null,
    isOwn: about.authorId === reader.member.id,
    allowedEvents: caseEvents(about, reader),
  }
}

const hiddenOf = ({ reason, at, byName }: NonNullable<Case['hidden']>) => ({ reason, at, byName })

/** Those that wait for a decision; what was decided, where nothing waits. */
function reportsOf({ reports }: Case): QueueItem['reports'] {
  const all = Object.values(reports).sort((a, b) => a.at - b.at)
  const open = all.filter(({ isSettled }) => !isSettled)
  return (open.length > 0 ? open : all).map(({ reason, note, at }) => ({ reason, note, at }))
}

function caseEvents({ authorId, branchId, isWaiting, isHidden, appeal }: Case, reader: JoinedActor): QueueEvent[] {
  const isOwn = authorId === reader.member.id
  const isVoice = canDo(reader, 'forum.hide', { branchId })
  if (isOwn || !isVoice) return []
  if (isHidden) return [appeal?.state === 'waiting' ? 'decideAppeal' : 'restore']
  return isWaiting ? ['decideReports'] : []
}
