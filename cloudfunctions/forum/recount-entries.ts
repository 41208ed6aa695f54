/** Likes of an entry and comments of a post, counted anew. */
import { transaction, type Collection } from '../kit/database'
import { logger } from '../kit/logger'
import { comments } from './comment-repository'
import { collectionOf } from './entries'
import { everyone, type Entry, type EntryKind } from './entry'
import { posts, type Post } from './post-repository'

/** Documents of one read, one less than the most, since a page looks one further. */
export const pageSize = 999

/** @returns 1 when the number differed from those who like it */
export async function recountLikes(kind: EntryKind, { _id, likes, likeCount }: Entry): Promise<0 | 1> {
  // Both come from one read of one document, so a like at the same moment is in both or in neither.
  const is = Object.keys(likes).length
  if (is === likeCount) return 0
  logger.error('counter differed', { kind, id: _id, counter: 'likeCount', was: likeCount, is })
  const entries = collectionOf(kind) as Collection<Entry>
  await transaction(async (tx) => {
    const current = await tx.get(entries, _id)
    if (current) await tx.update(entries, _id, { likeCount: Object.keys(current.likes).length })
  })
  return 1
}

/** @returns 1 when the number differed from the visible comments */
export async function recountComments({ _id, state, commentCount, changedAt }: Post): Promise<0 | 1> {
  if (state === 'removed') return 0
  const is = await visibleComments(_id)
  if (is === commentCount) return 0
  const isCorrected = await transaction(async (tx) => {
    const current = await tx.get(posts, _id)
    // Somebody wrote while it was counted: it has changed since and is looked at again.
    if (current?.changedAt !== changedAt || current.commentCount !== commentCount) return false
    await tx.update(posts, _id, { commentCount: is })
    return true
  })
  if (!isCorrected) return 0
  logger.error('counter differed', { kind: 'post', id: _id, counter: 'commentCount', was: commentCount, is })
  return 1
}

async function visibleComments(subjectId: string): Promise<number> {
  let [count, cursor] = [0, undefined as string | undefined]
  do {
    const where = { subjectId, audience: everyone }
    const options = { by: 'threadKey', direction: 'asc', cursor, size: pageSize, fields: ['threadKey'] } as const
    const page = await comments.page(where, options)
    count += page.items.length
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return count
}
