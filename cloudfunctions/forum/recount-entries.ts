/** Likes of an entry and comments of a post or an article, counted anew. */
import { transaction, type Collection } from '../kit/database'
import { logger } from '../kit/logger'
import { comments } from './comment-repository'
import { collectionOf } from './entries'
import { everyone, type Entry, type Liked, type SubjectKind } from './entry'

/** Documents of one read, one less than the most, since a page looks one further. */
export const pageSize = 999

/** @returns 1 when the number differed from those who like it */
export async function recountLikes(kind: Liked['kind'], { _id, likes, likeCount }: Entry): Promise<0 | 1> {
  // Both come from one read of one document, so a like at the same moment is in both or in neither.
  const is = Object.keys(likes).length
  if (is === likeCount) return 0
  logger.error('counter differed', { kind, id: _id, counter: 'likeCount', was: likeCount, is })
  const entries = collectionOf(kind) as unknown as Collection<Entry>
  await transaction(async (tx) => {
    const current = await tx.get(entries, _id)
    if (current) await tx.update(entries, _id, { likeCount: Object.keys(current.likes).length })
  })
  return 1
}

/** What comments stand below. */
type Commented = Pick<Entry, '_id' | 'state'> & { readonly commentCount: number; readonly changedAt: number }

/** @returns 1 when the number differed from the visible comments */
export async function recountComments(
  kind: SubjectKind,
  { _id, state, commentCount, changedAt }: Commented,
): Promise<0 | 1> {
  const subjects = collectionOf(kind) as unknown as Collection<Commented>
  if (state === 'removed') return 0
  const is = await visibleComments(_id)
  if (is === commentCount) return 0
  const isCorrected = await transaction(async (tx) => {
    const current = await tx.get(subjects, _id)
    // Somebody wrote while it was counted: it has changed since and is looked at again.
    if (current?.changedAt !== changedAt || current.commentCount !== commentCount) return false
    await tx.update(subjects, _id, { commentCount: is })
    return true
  })
  if (!isCorrected) return 0
  logger.error('counter differed', { kind, id: _id, counter: 'commentCount', was: commentCount, is })
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
