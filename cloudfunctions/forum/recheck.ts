/** Words whose check was out of reach are asked about again: delayed, never published unchecked, never lost. */
import { canBeRechecked } from '../domain/discussion'
import type { Checks } from '../domain/moderation'
import { checkText, type CheckVerdict } from '../kit/content-check'
import { transaction, type Collection } from '../kit/database'
import { logger } from '../kit/logger'
import { afterCheck, awaitedOf } from './awaiting'
import { tellOfComment } from './comment-messages'
import type { Comment } from './comment-repository'
import { changeEntry, collectionOf } from './entries'
import type { Entry, EntryKind } from './entry'
import { tellRefused } from './messages'
import { sceneOf } from './pictures'
import type { Post } from './post-repository'

/** Posts and comments in one run of the timer; what is left waits for the next. */
const batchSize = 50
/** Texts that are asked about at once. */
const checksAtOnce = 5

interface Asked {
  readonly kind: EntryKind
  readonly entry: Entry
}

/** @returns how many no longer wait for WeChat, and how many of those looked at still do */
export async function recheckTexts(now: number): Promise<{ decided: number; left: number }> {
  const found = await Promise.all([waitingTexts('post'), waitingTexts('comment')])
  const asked = found
    .flat()
    .sort((a, b) => (a.entry.key < b.entry.key ? -1 : 1))
    .slice(0, batchSize)
  let decided = 0
  for (let start = 0; start < asked.length; start += checksAtOnce) {
    const batch = asked.slice(start, start + checksAtOnce)
    const verdicts = await Promise.all(batch.map(askAbout))
    // One by one: most of them are counted in the same topic, and would only turn each other back.
    for (const [index, each] of batch.entries()) {
      if (await decide(each, verdicts[index] ?? 'unavailable', now)) decided++
    }
  }
  return { decided, left: asked.length - decided }
}

/** What of an entry WeChat is asked with; the place of a post. */
const fields = ['key', 'text', 'authorOpenid', 'createdAt', 'editedAt', 'place'] as const

async function waitingTexts(kind: EntryKind): Promise<Asked[]> {
  const where = { awaits: 'wechat', 'checks.text': 'asked' }
  const options = { orderBy: ['key', 'asc'], limit: batchSize, fields } as const
  const found = await (collectionOf(kind) as Collection<Entry & Pick<Post, 'place'>>).find(where, options)
  return found.map((entry) => ({ kind, entry }))
}

function askAbout({ kind, entry }: Asked): Promise<CheckVerdict> {
  const scene = kind === 'post' ? sceneOf((entry as Post).place) : 'comment'
  return checkText(entry.text, { openid: entry.authorOpenid, scene })
}

/** One that fails keeps nobody behind it waiting. @returns whether it no longer waits for WeChat */
async function decide(asked: Asked, verdict: CheckVerdict, now: number): Promise<boolean> {
  const { _id: id, editedAt, createdAt } = asked.entry
  // Left in the line, what WeChat will never answer would keep everything behind it waiting.
  if (verdict === 'unavailable' && canBeRechecked(editedAt ?? createdAt, now)) return false
  try {
    await settle(asked, verdict, now)
    return true
  } catch (error) {
    logger.error('a text was not rechecked', error, { kind: asked.kind, id })
    return false
  }
}

const refusal = '文字没有通过微信的检查，改一改再发。'

async function settle({ kind, entry }: Asked, verdict: CheckVerdict, now: number): Promise<void> {
  const target = { kind, id: entry._id }
  // Written anew since it was asked about, it has been checked anew.
  const judge = (current: Entry) =>
    current.text === entry.text && current.checks.text === 'asked' ? withVerdict(current, verdict) : null
  const before = await transaction((tx) => changeEntry(tx, target, { now, decide: judge }))
  if (!before) return
  if (verdict === 'risky') await tellRefused(before, target, { refusal: '文字没有通过微信的检查。', now })
  if (verdict === 'pass' && kind === 'comment') await tellOfComment({ ...(before as Comment), state: 'visible' }, now)
}

function withVerdict(entry: Entry, verdict: CheckVerdict) {
  const checks: Checks = {
    ...entry.checks,
    text: verdict === 'pass' ? 'passed' : 'doubtful',
    refusal: verdict === 'risky' ? refusal : '',
  }
  return { checks, ...afterCheck(entry.state, awaitedOf(checks, 'pictures' in entry ? (entry as Post) : null)) }
}
