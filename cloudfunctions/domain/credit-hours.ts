/** 学时: how many a member needs in a year, and what may be entered. Kept in whole tenths, so that sums are exact. */
import { startOfMonth, yearOf } from '../../miniprogram/shared/calendar'
import { creditSourceLabels, wordsOf, type Stage } from '../../miniprogram/shared/words'

export const yearlyTarget = {
  tenths: 320,
  source: '《中国共产党党员教育管理工作条例》第二十条',
} as const

export const creditSources = wordsOf(creditSourceLabels)

export const hasReached = (totalTenths: number) => totalTenths >= yearlyTarget.tenths

/** The target is one for Party members, probationary ones among them; activists learn without it. */
export const isAskedOf = (stage: Stage) => stage === 'full' || stage === 'probationary'

/** First instant of the oldest year that sessions can still be entered for, epoch ms: the ledger of the year before is closed. */
const openSince = (now: number) => startOfMonth(`${yearOf(now) - 1}-01`)

/** Why nothing can be entered for that day; null when it can. Epoch ms. */
export function dayProblem(heldAt: number, now: number): string | null {
  if (heldAt > now) return '日期不能晚于今天。'
  return heldAt < openSince(now) ? `只能登记今年和去年的，最早 ${yearOf(now) - 1}年1月1日。` : null
}
