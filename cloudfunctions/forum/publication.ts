/** Showing a post to everybody and taking it away again, with the topic's counters in the same transaction. */
import { voiceOf, withRecentAuthor } from '../domain/discussion'
import type { RoleHeld } from '../kit/actor'
import { type Transaction, _ } from '../kit/database'
import { present } from '../kit/errors'
import { everyone, posts, topicAuthorId, topicAuthors, topics, type Post, type Topic } from './repository'

/**
 * The topic's counters after one more visible post of this author. When everybody speaks at once the topic is what all
 * write, so it is the first thing the transaction touches: whoever comes second is turned back at once, and whoever has
 * it is not turned back later. `topic` as read before: of posts in one instant the last one names the authors.
 */
export async function countPost(tx: Transaction, { authorId, authorName }: Post, topic: Topic): Promise<void> {
  const recentAuthors = withRecentAuthor(topic.recentAuthors, authorName)
  await tx.update(topics, topic._id, { postCount: _.inc(1), recentAuthors })
  const _id = topicAuthorId(topic._id, authorId)
  const before = (await tx.get(topicAuthors, _id))?.postCount ?? 0
  if (before === 0) await tx.update(topics, topic._id, { authorCount: _.inc(1) })
  await tx.set(topicAuthors, { _id, postCount: before + 1 })
}

/** Posts of those who speak for the branch wait for no answer of it. */
export function waitsForAnswer({ branchId }: Pick<Post, 'branchId'>, roles: readonly RoleHeld[]): boolean {
  return voiceOf(roles, branchId) === null
}

/** A post has passed the check or a person's look. Harmless when it was shown or removed meanwhile. */
export async function show(
  tx: Transaction,
  postId: string,
  author: { readonly roles: readonly RoleHeld[] } | null,
): Promise<void> {
  const post = present(await tx.get(posts, postId))
  if (post.state !== 'pending' && post.state !== 'review') return
  const isWaiting = waitsForAnswer(post, author?.roles ?? [])
  await tx.update(posts, postId, { state: 'visible', audience: everyone, isWaiting })
  await countPost(tx, post, present(await tx.get(topics, post.topicId)))
}

/** From now on it waits among the posts that the branch has to deal with. */
export async function putUpForReview(tx: Transaction, postId: string): Promise<void> {
  const post = present(await tx.get(posts, postId))
  if (post.state === 'pending') await tx.update(posts, postId, { state: 'review', isWaiting: true })
}

/** Removes one's words: what is deleted leaves no text behind. */
export async function take(tx: Transaction, postId: string): Promise<void> {
  const post = present(await tx.get(posts, postId))
  if (post.state === 'removed') return
  await tx.update(posts, postId, {
    state: 'removed',
    audience: 'nobody',
    text: '',
    comment: null,
    commentKey: '',
    isWaiting: false,
  })
  if (post.state === 'visible') await uncountPost(tx, post)
}

async function uncountPost(tx: Transaction, { topicId, authorId, authorName }: Post): Promise<void> {
  const _id = topicAuthorId(topicId, authorId)
  const before = (await tx.get(topicAuthors, _id))?.postCount ?? 1
  await tx.set(topicAuthors, { _id, postCount: before - 1 })
  const isLast = before === 1
  const { recentAuthors } = present(await tx.get(topics, topicId))
  await tx.update(topics, topicId, {
    postCount: _.inc(-1),
    authorCount: _.inc(isLast ? -1 : 0),
    recentAuthors: isLast ? recentAuthors.filter((name) => name !== authorName) : recentAuthors,
  })
}
