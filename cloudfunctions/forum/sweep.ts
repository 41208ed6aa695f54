/** What goes with a removed post: the comments below it and its files. At once, and by timer what was cut short. */
import { _, transaction } from '../kit/database'
import { logger } from '../kit/logger'
import { comments } from './comment-repository'
import { changeEntry, emptied } from './entries'
import { posts, type Post } from './post-repository'
import { releaseFiles } from './pictures'

/** Posts in one run of the timer; what is left waits for the next. */
const batchSize = 50

/** By timer. @returns how many posts are done with, and how many have to wait for the next run */
export async function sweep(now: number): Promise<{ swept: number; left: number }> {
  const found = await posts.find({ 'leftovers.at': _.lte(now) }, { limit: batchSize, fields: ['leftovers'] })
  let swept = 0
  for (const post of found) {
    try {
      await clear(post, now)
      swept++
    } catch (error) {
      // One that fails keeps nobody behind it waiting.
      logger.error('a removed post was not swept', error, { postId: post._id })
    }
  }
  return { swept, left: found.length - swept }
}

/**
 * What a removed post leaves behind; nothing to do for any other. Rejects when the database does: the timer comes again.
 * @param now epoch ms
 */
export async function sweepPost(postId: string, now: number): Promise<void> {
  const post = await posts.findOne({ _id: postId }, ['leftovers'])
  if (post?.leftovers) await clear(post, now)
}

async function clear({ _id, leftovers }: Pick<Post, '_id' | 'leftovers'>, now: number): Promise<void> {
  await emptyComments(_id, now)
  await releaseFiles(_id, leftovers?.fileIds ?? [])
  // Last: cut short before it, the next run finds the same.
  await posts.update(_id, { leftovers: null })
}

/**
 * Nothing counts them any more, so that one write empties all of them, two thousand as well as two. Hidden ones go one by
 * one: each has a case to be closed with it.
 */
async function emptyComments(subjectId: string, now: number): Promise<void> {
  const open = { subjectId, state: _.in(['pending', 'visible']) }
  await comments.updateIf(open, { ...emptied, audience: 'nobody', changedAt: now })
  const hidden = await comments.find({ subjectId, state: 'hidden' }, { limit: 1000, fields: ['_id'] })
  for (const { _id: id } of hidden) {
    await transaction((tx) => changeEntry(tx, { kind: 'comment', id }, { now, decide: () => emptied }))
  }
}
