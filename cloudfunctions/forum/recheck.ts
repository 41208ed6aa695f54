/** Posts whose check was out of reach are asked about again: delayed, never published unchecked, never lost. */
import { memberCollection } from '../directory/members'
import { canBeRechecked } from '../domain/discussion'
import { checkText, type CheckVerdict } from '../kit/content-check'
import { transaction } from '../kit/database'
import { tellRefused } from './messages'
import { putUpForReview, show, take } from './publication'
import { pendingPosts, type Post } from './repository'

/** Posts in one run of the timer; what is left waits for the next. */
const batchSize = 50
/** Posts that are asked about at once. */
const checksAtOnce = 5

export async function recheckPending(now: number): Promise<{ decided: number; left: number }> {
  const pending = await pendingPosts(batchSize)
  let decided = 0
  for (let start = 0; start < pending.length; start += checksAtOnce) {
    const asked = pending.slice(start, start + checksAtOnce)
    const verdicts = await Promise.all(
      asked.map(({ text, authorOpenid }) => checkText(text, { openid: authorOpenid, scene: 'forum' })),
    )
    for (const [index, post] of asked.entries()) if (await decide(post, verdicts[index]!, now)) decided++
  }
  return { decided, left: pending.length - decided }
}

/** @returns whether the post no longer waits for WeChat */
async function decide(post: Post, verdict: CheckVerdict, now: number): Promise<boolean> {
  // Left in the line, what WeChat will never answer would keep everything behind it waiting.
  if (verdict === 'unavailable' && canBeRechecked(post.createdAt, now)) return false
  if (verdict === 'review' || verdict === 'unavailable') {
    await transaction((tx) => putUpForReview(tx, post._id))
    return true
  }
  const author = await memberCollection.get(post.authorId)
  if (verdict === 'pass') await transaction((tx) => show(tx, post._id, author))
  else {
    // Told first: cut short in between, the words would be gone and nobody would know.
    await tellRefused(post, { author, now })
    await transaction((tx) => take(tx, post._id))
  }
  return true
}
