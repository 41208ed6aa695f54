/** How much one member may write, so that nobody drowns the others. */
import type { Transaction } from '../kit/database'
import { refuse } from '../kit/errors'
import { limits } from '../../miniprogram/shared/limits'
import { speakers, type Speaker } from './post-repository'

type Spoken = Exclude<keyof Speaker, '_id'>

const hourMs = 3600_000

const rules: Readonly<Record<Spoken, { readonly most: number; readonly withinMs: number; readonly sentence: string }>> =
  {
    posts: {
      most: limits.postsPerHour,
      withinMs: hourMs,
      sentence: `一小时最多发 ${limits.postsPerHour} 条，歇一会儿再说。`,
    },
    comments: {
      most: limits.commentsPerHour,
      withinMs: hourMs,
      sentence: `一小时最多评论 ${limits.commentsPerHour} 条，歇一会儿再说。`,
    },
    reports: {
      most: limits.reportsPerDay,
      withinMs: 24 * hourMs,
      sentence: `一天最多举报 ${limits.reportsPerDay} 次，明天再来。`,
    },
  }

/**
 * Counts one more of the kind in the transaction that writes it: of many sent at once none gets past the limit. What is
 * removed again has been counted.
 * @param now epoch ms
 * @throws Refusal TOO_MANY
 */
export async function countSpoken(
  tx: Transaction,
  { memberId, kind }: { readonly memberId: string; readonly kind: Spoken },
  now: number,
): Promise<void> {
  const { most, withinMs, sentence } = rules[kind]
  const { posts, comments, reports } = (await tx.get(speakers, memberId)) ?? silent
  const before = { posts, comments, reports }
  const lately = before[kind].filter((at) => at > now - withinMs)
  if (lately.length >= most) refuse('TOO_MANY', sentence)
  await tx.set(speakers, { _id: memberId, ...before, [kind]: [...lately, now] })
}

const silent: Omit<Speaker, '_id'> = { posts: [], comments: [], reports: [] }
