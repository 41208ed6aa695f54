import type { OutputOf } from '../../../../cloudfunctions/contract'
import { addMonths, endOfMonth, formatMoment, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { limits } from '../../../shared/limits'

type Mine = OutputOf<'dues.openMine'>
type Look = 'paid' | 'open' | 'paying' | 'exempt' | 'none'

export interface MonthTile {
  readonly month: string
  readonly label: string
  readonly look: Look
  readonly state: string
  readonly isChosen: boolean
}

/** A year's tiles with what stands beside the year. */
export interface YearOfTiles {
  readonly title: string
  readonly note: string
  readonly months: readonly MonthTile[]
}

const states: Record<Look, string> = { paid: '已缴', open: '可以缴', paying: '支付中', exempt: '免缴', none: '–' }

/** Months one owes: due by the end of this month, not paid, and not too old to be paid here. */
export function owedMonths({ bills, payableMonths, thisMonth }: Mine): string[] {
  const unpaid = bills.filter(({ state, month }) => state === 'unpaid' && month <= thisMonth)
  return unpaid
    .map(({ month }) => month)
    .filter((month) => payableMonths.includes(month))
    .sort()
}

export function toView(mine: Mine) {
  const owed = owedMonths(mine)
  const year = yearOf(mine.now)
  const isWaiting = mine.openOrderId !== null
  return {
    owed: formatFen(mine.owedFen),
    headline: headlineOf(mine, owed.length),
    subline:
      owed.length > 0
        ? `${monthsLabel(owed, year)}，${formatMoment(endOfMonth(mine.thisMonth), 'M月D日')}前缴清就好`
        : paidThroughLine(mine),
    isWaiting,
    hint: hintOf(mine),
    why: mine.explanation && toWhy(mine.explanation, mine.declaration),
    ask: mine.declaration
      ? {
          title: '等组织委员确认基数',
          text: `你报了 ${formatFen(mine.declaration.baseFen)} 元，确认后每月的党费就会算好。`,
          verb: '去修改',
        }
      : { title: '先报一下缴费基数', text: '组织委员确认后，每月的党费就会算好。', verb: '去填写' },
    isPaymentAvailable: mine.isPaymentAvailable,
    canPay: mine.isPaymentAvailable && !isWaiting && mine.payableMonths.length > 0,
    mine,
  }
}

function headlineOf({ bills, openOrderId }: Mine, owedCount: number): string {
  if (owedCount > 0) return `待缴 ${owedCount} 个月`
  if (openOrderId !== null) return '正在核对'
  return bills.length > 0 ? '都缴清了' : '还没有账单'
}

function paidThroughLine({ paidThrough, now }: Mine): string {
  return paidThrough ? `已缴到 ${monthsLabel([paidThrough], yearOf(now))}` : ''
}

function hintOf({ payableMonths, thisMonth, isPaymentAvailable }: Mine): string {
  const ahead = payableMonths.filter((month) => month > thisMonth)
  return ahead.length > 0 && isPaymentAvailable ? `后面的月份可以提前缴，最多提前 ${limits.duesMonthsAhead} 个月。` : ''
}

type Explanation = NonNullable<Mine['explanation']>

function toWhy({ amountFen, baseFen, rateBasisPoints, tier, source }: Explanation, declaration: Explanation | null) {
  return {
    amount: formatFen(amountFen),
    base: formatFen(baseFen),
    rate: rateBasisPoints === null ? '' : `${rateBasisPoints / 100}%`,
    tier,
    source,
    change: declaration ? '新报的基数在等确认' : '收入有变？告诉组织委员',
  }
}

/** The tiles of this year, and below it next year's months where they can be paid ahead already. */
export function toTiles(mine: Mine, chosen: readonly string[]): YearOfTiles[] {
  const year = yearOf(mine.now)
  const next = mine.payableMonths.filter((month) => month > `${year}-12`)
  const ofYear = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index))
  const toTile = (month: string): MonthTile => {
    const look = lookOf(mine.bills.find((bill) => bill.month === month)?.state, mine.payableMonths.includes(month))
    const isChosen = chosen.includes(month)
    return { month, label: `${Number(month.slice(5))}月`, look, state: isChosen ? '已选' : states[look], isChosen }
  }
  return [
    { title: `${year}年`, note: paidThroughLine(mine), months: ofYear.map(toTile) },
    ...(next.length > 0 ? [{ title: `${year + 1}年`, note: '可以提前缴', months: next.map(toTile) }] : []),
  ]
}

function lookOf(state: Mine['bills'][number]['state'] | undefined, isPayable: boolean): Look {
  if (state === 'paid' || state === 'paying' || state === 'exempt') return state
  return isPayable ? 'open' : 'none'
}

/**
 * The choice after a tap: months are paid oldest first without a gap, so choosing one takes all before it along, and
 * leaving one out leaves out all after it.
 */
export function afterTap({ payableMonths }: Mine, chosen: readonly string[], month: string): string[] {
  if (!payableMonths.includes(month)) return [...chosen]
  return payableMonths.filter((other) => (chosen.includes(month) ? other < month : other <= month))
}

/** What the bar says of the choice. Months without a bill yet cost what a month costs now. */
export function toChoice(mine: Mine, chosen: readonly string[]) {
  const monthly = mine.explanation?.amountFen ?? 0
  const bills = new Map(mine.bills.map(({ month, amountFen }) => [month, amountFen]))
  const amountFen = chosen.reduce((sum, month) => sum + (bills.get(month) ?? monthly), 0)
  return {
    count: chosen.length,
    label:
      chosen.length > 3
        ? `${monthsLabel(chosen.slice(0, 1), yearOf(mine.now))}起`
        : monthsLabel(chosen, yearOf(mine.now)),
    amount: formatFen(amountFen),
  }
}
