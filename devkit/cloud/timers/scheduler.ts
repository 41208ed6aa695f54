import type { CloudClock } from '../clock'
import type { Deliveries } from '../deliveries'
import type { Timers } from './timers'

/** Milliseconds; a rebuilt function may bring new timers, so look at least this often. */
const LONGEST_SLEEP_MS = 30_000

/** Runs deliveries and timers, one round at a time; by itself once started. */
export class Scheduler {
  private alarm: NodeJS.Timeout | undefined
  private round: Promise<void> = Promise.resolve()
  private started = false

  constructor(
    private readonly parts: { clock: CloudClock; deliveries: Deliveries; timers: Timers },
    private readonly onError: (error: unknown) => void,
  ) {}

  start(): void {
    this.started = true
    this.parts.deliveries.onQueued = () => this.wake()
    this.wake()
  }

  async stop(): Promise<void> {
    this.started = false
    clearTimeout(this.alarm)
    await this.round.catch(() => undefined)
  }

  /** Everything due by now: deliveries first, they are the older promises. */
  runDue(): Promise<void> {
    const run = this.round.then(async () => {
      await this.parts.deliveries.runDue()
      await this.parts.timers.runDue()
    })
    this.round = run.catch(() => undefined)
    return run
  }

  /** Looks anew at what comes next: the clock moved, or something was queued. */
  wake(): void {
    clearTimeout(this.alarm)
    if (!this.started) return
    const ring = (): void =>
      void this.runDue()
        .catch(this.onError)
        .finally(() => this.wake())
    this.alarm = setTimeout(ring, this.pauseMs())
    this.alarm.unref()
  }

  private pauseMs(): number {
    try {
      const times = [this.parts.timers.nextDueAt(), this.parts.deliveries.pending()[0]?.dueAt ?? null]
      const next = Math.min(...times.map((at) => at ?? Infinity))
      return Math.min(LONGEST_SLEEP_MS, Math.max(0, next - this.parts.clock.now()))
    } catch (error) {
      // a config.json that is just being edited; look again later
      this.onError(error)
      return LONGEST_SLEEP_MS
    }
  }
}
