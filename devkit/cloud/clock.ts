import dayjs from 'dayjs'
import timezone from 'dayjs/plugin/timezone'
import utc from 'dayjs/plugin/utc'
import type { Happenings } from './events'
import { CLOCK_MAX_OFFSET_MS } from './limits'
import type { State } from './state'

dayjs.extend(utc)
dayjs.extend(timezone)

/** Time zone of timers, of `clock 2026-12-01` and of WeChat Pay's time_end. */
export const CLOUD_TIMEZONE = 'Asia/Shanghai'

const STEP = /^([+-]\d{1,6})(month|y|mo|w|d|h|min|m|s)$/
const UNITS = {
  month: 'month',
  mo: 'month',
  y: 'year',
  w: 'week',
  d: 'day',
  h: 'hour',
  min: 'minute',
  m: 'minute',
  s: 'second',
} as const
const DATE = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2})?)?$/

/** The cloud's clock: real time plus an offset that survives a restart. */
export class CloudClock {
  private offset: number

  constructor(
    private readonly state: State,
    private readonly happenings: Happenings,
  ) {
    this.offset = state.get<number>('clock', 'offset') ?? 0
  }

  now(): number {
    return Date.now() + this.offset
  }

  offsetMs(): number {
    return this.offset
  }

  /**
   * @param text `+1month`, `+3d`, `+2h`, `+5min`, `2026-12-01`, `2026-12-01T08:00`; a date is in Asia/Shanghai
   * @returns the new time in milliseconds
   * @throws RangeError when the text is none of these
   */
  move(text: string): number {
    const target = parse(text.trim(), this.now())
    const offset = target - Date.now()
    if (!Number.isFinite(target) || Math.abs(offset) > CLOCK_MAX_OFFSET_MS) throw notATime(text)
    this.set(offset)
    return target
  }

  reset(): void {
    this.set(0)
  }

  private set(offset: number): void {
    this.offset = offset
    this.state.put('clock', 'offset', offset)
    this.happenings.emit('clock', { now: this.now(), offsetMs: offset })
  }
}

function parse(text: string, now: number): number {
  const step = STEP.exec(text)
  if (step)
    return dayjs(now)
      .tz(CLOUD_TIMEZONE)
      .add(Number(step[1]), UNITS[step[2] as keyof typeof UNITS])
      .valueOf()
  if (!DATE.test(text)) throw notATime(text)
  const moment = dayjs.tz(text, CLOUD_TIMEZONE)
  // a day that does not exist would silently roll over into the next month
  if (!moment.isValid() || moment.format('YYYY-MM-DD') !== text.slice(0, 10)) throw notATime(text)
  return moment.valueOf()
}

function notATime(text: string): RangeError {
  return new RangeError(`not a time: "${text}" (try +1month, +3d, +2h, 2026-12-01 or 2026-12-01T08:00)`)
}

/** `20261201080000`, as WeChat Pay writes time_end. */
export function compactTime(at: number): string {
  return dayjs(at).tz(CLOUD_TIMEZONE).format('YYYYMMDDHHmmss')
}

/** Parses `20261201080000`; NaN when it is not that. */
export function fromCompactTime(text: string): number {
  const parts = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/.exec(text)
  if (!parts) return NaN
  const [, year, month, day, hour, minute, second] = parts
  return dayjs.tz(`${year}-${month}-${day}T${hour}:${minute}:${second}`, CLOUD_TIMEZONE).valueOf()
}
