/**
 * Days and months as people in China count them. All of China keeps UTC+8 without daylight saving, so a fixed offset is
 * exact. No date library: without plugins, which WeChat's npm build leaves out, they read the phone's own clock, and on a
 * phone abroad 02:30 in Shanghai may fall into an hour that daylight saving skips.
 */
const dayMs = 24 * 3600_000
/** Shanghai is ahead of UTC by this much, ms. */
export const shanghaiOffsetMs = 8 * 3600_000

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** A calendar month, "2026-11". */
export type Month = string
/** A calendar day, "2026-11-23". */
export type Day = string

/** A date whose UTC fields are Shanghai's wall clock, wherever the code runs. For reading only: its instant is not `at`. */
function wallClock(at: number): Date {
  return new Date(at + shanghaiOffsetMs)
}

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** @param at epoch ms @param pattern with YYYY, M, MM, D, DD, HH and mm, "M月D日 HH:mm" */
export function formatMoment(at: number, pattern: string): string {
  const wall = wallClock(at)
  const [month, day] = [wall.getUTCMonth() + 1, wall.getUTCDate()]
  const parts: Record<string, string | number> = {
    YYYY: wall.getUTCFullYear(),
    M: month,
    MM: twoDigits(month),
    D: day,
    DD: twoDigits(day),
    HH: twoDigits(wall.getUTCHours()),
    mm: twoDigits(wall.getUTCMinutes()),
  }
  return pattern.replace(/YYYY|MM?|DD?|HH|mm/g, (token) => String(parts[token]))
}

/** Calendar days in Shanghai since the epoch: the difference of two is how many midnights lie between. */
function dayNumber(at: number): number {
  return Math.floor((at + shanghaiOffsetMs) / dayMs)
}

const weekdayOf = (at: number) => weekdays[wallClock(at).getUTCDay()]

export function monthOf(at: number): Month {
  return formatMoment(at, 'YYYY-MM')
}

export function dayOf(at: number): Day {
  return formatMoment(at, 'YYYY-MM-DD')
}

export function yearOf(at: number): number {
  return wallClock(at).getUTCFullYear()
}

export function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

const monthIndex = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1

export function addMonths(month: Month, count: number): Month {
  const index = monthIndex(month) + count
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** Whole months from one to the other: ("2026-09", "2026-11") → 2. */
export function monthsBetween(from: Month, to: Month): number {
  return monthIndex(to) - monthIndex(from)
}

/** The first instant of the month in Shanghai, epoch ms. */
export function startOfMonth(month: Month): number {
  return startOfDay(`${month}-01`)
}

/** The last instant of the month in Shanghai, epoch ms. */
export function endOfMonth(month: Month): number {
  return startOfMonth(addMonths(month, 1)) - 1
}

/** The first instant of the day in Shanghai, epoch ms. */
export function startOfDay(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) - shanghaiOffsetMs
}

/** The last instant of the day in Shanghai, epoch ms. */
export function endOfDay(at: number): number {
  return (dayNumber(at) + 1) * dayMs - shanghaiOffsetMs - 1
}

/** "10月14日 周三" */
export function dayLabel(at: number): string {
  return `${formatMoment(at, 'M月D日')} ${weekdayOf(at)}`
}

/** "2021年6月18日" */
export function longDayLabel(day: Day): string {
  return formatMoment(startOfDay(day), 'YYYY年M月D日')
}

/** "10月14日 19:26", with the year when it is not this one. */
export function momentLabel(at: number, now: number): string {
  return formatMoment(at, yearOf(at) === yearOf(now) ? 'M月D日 HH:mm' : 'YYYY年M月D日 HH:mm')
}

/** How long ago, as people say it: 刚刚, 5 分钟前, 今天 16:40, 昨天 21:08, 10月14日. */
export function agoLabel(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟前`
  const day = recentDayLabel(at, now)
  return dayNumber(now) - dayNumber(at) < 2 ? `${day} ${formatMoment(at, 'HH:mm')}` : day
}

/** The day of something, as lists name it: 今天, 昨天, 10月14日, 2025年10月14日. */
export function recentDayLabel(at: number, now: number): string {
  const days = dayNumber(now) - dayNumber(at)
  if (days === 0) return '今天'
  if (days === 1) return '昨天'
  return formatMoment(at, yearOf(at) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日')
}

/** Until when: 今天, 明天, 周五前 (within a week), 10月31日前. */
export function dueLabel(at: number, now: number): string {
  const days = dayNumber(at) - dayNumber(now)
  if (days === 0) return '今天'
  if (days === 1) return '明天'
  if (days > 1 && days < 7) return `${weekdayOf(at)}前`
  return formatMoment(at, 'M月D日前')
}

/** Whole days that something has waited, by calendar days in Shanghai. */
export function daysWaited(since: number, now: number): number {
  return dayNumber(now) - dayNumber(since)
}

/** "9月、10月" (this year) or "2025年12月、2026年1月". */
export function monthsLabel(months: readonly Month[], thisYear: number): string {
  const plain = months.every((month) => Number(month.slice(0, 4)) === thisYear)
  return months.map((month) => monthLabel(month, plain)).join('、')
}

function monthLabel(month: Month, plain: boolean): string {
  const number = `${Number(month.slice(5))}月`
  return plain ? number : `${month.slice(0, 4)}年${number}`
}

/** 早上好 until 11, 中午好 until 13, 下午好 until 18, 晚上好 after. */
export function greeting(now: number): string {
  const hour = wallClock(now).getUTCHours()
  if (hour >= 5 && hour < 11) return '早上好'
  if (hour >= 11 && hour < 13) return '中午好'
  if (hour >= 13 && hour < 18) return '下午好'
  return '晚上好'
}

/** Seconds as a clock: 444 → "7:24", 3750 → "1:02:30". */
export function clockLabel(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds))
  const rest = `${String(Math.floor(whole / 60) % 60)}:${String(whole % 60).padStart(2, '0')}`
  return whole < 3600 ? rest : `${Math.floor(whole / 3600)}:${rest.padStart(5, '0')}`
}
