/** Milliseconds that Asia/Shanghai is ahead of UTC; it has had no summer time since 1991. */
const SHANGHAI_MS = 8 * 60 * 60 * 1000
const LAST_YEAR = 2099

interface FieldRule {
  name: string
  min: number
  max: number
  /** Names for the values from `min` on. */
  names?: readonly string[]
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'] as const
/** 0 is Sunday, as in SCF's 触发器 documentation; an older page of CloudBase says Monday, so names are the safe way. */
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] as const

const FIELDS: readonly FieldRule[] = [
  { name: 'second', min: 0, max: 59 },
  { name: 'minute', min: 0, max: 59 },
  { name: 'hour', min: 0, max: 23 },
  { name: 'day', min: 1, max: 31 },
  { name: 'month', min: 1, max: 12, names: MONTHS },
  { name: 'weekday', min: 0, max: 6, names: WEEKDAYS },
  { name: 'year', min: 1970, max: LAST_YEAR },
]

/** A timer's times. No kept library reads WeChat's seven fields with a year, and `day` or `weekday` both restricted. */
export interface Cron {
  readonly text: string
  /** The first time after `after`, milliseconds; null when there is none any more. */
  next(after: number): number | null
}

/**
 * Seven fields: second minute hour day month weekday year, each `*`, a value, `a-b`, `a,b`, `a-b/n` or `a/n`, in Asia/Shanghai.
 * Source: 云开发, 定时触发器, Cron 表达式.
 *
 * @throws Error that names the wrong field
 */
export function parseCron(text: string): Cron {
  const parts = text.trim().split(/\s+/)
  if (parts.length !== FIELDS.length)
    throw new Error(`cron "${text}": seven fields are needed, second first and year last`)
  const sets = FIELDS.map((field, index) => parseField(parts[index] as string, field, text))
  const [seconds, minutes, hours, days, months, weekdays, years] = sets as [
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
    Set<number>,
  ]
  const matchesDay = dayRule(days, weekdays, { anyDay: parts[3] === '*', anyWeekday: parts[5] === '*' })
  return { text, next: (after) => search(after, { seconds, minutes, hours, months, years, matchesDay }) }
}

/** When both are restricted, either is enough. Source: SCF, 定时触发器: "两者为“或”关系". */
function dayRule(days: Set<number>, weekdays: Set<number>, any: { anyDay: boolean; anyWeekday: boolean }) {
  return (time: Date): boolean => {
    const day = days.has(time.getUTCDate())
    const weekday = weekdays.has(time.getUTCDay())
    return any.anyDay || any.anyWeekday ? day && weekday : day || weekday
  }
}

interface Rules {
  seconds: Set<number>
  minutes: Set<number>
  hours: Set<number>
  months: Set<number>
  years: Set<number>
  matchesDay(time: Date): boolean
}

/** Walks forward, skipping whole years, months, days, hours and minutes that cannot match. */
function search(after: number, rules: Rules): number | null {
  // local time as if it were UTC
  const time = new Date(Math.floor((after + SHANGHAI_MS) / 1000) * 1000 + 1000)
  while (time.getUTCFullYear() <= LAST_YEAR) {
    if (!rules.years.has(time.getUTCFullYear())) time.setTime(Date.UTC(time.getUTCFullYear() + 1, 0, 1))
    else if (!rules.months.has(time.getUTCMonth() + 1))
      time.setTime(Date.UTC(time.getUTCFullYear(), time.getUTCMonth() + 1, 1))
    else if (!rules.matchesDay(time)) time.setUTCHours(24, 0, 0, 0)
    else if (!rules.hours.has(time.getUTCHours())) time.setUTCMinutes(60, 0, 0)
    else if (!rules.minutes.has(time.getUTCMinutes())) time.setUTCSeconds(60, 0)
    else if (!rules.seconds.has(time.getUTCSeconds())) time.setTime(time.getTime() + 1000)
    else return time.getTime() - SHANGHAI_MS
  }
  return null
}

function parseField(text: string, field: FieldRule, whole: string): Set<number> {
  const values = new Set<number>()
  for (const item of text.split(',')) {
    const [range = '', step = '1', ...rest] = item.split('/')
    const [first, last] = parseRange(range, field, item.includes('/'))
    const by = Number(step)
    const wrong =
      rest.length > 0 || !Number.isInteger(by) || by < 1 || !(first >= field.min && last <= field.max && first <= last)
    if (wrong) throw new Error(`cron "${whole}": ${field.name} "${text}" is wrong`)
    for (let value = first; value <= last; value += by) values.add(value)
  }
  return values
}

function parseRange(range: string, field: FieldRule, stepped: boolean): [number, number] {
  if (range === '*') return [field.min, field.max]
  const [from = '', to] = range.split('-')
  const first = parseValue(from, field)
  if (to !== undefined) return [first, parseValue(to, field)]
  return [first, stepped ? field.max : first]
}

/** NaN when it is neither a number nor a name. */
function parseValue(text: string, { names, min }: FieldRule): number {
  const named = names?.indexOf(text.toUpperCase()) ?? -1
  if (named >= 0) return named + min
  return /^\d+$/.test(text) ? Number(text) : NaN
}
