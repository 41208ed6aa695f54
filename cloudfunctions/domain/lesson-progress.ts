/**
 * How much of a lesson counts as learned. The player says how long it has run; time itself is never credited beyond what
 * has really passed since the learner's last heartbeat, whoever claims what, on however many devices and lessons. At 1.5×
 * one hears 15 s of the lesson in 10 s: the 10 s are what is checked.
 */
import { limits } from '../../miniprogram/shared/limits'
import type { PlaybackRate } from '../../miniprogram/shared/playback'
import type { LessonKind } from '../../miniprogram/shared/words'

/** Seconds between two heartbeats of a player. */
export const heartbeatSeconds = 15

/** Seconds of the network's delay: a beat that arrives early is counted short, and this much may be made good later. */
export const delaySeconds = 5

/** A lesson is done when nine tenths of it have been learned: endings with credits and silence need not be sat out. */
const doneShare = 0.9

/** Where a learner stands in one lesson. */
export interface Standing {
  readonly kind: LessonKind
  readonly durationSeconds: number
  /** Video and audio: seconds from the start. Slides: the slide, from 0. Article: percent read. */
  readonly position: number
  /** Seconds of the lesson learned so far, ≤ its length; quarters of a second where the speed makes them. */
  readonly creditedSeconds: number
  /** Epoch ms: no time before it counts for this lesson. */
  readonly openedAt: number
}

export interface Heartbeat {
  readonly position: number
  /** Real seconds that the player has run. */
  readonly playedSeconds: number
  readonly speed: PlaybackRate
}

export interface Progress {
  readonly position: number
  readonly creditedSeconds: number
  /** Epoch ms up to which the learner's time is used up, for all lessons together, credited or not. */
  readonly creditedUntil: number
}

/** Seconds that must be learned for a lesson of this length. */
export function neededSeconds(durationSeconds: number): number {
  return Math.ceil(durationSeconds * doneShare)
}

/**
 * Progress after a heartbeat. A stretch that was played without a network is the same heartbeat, only longer.
 * @param creditedUntil the learner's, before this heartbeat @param now epoch ms
 */
export function advance(
  { creditedUntil, lesson }: { creditedUntil: number; lesson: Standing },
  { position, playedSeconds, speed }: Heartbeat,
  now: number,
): Progress {
  const { kind, durationSeconds, openedAt, creditedSeconds } = lesson
  const from = Math.max(creditedUntil, openedAt)
  const claimable = Math.max(0, Math.floor((now - from) / 1000))
  const used = Math.min(playedSeconds, claimable)
  const gained = used * (isPlayed(kind) ? speed : 1)
  return {
    position: Math.min(position, lastPosition(lesson)),
    creditedSeconds: Math.min(creditedSeconds + gained, durationSeconds),
    // What was credited is used up; of the rest only the network's delay stays claimable, with the cut-off fraction.
    creditedUntil: Math.max(creditedUntil, used > 0 ? from + used * 1000 : 0, now - delaySeconds * 1000),
  }
}

export function isDone({ creditedSeconds }: Progress, durationSeconds: number): boolean {
  return creditedSeconds >= neededSeconds(durationSeconds)
}

/** What runs by itself and can run faster; the others are read at one's own pace. */
const isPlayed = (kind: LessonKind) => kind === 'video' || kind === 'audio'

function lastPosition({ kind, durationSeconds }: Standing): number {
  if (kind === 'article') return 100
  return kind === 'slides' ? limits.slidesPerLesson - 1 : durationSeconds
}
