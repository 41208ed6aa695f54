/** Reduction and exemption: the branch studies it, the next-higher committee approves (党费规定第七条). */
import { addMonths, monthsBetween, type Day, type Month } from '../../miniprogram/shared/calendar'
import { formatFen } from '../../miniprogram/shared/fen'
import { limits } from '../../miniprogram/shared/limits'
import type { DuesCategory, ReliefKind } from '../../miniprogram/shared/words'
import { assess, standardFor } from '../../miniprogram/shared/dues-standard'

/** First and last month, both included. */
interface Span {
  readonly from: Month
  readonly through: Month
}

/** An approved one: what is left to pay in its months. */
export interface Relief extends Span {
  /** Whole fen a month; 0: exempt. */
  readonly monthlyFen: number
}

export const kindOf = ({ monthlyFen }: Pick<Relief, 'monthlyFen'>): ReliefKind =>
  monthlyFen === 0 ? 'exempt' : 'reduced'

/** The one that covers the month. */
export function reliefOf<R extends Relief>(reliefs: readonly R[], month: Month): R | null {
  return reliefs.find(({ from, through }) => from <= month && month <= through) ?? null
}

/** The one of this month, else the next one to come. */
export function currentRelief<R extends Relief>(reliefs: readonly R[], thisMonth: Month): R | null {
  const [first = null] = reliefs
    .filter(({ through }) => through >= thisMonth)
    .sort((a, b) => (a.from < b.from ? -1 : 1))
  return first
}

/** What a bill comes to with it; never more than without. */
export function relieved<F extends { readonly amountFen: number }>(
  figures: F,
  relief: Relief | null,
): F & { state: 'unpaid' | 'exempt' } {
  const amountFen = relief ? Math.min(figures.amountFen, relief.monthlyFen) : figures.amountFen
  return { ...figures, amountFen, state: amountFen === 0 ? 'exempt' : 'unpaid' }
}

/** A bill's own assessment, which stays as it was made whatever was confirmed since. */
interface AssessedBill {
  readonly month: Month
  readonly category: DuesCategory
  readonly baseFen: number
}

/** What a bill that nobody has paid comes to under the member's reliefs. */
export function dueUnder(
  { month, category, baseFen }: AssessedBill,
  reliefs: readonly Relief[],
): { amountFen: number; state: 'unpaid' | 'exempt' } {
  const { amountFen } = assess({ category, baseFen, standard: standardFor(month) })
  return relieved({ amountFen }, reliefOf(reliefs, month))
}

export interface WantedRelief extends Relief {
  readonly kind: ReliefKind
  /** Day on which the branch studied it. */
  readonly studiedOn: Day
}

export interface ReliefContext {
  readonly thisMonth: Month
  readonly today: Day
  /** Months of the member's requests that wait, and of approved ones. */
  readonly taken: readonly Span[]
  /** What a month costs without relief; null while no base is confirmed. */
  readonly fullFen: number | null
}

export interface ReliefProblem {
  readonly field: 'monthlyFen' | 'from' | 'through' | 'studiedOn'
  readonly sentence: string
}

/** Why a request cannot be handed in, or null. */
export function reliefProblem(wanted: WantedRelief, context: ReliefContext): ReliefProblem | null {
  const { from, through, studiedOn } = wanted
  const { duesMonthsBack, reliefMonths } = limits
  if (from < addMonths(context.thisMonth, -duesMonthsBack)) {
    return { field: 'from', sentence: `开始月份最早选 ${duesMonthsBack} 个月前，更早的账不再变动。` }
  }
  if (through < from) return { field: 'through', sentence: '结束月份不能早于开始月份。' }
  if (monthsBetween(from, through) >= reliefMonths) {
    return { field: 'through', sentence: `一次最多 ${reliefMonths} 个月，到期还有困难，再研究一次。` }
  }
  if (studiedOn > context.today) return { field: 'studiedOn', sentence: '研究日期不能晚于今天，支部研究过再报。' }
  const isTaken = context.taken.some((span) => span.from <= through && from <= span.through)
  if (isTaken) return { field: 'from', sentence: '这几个月里已经有一份减免，换个月份，或者先撤回那一份。' }
  return amountProblem(wanted, context)
}

function amountProblem({ kind, monthlyFen }: WantedRelief, { fullFen }: ReliefContext): ReliefProblem | null {
  if (kind === 'exempt') return null
  if (monthlyFen === 0) return { field: 'monthlyFen', sentence: '填每月还缴多少；一分不缴的选免缴。' }
  if (fullFen === null || monthlyFen < fullFen) return null
  return { field: 'monthlyFen', sentence: `现在每月 ${formatFen(fullFen)} 元，少缴要比它少。` }
}

/** Whether ending it would still change a month: it ends with this month, which stays as it is. */
export const canEnd = ({ through }: Span, thisMonth: Month): boolean => through > thisMonth

/** The reliefs after one of them has been ended with this month; one that has not begun is gone. */
export function withoutFuture<R extends Relief & { readonly reliefId: string }>(
  reliefs: readonly R[],
  reliefId: string,
  thisMonth: Month,
): R[] {
  return reliefs.flatMap((relief) => {
    if (relief.reliefId !== reliefId) return [relief]
    return relief.from > thisMonth ? [] : [{ ...relief, through: thisMonth }]
  })
}
