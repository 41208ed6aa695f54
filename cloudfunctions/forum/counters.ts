/** Counters that lists show, kept in the transaction that shows or takes an entry; recounted every night (recount.ts). */
import { articles } from '../content/article-repository'
import { withRecentAuthor } from '../domain/discussion'
import { type Transaction, _ } from '../kit/database'
import { present } from '../kit/errors'
import type { Comment } from './comment-repository'
import { posts, type Post } from './post-repository'
import { topicAuthorId, topicAuthors, topics } from './topic-repository'

/** The circle counts nothing: only topics say how much was said in them. */
export async function countPost(tx: Transaction, post: Post, by: 1 | -1): Promise<void> {
  if (post.place === 'circle') return
  if (by === 1) await countIn(tx, post)
  else await countOut(tx, post)
}

/**
 * When everybody speaks at once the topic is what all write, so it is the first thing the transaction touches: whoever
 * comes second is turned back at once, and whoever has it is not turned back later.
 */
async function countIn(tx: Transaction, { placeId, authorId, authorName, isExcellent }: Post): Promise<void> {
  await tx.update(topics, placeId, { postCount: _.inc(1), excellentCount: _.inc(isExcellent ? 1 : 0) })
  const _id = topicAuthorId(placeId, authorId)
  const before = (await tx.get(topicAuthors, _id))?.postCount ?? 0
  const { recentAuthors } = present(await tx.get(topics, placeId))
  await tx.update(topics, placeId, {
    authorCount: _.inc(before === 0 ? 1 : 0),
    recentAuthors: withRecentAuthor(recentAuthors, authorName),
  })
  await tx.set(topicAuthors, { _id, topicId: placeId, postCount: before + 1 })
}

async function countOut(tx: Transaction, { placeId, authorId, authorName, isExcellent }: Post): Promise<void> {
  const _id = topicAuthorId(placeId, authorId)
  const before = (await tx.get(topicAuthors, _id))?.postCount ?? 1
  const isLast = before === 1
  const { recentAuthors } = present(await tx.get(topics, placeId))
  await tx.update(topics, placeId, {
    postCount: _.inc(-1),
    authorCount: _.inc(isLast ? -1 : 0),
    excellentCount: _.inc(isExcellent ? -1 : 0),
    recentAuthors: isLast ? recentAuthors.filter((name) => name !== authorName) : recentAuthors,
  })
  await tx.set(topicAuthors, { _id, topicId: placeId, postCount: before - 1 })
}

/** A word of somebody who speaks for the branch is an answer. */
export async function countComment(tx: Transaction, comment: Comment, by: 1 | -1): Promise<void> {
  const { subject, subjectId, roleLabel, changedAt } = comment
  if (subject === 'article') return tx.update(articles, subjectId, { commentCount: _.inc(by), changedAt })
  const isAnswer = by === 1 && roleLabel !== ''
  await tx.update(posts, subjectId, {
    commentCount: _.inc(by),
    changedAt,
    ...(isAnswer && { isAnswered: true, isWaiting: false }),
  })
}
