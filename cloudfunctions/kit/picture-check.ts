/**
 * WeChat's check of pictures (mediaCheckAsync): asked for by address, answered minutes later by message push, perhaps twice,
 * perhaps never (RULES.md, platform). What is asked for is written down with the pictures themselves, so that a check that
 * could not be started, or whose answer was lost, is asked for again: delayed, never shown unchecked, never lost.
 *
 * A function that shows pictures keeps them hidden until the verdict, and provides: `expectPictureChecks` where it stores
 * them, `startPictureChecks` behind that, `pictureVerdict` in its notification handler, `askAgain` in a timer, and
 * `askOnVisit` where the author looks at them.
 */
import { openapi } from './cloud'
import { scenes, type CheckContext } from './content-check'
import { Collection, type Stored, type Transaction, _ } from './database'
import { fileUrls } from './files'
import { factId } from './ids'
import { logger } from './logger'

/** What pictures belong to. */
export interface PictureOwner {
  /** The sort of record, "reflection": each function asks again about its own. */
  readonly kind: string
  readonly ownerId: string
}

/** A picture that WeChat has not judged yet; gone once it has. */
export interface PictureCheck extends Stored, PictureOwner, CheckContext {
  readonly fileId: string
  /** One for each time it was asked about, the newest last: an answer to an earlier question is as good. */
  readonly traceIds: readonly string[]
  /** When the timer asks next, epoch ms. */
  readonly askAt: number
}

const checks = new Collection<PictureCheck>('pictureChecks')

const minuteMs = 60_000
/** WeChat promises the answer within 30 minutes. */
const answerMs = 30 * minuteMs
/** After the service was out of reach. */
const retryMs = 10 * minuteMs
/** Only pictures of people who were here within two hours are taken (61010); their next visit asks at once. */
const visitMs = 12 * 60 * minuteMs
/** Traces kept: an answer to an older question is not expected any more. */
const keptTraces = 10

const checkIdOf = ({ kind, ownerId }: PictureOwner, fileId: string) => factId('picture', kind, ownerId, fileId)

/** Writes down, in the transaction that stores the pictures, that each of them has to be checked. */
export async function expectPictureChecks(
  tx: Transaction,
  pictures: PictureOwner & CheckContext & { readonly fileIds: readonly string[] },
  now: number,
): Promise<void> {
  const { fileIds, ...owner } = pictures
  for (const fileId of fileIds) {
    const _id = checkIdOf(owner, fileId)
    const traceIds = (await tx.get(checks, _id))?.traceIds ?? []
    await tx.set(checks, { _id, ...owner, fileId, traceIds, askAt: now })
  }
}

/** Asks for what has just been written down. Never fails: what cannot be asked now is asked by the timer. */
export async function startPictureChecks(owner: PictureOwner, fileIds: readonly string[], now: number): Promise<void> {
  if (fileIds.length > 0) await guarded(async () => askAbout(await checksOf(owner, fileIds), now))
}

/** The author is here: what could not be asked, or was asked too long ago, is asked at once. One read when nothing is due. */
export async function askOnVisit(owner: PictureOwner, fileIds: readonly string[], now: number): Promise<void> {
  if (fileIds.length === 0) return
  await guarded(async () => {
    const waiting = await checksOf(owner, fileIds)
    // Set further ahead than an answer takes: its author was away.
    await askAbout(
      waiting.filter(({ askAt }) => askAt <= now || askAt > now + answerMs),
      now,
    )
  })
}

/** Pictures in one run of the timer; what is left waits for the next. */
const batchSize = 50

/** Asks again about pictures of this kind whose time has come. @returns how many WeChat has taken */
export async function askAgain(kind: string, now: number): Promise<{ askedCount: number }> {
  const due = await checks.find({ kind, askAt: _.lte(now) }, { orderBy: ['askAt', 'asc'], limit: batchSize })
  return { askedCount: await askAbout(due, now) }
}

export type PictureSuggestion = 'pass' | 'review' | 'risky'

export interface PictureVerdict {
  readonly check: PictureCheck
  readonly suggest: PictureSuggestion
}

/**
 * The verdict that an event brings, null for events that are something else. `nothingToDo`: it was settled before, nobody
 * waits for it any more, or WeChat could not read the file, which the timer then asks about again.
 */
export async function pictureVerdict(event: Record<string, unknown>): Promise<PictureVerdict | 'nothingToDo' | null> {
  if (event.MsgType !== 'event' || event.Event !== 'wxa_media_check') return null
  const suggest = suggestionOf(event)
  if (suggest === null || typeof event.trace_id !== 'string') return 'nothingToDo'
  const check = await checks.findOne({ traceIds: event.trace_id })
  return check ? { check, suggest } : 'nothingToDo'
}

function suggestionOf({ errcode, result }: Record<string, unknown>): PictureSuggestion | null {
  const { suggest } = (result ?? {}) as { suggest?: unknown }
  if (errcode !== 0 || typeof suggest !== 'string') return null
  if (suggest === 'pass' || suggest === 'risky') return suggest
  return 'review'
}

/** Called when the verdict has been written where the picture is. */
export async function settlePictureCheck({ _id }: PictureCheck): Promise<void> {
  await checks.remove(_id)
}

const checksOf = (owner: PictureOwner, fileIds: readonly string[]) =>
  checks.getMany(fileIds.map((fileId) => checkIdOf(owner, fileId)))

async function guarded(ask: () => Promise<unknown>): Promise<void> {
  try {
    await ask()
  } catch (error) {
    logger.error('picture checks not started', error)
  }
}

async function askAbout(due: readonly PictureCheck[], now: number): Promise<number> {
  if (due.length === 0) return 0
  const urls = await fileUrls(due.map(({ fileId }) => fileId))
  const asked = await Promise.all(due.map((check, index) => ask(check, urls[index] ?? null, now)))
  return asked.filter(Boolean).length
}

/** @returns whether WeChat has taken the picture */
async function ask(check: PictureCheck, mediaUrl: string | null, now: number): Promise<boolean> {
  try {
    // A file that is gone can be judged by nobody; nor is it shown to anybody.
    if (mediaUrl === null) return await later(check, now + visitMs)
    const { openid, scene } = check
    const request = { version: 2, openid, scene: scenes[scene], mediaType: 2, mediaUrl } as const
    const { traceId } = await openapi.security.mediaCheckAsync(request)
    const traceIds = [...check.traceIds, traceId].slice(-keptTraces)
    await checks.update(check._id, { traceIds, askAt: now + answerMs })
    return true
  } catch (error) {
    const isAway = (error as { errCode?: number }).errCode === 61010
    if (!isAway) logger.error('picture check failed', error)
    return later(check, now + (isAway ? visitMs : retryMs))
  }
}

async function later({ _id }: PictureCheck, askAt: number): Promise<false> {
  await checks.update(_id, { askAt })
  return false
}
