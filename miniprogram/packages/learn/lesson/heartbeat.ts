/**
 * Counts the seconds that were really played and reports them every 15 seconds and when the page hides. What could not be
 * sent stays counted and goes with the next beat, so a tunnel or a lost network loses nothing.
 */
import type { recordProgress } from '../../../api/learn'

/** Seconds between two heartbeats; the server's rule expects the same (cloudfunctions/domain/lesson-progress.ts). */
export const heartbeatSeconds = 15

/** More than this in one report is refused by the contract. */
const maxReportSeconds = 3600

type Answer = Awaited<ReturnType<typeof recordProgress>>

interface Options {
  readonly lessonId: string
  readonly send: typeof recordProgress
  readonly onAnswer: (answer: Answer) => void
}

export class Heartbeat {
  private playingSince: number | null = null
  private countedMs = 0
  private positionSeconds = 0
  private timer: ReturnType<typeof setInterval> | null = null
  private isSending = false
  private isStalled = false

  constructor(private readonly options: Options) {}

  play(): void {
    this.isStalled = false
    this.playingSince ??= Date.now()
    this.timer ??= setInterval(() => void this.beat(), heartbeatSeconds * 1000)
  }

  pause(): void {
    this.isStalled = false
    this.count()
    this.playingSince = null
  }

  /** The player waits for the network. When it has enough it goes on without saying "play": its position tells. */
  stall(): void {
    const isPlaying = this.playingSince !== null
    this.pause()
    this.isStalled = isPlaying
  }

  move(positionSeconds: number): void {
    if (this.isStalled && positionSeconds > this.positionSeconds) this.play()
    this.positionSeconds = Math.max(0, positionSeconds)
  }

  /** Sends what has been counted; call it when the page hides or the lesson ends. */
  async beat(): Promise<void> {
    this.count()
    const playedSeconds = Math.min(Math.floor(this.countedMs / 1000), maxReportSeconds)
    if (this.isSending || playedSeconds === 0) return
    this.isSending = true
    try {
      const { lessonId, send, onAnswer } = this.options
      const answer = await send({ lessonId, playedSeconds, positionSeconds: Math.floor(this.positionSeconds) })
      this.countedMs -= playedSeconds * 1000
      onAnswer(answer)
    } catch {
      // Offline: the seconds stay counted and go with the next beat.
    } finally {
      this.isSending = false
    }
  }

  async stop(): Promise<void> {
    this.pause()
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
    await this.beat()
  }

  private count(): void {
    if (this.playingSince === null) return
    const now = Date.now()
    this.countedMs += now - this.playingSince
    this.playingSince = now
  }
}
