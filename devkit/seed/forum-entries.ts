/** Posts and comments as the functions would have stored them: checked, visible, counted. */
import type { Article } from '../../cloudfunctions/content/article-repository'
import type { Member } from '../../cloudfunctions/directory/members'
import { owesAnswer, voiceLabelOf } from '../../cloudfunctions/domain/discussion'
import { subjectTitleOf, threadKeyOf, type Comment } from '../../cloudfunctions/forum/comment-repository'
import { everyone, type Entry } from '../../cloudfunctions/forum/entry'
import { orderKeyOf, type Post } from '../../cloudfunctions/forum/post-repository'
import type { OfficialComment } from '../../cloudfunctions/forum/topic-repository'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import { dayOf, startOfDay } from '../../miniprogram/shared/calendar'
import type { SeedWorld } from './people'
import { Random } from './random'
import type { AnswerLine, ClockTime, CommentLine, Echo } from './topic-plan'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

/** Where a post stands. */
export type Place = Pick<Post, 'place' | 'placeId' | 'placeTitle' | 'branchId' | 'scopeKeys'>

export interface Said {
  readonly text: string
  readonly createdAt: number
  readonly comment?: OfficialComment | null
  readonly pictures?: Post['pictures']
  readonly video?: Post['video']
  readonly echo?: Echo
}

/** Shanghai's clock so many days ago, but not later than a moment ago. */
export function momentOf(daysAgo: number, time: ClockTime, now: number): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return Math.min(startOfDay(dayOf(now - daysAgo * dayMs)) + hours * hourMs + minutes * minuteMs, now - 5 * minuteMs)
}

export function answerBy(world: SeedWorld, [author, text]: AnswerLine, at: number): OfficialComment {
  const { name, roles, branchId } = world.person(author)
  return { authorName: name, roleLabel: voiceLabelOf(roles, branchId) || '支部书记', text, at }
}

export function postBy(author: Member, place: Place, said: Said): Post {
  const { text, createdAt, comment = null, pictures = [], video = null, echo = {} } = said
  const _id = factId('seed post', place.placeId, author._id, String(createdAt))
  const entry = entryBy(author, place, { _id, text, createdAt })
  const isPinned = echo.isPinned ?? false
  const isAnswered = comment !== null
  const { state, roleLabel } = entry
  return {
    ...entry,
    ...place,
    orderKey: orderKeyOf(entry.key, isPinned),
    ...{ isPinned, isExcellent: echo.isExcellent ?? false, pictures, video, comment, isAnswered },
    isWaiting: owesAnswer({ state, place: place.place, roleLabel, isAnswered }),
    commentKey: comment ? timeKey(comment.at, _id) : '',
    commentCount: 0,
    leftovers: null,
    changedAt: createdAt,
  }
}

interface Words {
  readonly _id: string
  readonly text: string
  readonly createdAt: number
}

function entryBy(author: Member, where: Pick<Place, 'branchId' | 'scopeKeys'>, { _id, text, createdAt }: Words): Entry {
  return {
    _id,
    branchId: where.branchId,
    scopeKeys: where.scopeKeys,
    key: timeKey(createdAt, _id),
    authorId: author._id,
    authorName: author.name,
    authorOpenid: author.openid ?? '',
    roleLabel: voiceLabelOf(author.roles, where.branchId),
    ...{ text, createdAt, editedAt: null, savedWith: '' },
    ...{ state: 'visible', audience: everyone, awaits: 'nobody', hidden: null },
    checks: { text: 'passed', needsLook: false, isLookedAt: false, refusal: '' },
    ...{ likes: {}, likeCount: 0 },
  }
}

/** The post with what others made of it: likes, and comments with their replies. */
export function echoed(
  post: Post,
  echo: Echo | undefined,
  { world, likers, now }: { world: SeedWorld; likers: readonly Member[]; now: number },
): { post: Post; comments: Comment[] } {
  const comments: Comment[] = []
  for (const line of echo?.comments ?? []) comments.push(commentBy(post, line, { world, before: comments, now }))
  // Whoever speaks for the branch has answered by a word below it, too.
  const isAnswered = post.isAnswered || comments.some(({ roleLabel }) => roleLabel !== '')
  const counted = { ...post, isAnswered, commentCount: comments.length }
  const liked = withLikes({ ...counted, isWaiting: owesAnswer(counted) }, likers, echo?.likes ?? 0)
  return { post: liked, comments }
}

function commentBy(
  post: Post,
  [author, daysAgo, time, text, replyTo]: CommentLine,
  { world, before, now }: { world: SeedWorld; before: readonly Comment[]; now: number },
): Comment {
  const createdAt = Math.max(momentOf(daysAgo, time, now), post.createdAt + minuteMs)
  const answered = replyTo === undefined ? null : before[replyTo]!
  const root = answered?.rootId ? before.find(({ _id }) => _id === answered.rootId)! : answered
  const _id = factId('seed comment', post._id, String(before.length))
  return {
    ...entryBy(world.person(author), post, { _id, text, createdAt }),
    subject: 'post',
    subjectId: post._id,
    subjectTitle: subjectTitleOf(post),
    threadKey: threadKeyOf(createdAt, _id, root),
    rootId: root?._id ?? null,
    replyTo: answered && { memberId: answered.authorId, name: answered.authorName, commentId: answered._id },
    changedAt: createdAt,
  }
}

/** What somebody said below an article, that long after it came out. */
export function commentOnArticle(
  article: Article,
  author: Member,
  { text, afterMs, now }: { readonly text: string; readonly afterMs: number; readonly now: number },
): Comment {
  const createdAt = Math.min(article.publishedAt + afterMs, now - minuteMs)
  const _id = factId('seed comment', article._id, text)
  return {
    ...entryBy(author, article, { _id, text, createdAt }),
    ...{ subject: 'article', subjectId: article._id, subjectTitle: article.title },
    threadKey: threadKeyOf(createdAt, _id, null),
    ...{ rootId: null, replyTo: null, changedAt: createdAt },
  }
}

/** Comments of the many below one post, a second apart from the moment it was written. */
export function crowdBelow(
  post: Post,
  people: readonly Member[],
  { count, texts }: { count: number; texts: readonly string[] },
) {
  const random = new Random(43)
  const speakers = people.filter(({ openid }) => openid !== null)
  return Array.from({ length: count }, (_none, index): Comment => {
    const createdAt = post.createdAt + (index + 1) * 1000
    const _id = factId('seed crowd', post._id, String(index))
    return {
      ...entryBy(random.pick(speakers), post, { _id, text: random.pick(texts), createdAt }),
      ...{ subject: 'post', subjectId: post._id, subjectTitle: subjectTitleOf(post) },
      ...{ threadKey: threadKeyOf(createdAt, _id, null), rootId: null, replyTo: null, changedAt: createdAt },
    }
  })
}

/** Likes of the first `count` of a mixed list of people, at moments after the post. */
export function withLikes(post: Post, people: readonly Member[], count: number): Post {
  const random = new Random(post.createdAt)
  const others = people.filter(({ _id, openid }) => _id !== post.authorId && openid !== null)
  const start = random.between(0, Math.max(0, others.length - 1))
  const likers = Array.from(
    { length: Math.min(count, others.length) },
    (_none, index) => others[(start + index) % others.length]!,
  )
  const likes = Object.fromEntries(likers.map(({ _id }, index) => [_id, post.createdAt + (index + 1) * minuteMs]))
  return { ...post, likes, likeCount: likers.length }
}
