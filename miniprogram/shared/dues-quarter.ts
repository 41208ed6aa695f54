/** Payment by the quarter, where the branch has agreed to it (党费规定第十二条). */
import { addMonths, type Month } from './calendar'

/** The month in which a month's dues are due: itself, or with payment by the quarter the last month of its quarter. */
export function dueMonthOf(month: Month, isQuarterly: boolean): Month {
  if (!isQuarterly) return month
  const placeInQuarter = (Number(month.slice(5, 7)) - 1) % 3
  return addMonths(month, 2 - placeInQuarter)
}

/** Whether an open month is late: what is due this month is not, since there is time until its last day. */
export function isOverdue(
  month: Month,
  { thisMonth, isQuarterly }: { thisMonth: Month; isQuarterly: boolean },
): boolean {
  return dueMonthOf(month, isQuarterly) < thisMonth
}
