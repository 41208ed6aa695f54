/** Pages of the comments below a post, in both directions. */
import { commentsOf, type Comment } from './comment-repository'

const pageSize = 20

interface ThreadRequest {
  /** Goes on behind this thread key. */
  readonly cursor?: string | undefined
  /** Goes back before this one. */
  readonly before?: string | undefined
  /** Begins with this one, or with what comes next where it is gone. */
  readonly from?: string | undefined
}

export interface ThreadPage {
  readonly items: readonly Comment[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
}

/** One read; one more where it begins in the middle, to know whether anything stands before it. */
export async function threadPage(subjectId: string, readerId: string, request: ThreadRequest): Promise<ThreadPage> {
  const { cursor, before, from } = request
  if (before !== undefined) return pageBefore(subjectId, readerId, before)
  if (from !== undefined) return pageFrom(subjectId, readerId, from)
  const page = await commentsOf(subjectId, readerId, { cursor, size: pageSize, direction: 'asc' })
  // Behind a cursor there is always something before.
  return { ...page, previousCursor: cursor === undefined ? null : (page.items[0]?.threadKey ?? cursor) }
}

async function pageBefore(subjectId: string, readerId: string, before: string): Promise<ThreadPage> {
  const page = await commentsOf(subjectId, readerId, { cursor: before, size: pageSize, direction: 'desc' })
  const items = page.items.reverse()
  return { items, nextCursor: items.at(-1)?.threadKey ?? null, previousCursor: page.nextCursor }
}

async function pageFrom(subjectId: string, readerId: string, from: string): Promise<ThreadPage> {
  const [page, earlier] = await Promise.all([
    commentsOf(subjectId, readerId, { cursor: justBefore(from), size: pageSize, direction: 'asc' }),
    commentsOf(subjectId, readerId, { cursor: from, size: 1, direction: 'desc' }),
  ])
  return { ...page, previousCursor: earlier.items.length > 0 ? (page.items[0]?.threadKey ?? from) : null }
}

/** A cursor behind which the key itself comes: '~' sorts behind everything that keys are made of. */
function justBefore(key: string): string {
  const last = key.charCodeAt(key.length - 1)
  return key === '' ? '' : `${key.slice(0, -1)}${String.fromCharCode(last - 1)}~`
}
