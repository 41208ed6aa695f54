import { startOfMonth, yearOf } from '../../miniprogram/shared/calendar'

const yearMs = 365 * 24 * 3600_000

/**
 * A moment of the last weeks, moved into this calendar year when it would fall before it: in January the demo has a year
 * to show as well. What lies further back (`origin`) stays where it is. All epoch ms.
 */
export function thisYear(at: number, now: number, origin = at): number {
  if (now - origin > yearMs) return at
  return Math.min(now, Math.max(at, startOfMonth(`${yearOf(now)}-01`)))
}
