import { Collection, type Page, type Stored, _ } from '../kit/database'
import { entryFields, everyone, onlyAuthor, type Entry } from './entry'
import type { OfficialComment, StoredPicture } from './topic-repository'

export interface StoredVideo {
  readonly fileId: string
  readonly cover: StoredPicture
  readonly seconds: number
  readonly width: number
  readonly height: number
}

export interface Post extends Entry {
  readonly place: 'topic' | 'circle'
  /** The topic's id, or `circleOf(branchId)`. */
  readonly placeId: string
  /** The topic's title; '' in the circle. */
  readonly placeTitle: string
  /** The order of a place: pinned ones before the others, then by time (`orderKeyOf`). */
  readonly orderKey: string
  readonly isPinned: boolean
  readonly isExcellent: boolean
  readonly pictures: readonly StoredPicture[]
  readonly video: StoredVideo | null
  /** Somebody who speaks for the branch has answered: by an official comment, or a word below it. */
  readonly isAnswered: boolean
  /** The branch owes an answer (`owesAnswer`). */
  readonly isWaiting: boolean
  readonly comment: OfficialComment | null
  /** Orders the posts of one author by their official comments; '' without one. */
  readonly commentKey: string
  /** Visible comments and replies. */
  readonly commentCount: number
  /** Removed, but its comments and files still have to go (sweep.ts). */
  readonly leftovers: null | { readonly fileIds: readonly string[]; readonly at: number }
  /** When a counter or state last changed, epoch ms: what the nightly recount looks at. */
  readonly changedAt: number
}

export const posts = new Collection<Post>('posts')

export const circleOf = (branchId: string) => `circle_${branchId}`
/** Pinned ones sort above all others. */
export const orderKeyOf = (key: string, isPinned: boolean) => `${isPinned ? '1' : '0'}${key}`

/** Every file in storage that a post shows. */
export const filesOf = ({ pictures, video }: Pick<Post, 'pictures' | 'video'>): string[] => [
  ...pictures.map(({ fileId }) => fileId),
  ...(video ? [video.fileId, video.cover.fileId] : []),
]

/** What of a post a list reads: all but the likes of others. */
export const postFields = (readerId: string) =>
  [
    ...entryFields(readerId),
    'place',
    'placeId',
    'placeTitle',
    'orderKey',
    'isPinned',
    'isExcellent',
    'pictures',
    'video',
    'isWaiting',
    'comment',
    'commentCount',
  ] as const

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

const visibleTo = (readerId: string) => _.in([everyone, onlyAuthor(readerId)])

/** Posts of a place that this reader may see: pinned ones, then the newest. */
export function postsOf(placeId: string, readerId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { placeId, audience: visibleTo(readerId) }
  return posts.page(where, { by: 'orderKey', direction: 'desc', cursor, size, fields: postFields(readerId) })
}

/** Visible posts of a place that came after, the oldest first. `cursor`: a post's `key`. */
export function postsAfter(placeId: string, readerId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { placeId, audience: everyone }
  return posts.page(where, { by: 'key', direction: 'asc', cursor, size, fields: postFields(readerId) })
}

/** Excellent posts of a topic, newest first. */
export function excellentPostsOf(
  placeId: string,
  readerId: string,
  { cursor, size }: PageRequest,
): Promise<Page<Post>> {
  const where = { placeId, audience: everyone, isExcellent: true }
  return posts.page(where, { by: 'key', direction: 'desc', cursor, size, fields: postFields(readerId) })
}

/** One's own posts of a place, newest first. */
export function ownPostsIn(placeId: string, authorId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { authorId, placeId, audience: visibleTo(authorId) }
  return posts.page(where, { by: 'key', direction: 'desc', cursor, size, fields: postFields(authorId) })
}

/** One's own posts everywhere, newest first. */
export function ownPosts(authorId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { authorId, audience: visibleTo(authorId) }
  return posts.page(where, { by: 'key', direction: 'desc', cursor, size, fields: postFields(authorId) })
}

/** Posts of one topic that wait for an answer, newest first. */
export function waitingPostsOf(placeId: string, readerId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { placeId, isWaiting: true }
  return posts.page(where, { by: 'key', direction: 'desc', cursor, size, fields: postFields(readerId) })
}

/** Posts of the branch that wait for an answer, longest waiting first. */
export function unansweredOf(branchId: string, readerId: string, { cursor, size }: PageRequest): Promise<Page<Post>> {
  const where = { branchId, isWaiting: true }
  return posts.page(where, { by: 'key', direction: 'asc', cursor, size, fields: postFields(readerId) })
}

/** The author's post in this branch whose official comment is the newest. */
export async function newestCommentOn(authorId: string, branchId: string): Promise<Post | null> {
  const where = { authorId, branchId, commentKey: _.gt('') }
  const fields = ['placeId', 'placeTitle', 'comment'] as const
  return (await posts.find(where, { orderBy: ['commentKey', 'desc'], limit: 1, fields }))[0] ?? null
}

/** How much one member has written lately; the id is the member's. Its transaction is what a limit cannot be raced past. */
export interface Speaker extends Stored {
  /** Epoch ms of what was written within the limit's time, oldest first. */
  readonly posts: readonly number[]
  readonly comments: readonly number[]
  readonly reports: readonly number[]
}

export const speakers = new Collection<Speaker>('speakers')
