import { dueLabel, formatMoment, yearOf } from './calendar'

/** When a task ends, or that it has: 今天截止, 周五截止, 10月31日截止, 10月9日已截止. */
export function endLabel(dueAt: number, now: number): string {
  if (dueAt >= now) return `${dueLabel(dueAt, now).replace(/前$/, '')}截止`
  const pattern = yearOf(dueAt) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日'
  return `${formatMoment(dueAt, pattern)}已截止`
}
