/**
 * Counts the time that a lesson was really played or read and reports it every 15 seconds and when the page hides. Time,
 * not content: ten seconds at double speed are ten. What cannot be sent waits in the outbox.
 */
import type { ProgressAnswer, ProgressListener, ProgressOutbox } from '../../../api/progress-outbox'
import type { PlaybackRate } from '../../../shared/playback'

/** Seconds between two heartbeats; the server's rule expects the same (cloudfunctions/domain/lesson-progress.ts). */
export const heartbeatSeconds = 15

interface Lesson {
  /** The caller's own learning record, from openLesson. */
  readonly learnerId: string
  readonly lessonId: string
  /** See the contract of openLesson: seconds, slide or percent. */
  readonly position: number
  /** Nothing is reported of a lesson that is done. */
  readonly isDone: boolean
}

export class Heartbeat {
  /** Who shows what becomes of the reports; the page, or nobody while the lesson plays on without it. */
  listener: ProgressListener | null = null
  /** Asked before each report for the player's position, where nobody moves it by events. */
  readPosition: (() => number) | null = null

  private playingSince: number | null = null
  private countedMs = 0
  private speed: PlaybackRate = 1
  private place: number
  private reportedPlace: number
  private timer: ReturnType<typeof setInterval> | null = null
  private isStalled = false
  private isDone: boolean
  private readonly stopListening: () => void

  constructor(
    private readonly lesson: Lesson,
    private readonly outbox: Pick<ProgressOutbox, 'add' | 'flush' | 'listen'>,
  ) {
    this.place = lesson.position
    this.reportedPlace = Math.floor(lesson.position)
    this.isDone = lesson.isDone
    this.stopListening = outbox.listen(lesson.lessonId, {
      onAnswer: (answer) => this.hear(answer),
      onKept: () => this.listener?.onKept(),
    })
  }

  get lessonId(): string {
    return this.lesson.lessonId
  }

  get position(): number {
    return this.place
  }

  play(): void {
    this.isStalled = false
    this.playingSince ??= Date.now()
    if (!this.isDone) this.timer ??= setInterval(() => void this.beat(), heartbeatSeconds * 1000)
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
    this.isStalled ||= isPlaying
  }

  move(position: number): void {
    if (this.isStalled && position > this.place) this.play()
    this.place = Math.max(0, position)
  }

  /** Each report has one speed: what was played at the old one is reported now. */
  setSpeed(speed: PlaybackRate): void {
    if (speed === this.speed) return
    void this.beat()
    this.speed = speed
  }

  /** Reports what has been counted; call it when the page hides or the lesson ends. */
  async beat(): Promise<void> {
    if (this.readPosition) this.move(this.readPosition())
    this.count()
    this.close()
    if (!this.isDone) await this.outbox.flush()
  }

  /** Pauses, reports and ends the beats; playing begins them again. */
  async stop(): Promise<void> {
    this.pause()
    this.endBeats()
    await this.beat()
  }

  /** The last thing: nobody hears of this lesson any more. */
  async finish(): Promise<void> {
    await this.stop()
    this.stopListening()
  }

  private hear(answer: ProgressAnswer): void {
    if (answer.state === 'done') {
      this.isDone = true
      this.endBeats()
    }
    this.listener?.onAnswer(answer)
  }

  /** Hands the whole seconds over; the fraction goes with the next stretch. A new position alone is worth a report. */
  private close(): void {
    const playedSeconds = Math.floor(this.countedMs / 1000)
    this.countedMs -= playedSeconds * 1000
    const position = Math.floor(this.place)
    if (this.isDone || (playedSeconds === 0 && position === this.reportedPlace)) return
    this.reportedPlace = position
    const { learnerId, lessonId } = this.lesson
    this.outbox.add({ learnerId, lessonId, position, playedSeconds, speed: this.speed })
  }

  private endBeats(): void {
    if (this.timer !== null) clearInterval(this.timer)
    this.timer = null
  }

  private count(): void {
    if (this.playingSince === null) return
    const now = Date.now()
    this.countedMs += Math.max(0, now - this.playingSince)
    this.playingSince = now
  }
}
