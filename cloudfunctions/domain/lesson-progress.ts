/**
 * How much of a lesson counts as learned. The player says how long it has played; what is credited is never more than the
 * time that has really passed since the last heartbeat, whoever claims what, on however many devices.
 */

/** Seconds between two heartbeats of a player. */
export const heartbeatSeconds = 15

/** Seconds of the network's delay: a beat that arrives early is counted short, and this much may be made good later. */
const delaySeconds = 5

/** What the very first heartbeat can claim at most: nothing is known of the time before it. */
export const firstBeatSeconds = heartbeatSeconds + delaySeconds

/** A lesson is done when nine tenths of it have been learned: endings with credits and silence need not be sat out. */
const doneShare = 0.9

export interface LessonProgress {
  /** Where to go on, seconds from the start. */
  readonly positionSeconds: number
  /** Learned so far, ≤ the lesson's length. */
  readonly creditedSeconds: number
  /** Epoch ms up to which passed time is used up, credited or not. Never later than the last heartbeat. */
  readonly creditedUntil: number
}

export interface Heartbeat {
  readonly positionSeconds: number
  readonly playedSeconds: number
}

/** Seconds that must be learned for a lesson of this length. */
export function neededSeconds(durationSeconds: number): number {
  return Math.ceil(durationSeconds * doneShare)
}

/** Progress after a heartbeat. `before` is null for the first one. @param now epoch ms */
export function advance(
  before: LessonProgress | null,
  { positionSeconds, playedSeconds }: Heartbeat,
  { durationSeconds, now }: { durationSeconds: number; now: number },
): LessonProgress {
  const claimable = before ? Math.max(0, Math.floor((now - before.creditedUntil) / 1000)) : firstBeatSeconds
  const gained = Math.min(playedSeconds, claimable)
  return {
    positionSeconds: Math.min(positionSeconds, durationSeconds),
    creditedSeconds: Math.min((before?.creditedSeconds ?? 0) + gained, durationSeconds),
    // What was credited is used up; of the rest only the network's delay stays claimable, with the cut-off fraction.
    creditedUntil: before ? Math.max(before.creditedUntil + gained * 1000, now - delaySeconds * 1000) : now,
  }
}

export function isDone({ creditedSeconds }: LessonProgress, durationSeconds: number): boolean {
  return creditedSeconds >= neededSeconds(durationSeconds)
}
