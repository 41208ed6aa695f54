/** Posts as their readers see them. */
import type { OutputOf } from '../contract'
import { canEdit } from '../domain/discussion'
import type { JoinedActor } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { fileUrls } from '../kit/files'
import { daysWaited } from '../../miniprogram/shared/calendar'
import { isInScope } from './access'
import { entryView } from './entry-view'
import { moderationEvents } from './moderation-events'
import { filesOf, type Post } from './post-repository'

export type PostDto = OutputOf<'forum.post'>['post']
type PostEvent = PostDto['allowedEvents'][number]

/**
 * Posts for one reader, in the order given. One storage call for the addresses of all their files, none without files.
 * @param now epoch ms
 */
export async function toPosts(posts: readonly Post[], reader: JoinedActor, now: number): Promise<PostDto[]> {
  const fileIds = posts.flatMap(filesOf)
  const urls = await fileUrls(fileIds)
  const addresses = new Map(fileIds.map((fileId, index) => [fileId, urls[index] ?? null]))
  return posts.map((post) => view(post, { reader, now, urlOf: (fileId) => addresses.get(fileId) ?? null }))
}

export async function toPost(post: Post, reader: JoinedActor, now: number): Promise<PostDto> {
  const [dto] = await toPosts([post], reader, now)
  return dto as PostDto
}

interface Showing {
  readonly reader: JoinedActor
  readonly now: number
  readonly urlOf: (fileId: string) => string | null
}

function view(post: Post, { reader, now, urlOf }: Showing): PostDto {
  const { _id, place, placeId, placeTitle, branchId, comment } = post
  // How long somebody has waited is for those who owe the answer.
  const seesWaiting = post.isWaiting && canDo(reader, 'forum.openModeration', { branchId })
  return {
    ...entryView(post, reader, refusalOf(post)),
    postId: _id,
    place: { kind: place, topicId: place === 'topic' ? placeId : '', title: placeTitle },
    ...mediaView(post, urlOf),
    commentCount: post.commentCount,
    isPinned: post.isPinned,
    isExcellent: post.isExcellent,
    officialComment: comment,
    waitingDays: seesWaiting ? daysWaited(post.createdAt, now) : null,
    allowedEvents: eventsOf(post, reader, now),
  }
}

function mediaView({ pictures, video }: Post, urlOf: Showing['urlOf']): Pick<PostDto, 'pictures' | 'video'> {
  return {
    pictures: pictures.map(({ fileId, check }) => ({ fileId, url: urlOf(fileId), isRefused: check === 'refused' })),
    video: video && {
      fileId: video.fileId,
      coverFileId: video.cover.fileId,
      url: urlOf(video.fileId),
      coverUrl: urlOf(video.cover.fileId),
      seconds: video.seconds,
      width: video.width,
      height: video.height,
    },
  }
}

/** What its author has to change: the sentence written with the refusal, or which picture WeChat does not let pass. */
function refusalOf({ checks, pictures, video }: Post): string {
  if (checks.refusal !== '') return checks.refusal
  if (video?.cover.check === 'refused') return '视频没有通过微信的检查，换一个再发。'
  const places = pictures.flatMap(({ check }, index) => (check === 'refused' ? [index + 1] : []))
  return places.length > 0 ? `第 ${places.join('、')} 张图片没有通过微信的检查，换掉再发。` : ''
}

/** Offered by what the reader may do and by where the post stands; each action asks again. */
function eventsOf(post: Post, reader: JoinedActor, now: number): PostEvent[] {
  const isMine = post.authorId === reader.member.id
  const own: PostEvent[] = isMine ? [...(canEdit(post, now) ? ['edit' as const] : []), 'remove'] : []
  return [...sharedEvents(post, reader), ...own, ...moderationEvents(post, reader)]
}

function sharedEvents(post: Post, reader: JoinedActor): PostEvent[] {
  // One's own words from a branch that one has left are there to be removed, not to be discussed.
  if (post.state !== 'visible' || !isInScope(post, reader)) return []
  const { branchId, isPinned, isExcellent, place } = post
  const canMark = canDo(reader, 'forum.markPost', { branchId })
  // Nobody honours their own words.
  const isOwn = post.authorId === reader.member.id
  const canAnswer = canDo(reader, 'forum.officialComment', { branchId }) && !isOwn
  const canHonour = canMark && place === 'topic' && !isOwn
  return [
    'like',
    'comment',
    ...(place === 'topic' && canAnswer ? ['officialComment' as const] : []),
    ...(canMark ? [isPinned ? ('unpin' as const) : ('pin' as const)] : []),
    ...(canHonour ? [isExcellent ? ('unmarkExcellent' as const) : ('markExcellent' as const)] : []),
  ]
}
