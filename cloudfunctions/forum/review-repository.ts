/** What waits for a person's look: posts and comments in one line, by the time of writing. */
import type { Page } from '../kit/database'
import { _ } from '../kit/database'
import { commentFields, comments, type Comment } from './comment-repository'
import { postFields, posts, type Post } from './post-repository'

export type Reviewed =
  { readonly kind: 'post'; readonly entry: Post } | { readonly kind: 'comment'; readonly entry: Comment }

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

/** Longest waiting first, in two reads. @param cursor the `key` of the last one, whichever kind it was */
export async function waitingForReview(
  { branchId, readerId }: { readonly branchId: string; readonly readerId: string },
  { cursor, size }: PageRequest,
): Promise<Page<Reviewed>> {
  const where = { branchId, awaits: 'person', ...(cursor !== undefined && { key: _.gt(cursor) }) }
  const options = { orderBy: ['key', 'asc'], limit: size + 1 } as const
  const [foundPosts, foundComments] = await Promise.all([
    posts.find(where, { ...options, fields: postFields(readerId) }),
    comments.find(where, { ...options, fields: commentFields(readerId) }),
  ])
  const found: Reviewed[] = [
    ...foundPosts.map((entry) => ({ kind: 'post' as const, entry })),
    ...foundComments.map((entry) => ({ kind: 'comment' as const, entry })),
  ].sort((a, b) => byKey(a.entry, b.entry))
  const items = found.slice(0, size)
  return { items, nextCursor: found.length > size ? (items.at(-1)?.entry.key ?? null) : null }
}

interface Head {
  readonly key: string
  readonly authorId: string
  readonly createdAt: number
}

/** As much as a count and a "since" need. */
export async function headsForReview(branchId: string, limit: number): Promise<Head[]> {
  const where = { branchId, awaits: 'person' }
  const options = { orderBy: ['key', 'asc'], limit, fields: ['key', 'authorId', 'createdAt'] } as const
  const found = await Promise.all([posts.find(where, options), comments.find(where, options)])
  return found.flat<Head[][]>().sort(byKey).slice(0, limit)
}

const byKey = (a: Head, b: Head) => (a.key < b.key ? -1 : 1)
