/** Answers for a post's own page and for one's own words, and a phone that keeps drafts. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import { aComment, aPost, type Comment, type Post } from './forum-answers'

/** The nth comment of a thread: their keys are in order. */
export const commentNumber = (number: number, changes: Partial<Comment> = {}): Comment =>
  aComment({ commentId: `comment-${number}`, threadKey: `k${number}`, text: `第 ${number} 条`, ...changes })

/** A reply below the nth comment. */
export const replyTo = (number: number, changes: Partial<Comment> = {}): Comment =>
  aComment({
    commentId: `reply-${number}`,
    threadKey: `k${number}/1`,
    text: `回复第 ${number} 条`,
    isReply: true,
    ...changes,
  })

interface Around extends Partial<Omit<OutputOf<'forum.openPost'>['comments'], 'items'>> {
  post?: Partial<Post>
}

/** What `openPost` answers. */
export const aPostPage = (
  items: Comment[] = [commentNumber(1), replyTo(1), commentNumber(2)],
  { post, nextCursor = null, previousCursor = null }: Around = {},
): OutputOf<'forum.openPost'> => ({ post: aPost(post), comments: { items, nextCursor, previousCursor } })

/** What `openThread` answers for an article. */
export const aThread = (
  items: Comment[] = [commentNumber(1), replyTo(1), commentNumber(2)],
  { nextCursor = null, previousCursor = null }: Omit<Around, 'post'> = {},
): OutputOf<'forum.openThread'> => ({
  title: '在实习城市找到组织',
  commentCount: 6,
  comments: { items, nextCursor, previousCursor },
  allowedEvents: ['comment'],
})

export function aPhone() {
  const stored = new Map<string, unknown>()
  return {
    getStorageSync: jest.fn((key: string) => stored.get(key) ?? ''),
    setStorage: jest.fn(({ key, data }: { key: string; data: unknown }) => {
      stored.set(key, data)
      return Promise.resolve({})
    }),
    removeStorageSync: jest.fn((key: string) => void stored.delete(key)),
  }
}
