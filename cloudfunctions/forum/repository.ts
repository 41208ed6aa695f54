import { Collection, type Page, type Stored, _ } from '../kit/database'
import { timeKey } from '../kit/ids'

export interface Topic extends Stored {
  readonly branchId: string
  readonly key: string
  readonly title: string
  readonly text: string
  readonly state: 'open' | 'closed'
  readonly opensAt: number
  readonly closesAt: number
  /** Visible posts and their authors; kept in the transaction that shows or removes a post. */
  readonly postCount: number
  readonly authorCount: number
  /** Names of the last three different authors, newest first. */
  readonly recentAuthors: readonly string[]
  readonly createdById: string
  readonly createdAt: number
}

export interface OfficialComment {
  readonly authorName: string
  readonly roleLabel: string
  readonly text: string
  readonly at: number
}

/** `everyone` in the branch, or the author alone while WeChat's check is open. */
export type Audience = 'everyone' | `author:${string}`

export interface Post extends Stored {
  readonly topicId: string
  readonly topicTitle: string
  readonly branchId: string
  readonly key: string
  readonly authorId: string
  readonly authorName: string
  readonly authorOpenid: string
  readonly text: string
  readonly createdAt: number
  /** pending: not checked yet. review: a person has to look. removed: the text is gone. */
  readonly state: 'pending' | 'review' | 'visible' | 'removed'
  readonly audience: Audience | 'nobody'
  /** The branch owes something: an answer to a visible post of somebody who does not speak for it, or a look (review). */
  readonly isWaiting: boolean
  readonly comment: OfficialComment | null
  /** Orders the posts of one author by their comments; empty without one. */
  readonly commentKey: string
}

/** How often one member has spoken in one topic; the id is that pair. */
export interface TopicAuthor extends Stored {
  readonly postCount: number
}

export const topics = new Collection<Topic>('topics')
export const posts = new Collection<Post>('posts')
export const topicAuthors = new Collection<TopicAuthor>('topicAuthors')

export const topicAuthorId = (topicId: string, memberId: string) => `${topicId}_${memberId}`
export const everyone = 'everyone'
export const onlyAuthor = (memberId: string): Audience => `author:${memberId}`

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

export function topicsOf(branchId: string, { cursor, size }: PageRequest): Promise<Page<Topic>> {
  return topics.page({ branchId }, { by: 'key', direction: 'desc', cursor, size })
}

/** Posts that this reader may see, newest first. */
export function postsOf(topicId: string, readerId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { topicId, audience: _.in([everyone, onlyAuthor(readerId)]) }
  return posts.page(where, { by: 'key', direction: 'desc', cursor, size })
}

export function ownPostsOf(topicId: string, authorId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { authorId, topicId, audience: _.in([everyone, onlyAuthor(authorId)]) }
  return posts.page(where, { by: 'key', direction: 'desc', cursor, size })
}

/** Posts of one topic that wait for an answer or a look. */
export function waitingPostsOf(topicId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  return posts.page({ topicId, isWaiting: true }, { by: 'key', direction: 'desc', cursor, size })
}

/** Posts of the branch that wait for an answer or a look, longest waiting first. */
export function unansweredOf(branchId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  return posts.page({ branchId, isWaiting: true }, { by: 'key', direction: 'asc', cursor, size })
}

/** The topics one can speak in now, the soonest to close first. */
export async function openTopicsOf(branchId: string, now: number, limit: number): Promise<Topic[]> {
  return topics.find({ branchId, state: 'open', closesAt: _.gt(now) }, { orderBy: ['closesAt', 'asc'], limit })
}

/** The author's post in this branch whose official comment is the newest. */
export async function newestCommentOn(authorId: string, branchId: string): Promise<Post | null> {
  const where = { authorId, branchId, commentKey: _.gt('') }
  return (await posts.find(where, { orderBy: ['commentKey', 'desc'], limit: 1 }))[0] ?? null
}

/** Posts that WeChat has not checked yet, the oldest first. */
export function pendingPosts(limit: number): Promise<Post[]> {
  return posts.find({ state: 'pending' }, { orderBy: ['key', 'asc'], limit })
}

/** How many posts the author has written since then, removed ones too; counted up to `limit`. @param since epoch ms */
export async function postsSince(authorId: string, since: number, limit: number): Promise<number> {
  return (await posts.find({ authorId, key: _.gt(timeKey(since, '')) }, { limit, fields: ['_id'] })).length
}
