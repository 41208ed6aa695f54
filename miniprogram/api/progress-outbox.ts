/**
 * What has been learned and has not arrived yet. Each report waits here, and in the phone's storage, until the server has
 * answered it: a tunnel, a lost network or a killed app loses nothing. In the main package, so that the app can send what
 * is left as soon as it shows.
 */
import type { InputOf, OutputOf } from '../../cloudfunctions/contract'
import { playbackRates } from '../shared/playback'
import { ApiError } from './client'
import { recordProgress } from './learn'

export type ProgressReport = Required<InputOf<'learn.recordProgress'>>
export type ProgressAnswer = OutputOf<'learn.recordProgress'>

export interface ProgressListener {
  onAnswer(answer: ProgressAnswer): void
  /** There is no network: what was reported is kept and goes later. */
  onKept(): void
}

/** Longest time in one report, seconds: no lesson is longer, and the contract refuses more. */
const longestReport = 4 * 3600

const storageKey = 'unsent-progress'

/** Refusals that a repetition meets again: the lesson is gone, the record is somebody else's. */
const finalCodes = ['FORBIDDEN', 'NOT_FOUND', 'NOT_JOINED', 'INVALID_INPUT', 'WRONG_STATE', 'UNKNOWN_ACTION']

export class ProgressOutbox {
  private waiting: ProgressReport[] | null = null
  private underWay: readonly ProgressReport[] = []
  private sending: Promise<void> | null = null
  private readonly listeners = new Map<string, ProgressListener>()

  constructor(private readonly send: (report: ProgressReport) => Promise<ProgressAnswer>) {}

  /** Hears what becomes of the reports on a lesson; one listener a lesson, the newest. @returns a function that ends it */
  listen(lessonId: string, listener: ProgressListener): () => void {
    this.listeners.set(lessonId, listener)
    return () => {
      if (this.listeners.get(lessonId) === listener) this.listeners.delete(lessonId)
    }
  }

  /** Puts a report with those that wait. Stretches of one lesson at one speed become one. */
  add(report: ProgressReport): void {
    this.replace(this.withReport(this.list(), report))
  }

  /** Sends everything that waits, in order. Without a network it stays for the next time; nothing is thrown for that. */
  flush(): Promise<void> {
    this.sending ??= this.sendAll().finally(() => (this.sending = null))
    return this.sending
  }

  private async sendAll(): Promise<void> {
    const tried = new Set<string>()
    let first: ProgressReport | undefined
    while ((first = this.list().find(({ lessonId }) => !tried.has(lessonId)))) {
      const stretches = this.list().filter(isOfSameLesson(first))
      try {
        this.underWay = stretches
        this.take(stretches, await this.send(join(stretches)))
      } catch (error) {
        if (!(error instanceof ApiError)) throw error
        if (error.code.startsWith('NET_')) return this.tellKept()
        if (finalCodes.includes(error.code)) this.drop((report) => stretches.includes(report))
        tried.add(first.lessonId)
      } finally {
        this.underWay = []
        // What came in meanwhile joins what could not be sent.
        this.replace(this.list().reduce<ProgressReport[]>((list, report) => this.withReport(list, report), []))
      }
    }
  }

  private take(stretches: readonly ProgressReport[], answer: ProgressAnswer): void {
    const [{ lessonId }] = stretches as [ProgressReport]
    // Nothing more is credited for a lesson that is done.
    const isDone = answer.state === 'done'
    this.drop((report) => stretches.includes(report) || (isDone && report.lessonId === lessonId))
    this.listeners.get(lessonId)?.onAnswer(answer)
  }

  /** The list with one more report, last: the place where the learner is now must arrive last. */
  private withReport(list: readonly ProgressReport[], report: ProgressReport): ProgressReport[] {
    const isSameStretch = isOfSameLesson(report)
    const before = list.find(
      (other) => other.speed === report.speed && isSameStretch(other) && !this.underWay.includes(other),
    )
    if (!before) return [...list, report]
    const playedSeconds = before.playedSeconds + report.playedSeconds
    return [...list.filter((other) => other !== before), { ...report, playedSeconds }]
  }

  private tellKept(): void {
    for (const lessonId of new Set(this.list().map((report) => report.lessonId))) this.listeners.get(lessonId)?.onKept()
  }

  private drop(isDropped: (report: ProgressReport) => boolean): void {
    this.replace(this.list().filter((report) => !isDropped(report)))
  }

  private list(): ProgressReport[] {
    return (this.waiting ??= wx.getStorageSync<ProgressReport[] | ''>(storageKey) || [])
  }

  private replace(list: ProgressReport[]): void {
    const isEmptyStill = list.length === 0 && this.list().length === 0
    this.waiting = list
    if (isEmptyStill) return
    try {
      wx.setStorageSync(storageKey, list)
    } catch {
      // A full phone keeps it in memory alone; there is nothing the learner could do about it now.
    }
  }
}

const isOfSameLesson = (one: ProgressReport) => (other: ProgressReport) =>
  one.learnerId === other.learnerId && one.lessonId === other.lessonId

/**
 * One report of a lesson's stretches. It has to be one: after a report the server takes all time before it as used up, so a
 * second one for the same hours would count for nothing. Of several speeds it has the fastest that claims no more of the
 * lesson than was played.
 */
function join(stretches: readonly ProgressReport[]): ProgressReport {
  const last = stretches[stretches.length - 1]!
  const played = stretches.reduce((sum, { playedSeconds }) => sum + playedSeconds, 0)
  const content = stretches.reduce((sum, { playedSeconds, speed }) => sum + playedSeconds * speed, 0)
  const speed = [...playbackRates].reverse().find((rate) => rate * played <= content) ?? 1
  return { ...last, playedSeconds: Math.min(played, longestReport), speed: played > 0 ? speed : last.speed }
}

export const progressOutbox = new ProgressOutbox((report) => recordProgress(report))
