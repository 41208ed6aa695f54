import { daysWaited } from './calendar'

/** From this many days on, what waits stands in red (design language, "waiting days"). */
const lateDays = 5

/** How long something has waited, as `<waiting-days>` shows it. @param since epoch ms, null for what has no beginning */
export function toWaiting(since: number | null, now: number) {
  return waitingOf(since === null ? 0 : daysWaited(since, now))
}

/** @param days whole ones, 0 for today */
export function waitingOf(days: number) {
  return { days: days === 0 ? '今天' : String(days), unit: days === 0 ? '' : '天', isLate: days >= lateDays }
}
