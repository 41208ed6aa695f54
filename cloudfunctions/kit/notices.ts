/**
 * Telling people: every notice lies in the in-app inbox; the WeChat push on top of it is a courtesy that needs the
 * person's one-time consent and may fail.
 */
import { openapi } from './cloud'
import { Collection, transaction, type Page, type Stored } from './database'
import { factId, timeKey } from './ids'
import { settings } from '../../miniprogram/shared/settings'
import { logger } from './logger'

export interface Notice extends Stored {
  readonly memberId: string
  readonly key: string
  readonly at: number
  readonly title: string
  readonly text: string
  /** The page it opens, "/packages/…". */
  readonly path: string
  readonly isRead: boolean
}

const notices = new Collection<Notice>('notices')

export interface Message {
  /** What it is about: the same fact is told once. */
  readonly fact: string
  readonly memberId: string
  readonly openid: string | null
  readonly title: string
  readonly text: string
  readonly path: string
}

export async function notify(message: Message, now: number): Promise<void> {
  const { openid, title, text, path } = message
  const isNew = await notices.create(noticeOf(message, now))
  if (isNew && openid) await push({ openid, title, text, path })
}

const noticeIdOf = (fact: string, memberId: string) => factId('notice', fact, memberId)

function noticeOf({ fact, memberId, title, text, path }: Message, now: number): Notice {
  const _id = noticeIdOf(fact, memberId)
  return { _id, key: timeKey(now, _id), memberId, at: now, title, text, path, isRead: false }
}

/** Notices in one write, and pushes at once. */
const [writtenAtOnce, pushedAtOnce] = [100, 10]

/**
 * As `notify`, for many people: whoever has the notice already is left out, so that a call that was cut off is repeated
 * without harm. Three database calls for a hundred people. @returns how many were told by this call
 */
export async function notifyMany(messages: readonly Message[], now: number): Promise<number> {
  let told = 0
  for (let start = 0; start < messages.length; start += writtenAtOnce) {
    told += (await writeNew(messages.slice(start, start + writtenAtOnce), now)).length
  }
  return told
}

/** Those of the messages, at most 1000, whose fact the recipient has not been told yet. */
export async function notToldYet<M extends Message>(messages: readonly M[]): Promise<M[]> {
  const idOf = ({ fact, memberId }: Message) => noticeIdOf(fact, memberId)
  const known = new Set((await notices.getMany(messages.map(idOf))).map(({ _id }) => _id))
  return messages.filter((message) => !known.has(idOf(message)))
}

async function writeNew(messages: readonly Message[], now: number): Promise<Message[]> {
  const drafts = messages.map((message) => ({ message, notice: noticeOf(message, now) }))
  const ids = drafts.map(({ notice }) => notice._id)
  const fresh = await transaction(async (tx) => {
    // Read in every attempt: two that tell the same people meet at the ids and the second one tries again.
    const known = new Set((await notices.getMany(ids)).map(({ _id }) => _id))
    const missing = drafts.filter(({ notice }) => !known.has(notice._id))
    const written = missing.map(({ notice }) => notice)
    if (written.length > 0) await tx.createMany(notices, written)
    return missing.map(({ message }) => message)
  })
  for (let start = 0; start < fresh.length; start += pushedAtOnce) {
    await Promise.all(fresh.slice(start, start + pushedAtOnce).map(pushIfBound))
  }
  return fresh
}

async function pushIfBound({ openid, title, text, path }: Message): Promise<void> {
  if (openid) await push({ openid, title, text, path })
}

/** The push on top of a notice, by the one template of settings.ts. Needs the person's consent and may fail. */
export async function push({
  openid,
  title,
  text,
  path,
}: {
  openid: string
  title: string
  text: string
  path: string
}) {
  try {
    await openapi.subscribeMessage.send({
      touser: openid,
      templateId: settings.noticeTemplateId,
      page: path.replace(/^\//, ''),
      data: { thing1: { value: short(title) }, thing2: { value: short(text) } },
    })
  } catch (error) {
    // 43101: no consent left. The inbox has the notice all the same.
    if ((error as { errCode?: number }).errCode !== 43101) logger.error('push failed', error)
  }
}

/** WeChat's `thing` fields hold 20 characters, and half a character is refused. */
const short = (words: string) => [...words].slice(0, 20).join('')

export function listNotices(memberId: string, cursor: string | undefined, size: number): Promise<Page<Notice>> {
  return notices.page({ memberId }, { by: 'key', direction: 'desc', cursor, size })
}

/** Unread notices, counted up to a cap: the bell shows a dot, not a number. */
export async function countUnread(memberId: string): Promise<number> {
  return (await notices.find({ memberId, isRead: false }, { limit: 10, fields: ['_id'] })).length
}

export function markAllRead(memberId: string): Promise<number> {
  return notices.updateIf({ memberId, isRead: false }, { isRead: true })
}
