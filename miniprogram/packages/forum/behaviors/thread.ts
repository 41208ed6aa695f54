/** The comments on screen: one stretch of the post's thread, in the order of the thread keys. */
import type { CommentView } from '../comment-view'

export interface Thread {
  readonly items: CommentView[]
  readonly nextCursor: string | null
  readonly previousCursor: string | null
}

/**
 * Puts a page that was asked for anew in the place of what stood there. What was paged in before and behind it stays, so
 * that the reader does not lose the place.
 * @param from the thread key at which the page begins, '' for the beginning
 */
export function renew(before: Thread, fresh: Thread, from: string): Thread {
  const head = before.items.filter(({ threadKey }) => threadKey < from)
  const lastKey = fresh.items[fresh.items.length - 1]?.threadKey ?? from
  const tail = fresh.nextCursor === null ? [] : before.items.filter(({ threadKey }) => threadKey > lastKey)
  return {
    items: [...head, ...fresh.items, ...tail],
    nextCursor: tail.length > 0 ? before.nextCursor : fresh.nextCursor,
    previousCursor: head.length > 0 ? before.previousCursor : fresh.previousCursor,
  }
}

/** Where the stretch begins, to ask for it anew; '' for the thread's beginning. */
export function startOf({ items, previousCursor }: Thread): string {
  return previousCursor === null ? '' : (items[0]?.threadKey ?? '')
}

/** Where the comment begins that this one is, or stands below; '' when it is not on screen. */
export function rootKeyOf(items: readonly CommentView[], id: string): string {
  const index = items.findIndex((item) => item.id === id)
  const above = items.slice(0, index + 1)
  return (above.reverse().find(({ isReply }) => !isReply) ?? items[index])?.threadKey ?? ''
}

/** The stretch with a comment that was just written, in its place; null when that lies behind what is on screen. */
export function insert({ items, nextCursor }: Thread, comment: CommentView): CommentView[] | null {
  const index = items.findIndex(({ threadKey }) => threadKey > comment.threadKey)
  if (index < 0) return nextCursor === null ? [...items, comment] : null
  return [...items.slice(0, index), comment, ...items.slice(index)]
}
