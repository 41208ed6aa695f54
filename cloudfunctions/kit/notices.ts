/**
 * Telling people: every notice lies in the in-app inbox; the WeChat push on top of it is a courtesy that needs the
 * person's one-time consent and may fail.
 */
import { openapi } from './cloud'
import { Collection, type Page, type Stored } from './database'
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
  const { fact, memberId, openid, title, text, path } = message
  const id = factId('notice', fact, memberId)
  const isNew = await notices.create({
    _id: id,
    key: timeKey(now, id),
    memberId,
    at: now,
    title,
    text,
    path,
    isRead: false,
  })
  if (isNew && openid) await push({ openid, title, text, path })
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
