/**
 * WeChat's check of pictures (mediaCheckAsync): asked for by address, answered minutes later by message push, perhaps twice,
 * perhaps never (RULES.md, platform). What is asked for is written down with the pictures themselves, so that a check that
 * could not be started, or whose answer was lost, is asked for again: delayed, never shown unchecked, never lost.
 *
 * A function that shows pictures keeps them hidden until the verdict, and provides: `expectPictureChecks` where it stores
 * them, `startPictureChecks` behind that, `pictureVerdict` in its notification handler, `askAgain` in a timer, and
 * `askOnVisit` where the author looks at them. WeChat pushes all answers to one function (config.json, `messagePush`), which
 * passes on those about the pictures of another.
 */
import type { FunctionName } from '../contract'
import { cloud, openapi } from './cloud'
import { scenes, type CheckContext } from './content-check'
import { Collection, type Stored, type Transaction, _ } from './database'
import { fileUrls } from './files'
import { factId } from './ids'
import { logger } from './logger'

/** What pictures belong to. */
export interface PictureOwner {
  /** The sort of record, "reflection". */
  readonly kind: string
  readonly ownerId: string
}

/** Who asks about pictures, and for how long. */
interface Asking {
  /** The function that asks, and that takes the answer. */
  readonly handledBy: FunctionName
  /** Epoch ms when somebody else has to decide (`askAgain`); null: asked about until WeChat answers. */
  readonly givesUpAt: number | null
}

/** A picture that WeChat has not judged yet; gone once it has. */
export interface PictureCheck extends Stored, PictureOwner, CheckContext, Asking {
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
  pictures: PictureOwner & CheckContext & Asking & { readonly fileIds: readonly string[] },
  now: number,
): Promise<void> {
  const { fileIds, ...owner } = pictures
  if (fileIds.length === 0) return
  const known = new Set((await checksOf(owner, fileIds)).map(({ fileId }) => fileId))
  const fresh = fileIds.filter((fileId) => !known.has(fileId))
  const rows = fresh.map((fileId) => ({ _id: checkIdOf(owner, fileId), ...owner, fileId, traceIds: [], askAt: now }))
  if (rows.length > 0) await tx.createMany(checks, rows)
  // Of whoever sent it last WeChat knows that they are here.
  for (const fileId of known) await tx.update(checks, checkIdOf(owner, fileId), { openid: owner.openid, askAt: now })
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

/**
 * Asks again about pictures of this function whose time has come; those for which it gives up are handed out instead, to be
 * decided without WeChat and settled. @returns how many WeChat has taken, and how many were handed out
 */
export async function askAgain(
  handledBy: FunctionName,
  now: number,
  giveUp: (check: PictureCheck) => Promise<void> = () => Promise.resolve(),
): Promise<{ askedCount: number; givenUpCount: number }> {
  const due = await checks.find({ handledBy, askAt: _.lte(now) }, { orderBy: ['askAt', 'asc'], limit: batchSize })
  const isOver = ({ givesUpAt }: PictureCheck) => givesUpAt !== null && givesUpAt <= now
  const over = due.filter(isOver)
  for (const check of over) await guarded(() => giveUp(check))
  const stillAsked = due.filter((check) => !isOver(check))
  return { askedCount: await askAbout(stillAsked, now), givenUpCount: over.length }
}

export type PictureSuggestion = 'pass' | 'review' | 'risky'

export interface PictureVerdict {
  readonly check: PictureCheck
  readonly suggest: PictureSuggestion
}

/**
 * The verdict that an event brings, null for events that are something else. `nothingToDo`: it was settled before, nobody
 * waits for it any more, WeChat could not read the file, which the timer then asks about again, or the function that asked
 * has taken it from here. Rejects when that one fails: WeChat then pushes the event again.
 */
export async function pictureVerdict(
  event: Record<string, unknown>,
  receiver: FunctionName,
): Promise<PictureVerdict | 'nothingToDo' | null> {
  if (event.MsgType !== 'event' || event.Event !== 'wxa_media_check') return null
  const suggest = suggestionOf(event)
  if (suggest === null || typeof event.trace_id !== 'string') return 'nothingToDo'
  const check = await checks.findOne({ traceIds: event.trace_id })
  if (!check) return 'nothingToDo'
  if (check.handledBy === receiver) return { check, suggest }
  await cloud.callFunction({ name: check.handledBy, data: event })
  return 'nothingToDo'
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

/** For files that are gone with what they belonged to. */
export async function forgetPictureChecks(owner: PictureOwner, fileIds: readonly string[]): Promise<void> {
  if (fileIds.length > 0) await checks.removeAll({ _id: _.in(fileIds.map((fileId) => checkIdOf(owner, fileId))) })
}

const checksOf = (owner: PictureOwner, fileIds: readonly string[]) =>
  checks.getMany(fileIds.map((fileId) => checkIdOf(owner, fileId)))

async function guarded(step: () => Promise<unknown>): Promise<void> {
  try {
    await step()
  } catch (error) {
    logger.error('picture checks were cut short', error)
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
    await checks.update(check._id, { traceIds, askAt: withinPatience(check, now + answerMs) })
    return true
  } catch (error) {
    const isAway = (error as { errCode?: number }).errCode === 61010
    if (!isAway) logger.error('picture check failed', error)
    return later(check, now + (isAway ? visitMs : retryMs))
  }
}

async function later(check: PictureCheck, askAt: number): Promise<false> {
  await checks.update(check._id, { askAt: withinPatience(check, askAt) })
  return false
}

const withinPatience = ({ givesUpAt }: PictureCheck, askAt: number) => Math.min(askAt, givesUpAt ?? Infinity)
