import type { CloudClock } from '../clock'
import { CallFailure } from '../functions/errors'
import type { FunctionRuntime } from '../functions/runtime'
import { TIMER_CATCH_UP_FIRINGS } from '../limits'
import type { State } from '../state'
import type { Cron } from './cron'

interface Timer {
  fn: string
  name: string
  cron: Cron
}

interface Firing extends Timer {
  at: number
}

const MINUTE_MS = 60_000
/** Windows in which to look for the latest firing, smallest first, so that a frequent timer is not counted through. */
const WINDOWS_MS = [1, 60, 24 * 60, 31 * 24 * 60, 366 * 24 * 60].map((minutes) => minutes * MINUTE_MS)

/**
 * Timers of all functions on the cloud's clock. When the clock has jumped, each timer fires for the times it passed, in
 * order, up to TIMER_CATCH_UP_FIRINGS; of the rest only the latest. A firing for the past is given the time it was due
 * as its present. A firing that fails is logged and not repeated.
 */
export class Timers {
  private ranUntil: number

  constructor(
    private readonly runtime: FunctionRuntime,
    private readonly clock: CloudClock,
    private readonly state: State,
  ) {
    // a cloud that was switched off catches up; one that never ran has nothing to catch up with
    this.ranUntil = state.get<number>('timers', 'ranUntil') ?? clock.now()
  }

  /** Fires what became due since the last time. */
  async runDue(): Promise<void> {
    const until = this.clock.now()
    const from = Math.min(this.ranUntil, until)
    const firings = this.list().flatMap((timer) => firingsBetween(timer, from, until))
    for (const firing of firings.sort((a, b) => a.at - b.at)) {
      this.mark(firing.at)
      await this.fire(firing, firing.at).catch(ignoreFailure)
    }
    this.mark(until)
  }

  /** Nothing before now is caught up with. */
  startOver(): void {
    this.mark(this.clock.now())
  }

  /** @returns what the function answered. @throws Error when there is no such timer, CallFailure as a call does */
  async fireNow(fn: string, name: string): Promise<unknown> {
    const timer = this.list().find((each) => each.fn === fn && each.name === name)
    if (!timer) throw new Error(`function ${fn} has no timer ${name}`)
    return this.fire(timer, this.clock.now())
  }

  /** When the next one is due on the cloud's clock; null when there are none. */
  nextDueAt(): number | null {
    const from = Math.min(this.ranUntil, this.clock.now())
    const times = this.list().map(({ cron }) => cron.next(from))
    return times.reduce((first, at) => (first === null || (at !== null && at < first) ? at : first), null)
  }

  private list(): Timer[] {
    return this.runtime.configs().flatMap(({ name: fn, timers }) => timers.map((timer) => ({ fn, ...timer })))
  }

  private async fire({ fn, name }: Timer, at: number): Promise<unknown> {
    const isPast = this.clock.now() - at > MINUTE_MS
    const result = await this.runtime.invoke({
      fn,
      event: {
        Type: 'Timer',
        TriggerName: name,
        Time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
        Message: '',
      },
      caller: {},
      source: 'wx_trigger',
      action: `timer:${name}`,
      ...(isPast ? { clockOffsetMs: at - Date.now() } : {}),
    })
    return JSON.parse(result) as unknown
  }

  private mark(until: number): void {
    this.ranUntil = until
    this.state.put('timers', 'ranUntil', until)
  }
}

function firingsBetween(timer: Timer, from: number, until: number): Firing[] {
  const firings: Firing[] = []
  let at = timer.cron.next(from)
  while (at !== null && at <= until && firings.length < TIMER_CATCH_UP_FIRINGS) {
    firings.push({ ...timer, at })
    at = timer.cron.next(at)
  }
  const skipped = at !== null && at <= until
  return skipped ? [...firings, { ...timer, at: latest(timer.cron, until) ?? (at as number) }] : firings
}

function latest(cron: Cron, until: number): number | null {
  for (const window of WINDOWS_MS) {
    let last: number | null = null
    for (let at = cron.next(until - window); at !== null && at <= until; at = cron.next(at)) last = at
    if (last !== null) return last
  }
  return null
}

/** The call's record and log tell of it. */
function ignoreFailure(error: unknown): void {
  if (!(error instanceof CallFailure)) throw error
}
