/** When a year's account may be published to the members: once a year (practice). */
import { monthOf, yearOf } from '../../miniprogram/shared/calendar'

/** First month of its own year in which a year may be published. */
const firstMonth = 12

/** A past year, or this one from December on. */
export function canPublish(year: number, now: number): boolean {
  return year < yearOf(now) || (year === yearOf(now) && Number(monthOf(now).slice(5)) >= firstMonth)
}
