/** Times are shown as in the branch's town, wherever the developer sits. */
const ZONE = 'Asia/Shanghai'

const part = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat('zh-CN', { timeZone: ZONE, hourCycle: 'h23', ...options })

const time = part({ hour: '2-digit', minute: '2-digit', second: '2-digit' })
const minute = part({ hour: '2-digit', minute: '2-digit' })
const day = part({ year: 'numeric', month: 'long', day: 'numeric' })
const weekday = part({ weekday: 'short' })
const dayKey = part({ year: 'numeric', month: '2-digit', day: '2-digit' })

/** @param at epoch ms */
export const clockTime = (at: number): string => time.format(at)
export const minuteTime = (at: number): string => minute.format(at)
export const longDay = (at: number): string => `${day.format(at)} ${weekday.format(at)}`

/** `10月14日 19:26`, without the day when it is `now`'s. */
export function shortTime(at: number, now: number): string {
  const [, month = '', date = ''] = dayKey.format(at).split('/')
  const sameDay = dayKey.format(at) === dayKey.format(now)
  return sameDay ? minute.format(at) : `${Number(month)}月${Number(date)}日 ${minute.format(at)}`
}

/** Fen as yuan: `¥96.30`. */
export const yuan = (fen: number): string => `¥${(fen / 100).toFixed(2)}`

export function byteSize(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`
}

export const milliseconds = (ms: number): string => (ms < 10 ? ms.toFixed(1) : String(Math.round(ms)))
