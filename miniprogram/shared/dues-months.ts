/** The months of one member's dues as tiles to choose from, for the member and for whoever keeps the ledger. */
import { addMonths, monthsLabel, yearOf } from './calendar'
import { formatFen } from './fen'

type BillState = 'unpaid' | 'paying' | 'paid' | 'exempt'

/** What the tiles need of an answer: `dues.openMine` and `dues.openMember` both have it. */
export interface DuesMonths {
  readonly now: number
  readonly thisMonth: string
  readonly bills: readonly { readonly month: string; readonly amountFen: number; readonly state: BillState }[]
  readonly payableMonths: readonly string[]
  readonly paidThrough: string | null
  readonly explanation: { readonly amountFen: number } | null
  readonly relief: { readonly from: string; readonly through: string; readonly monthlyFen: number } | null
}

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
export function owedMonths({ bills, payableMonths, thisMonth }: DuesMonths): string[] {
  const unpaid = bills.filter(({ state, month }) => state === 'unpaid' && month <= thisMonth)
  return unpaid
    .map(({ month }) => month)
    .filter((month) => payableMonths.includes(month))
    .sort()
}

/** "已缴到 10月"; '' before anything was paid. */
export function paidThroughLine({ paidThrough, now }: DuesMonths): string {
  return paidThrough ? `已缴到 ${monthsLabel([paidThrough], yearOf(now))}` : ''
}

/** The tiles of this year, with last year's months that are still open above it and next year's that can be paid below. */
export function toTiles(mine: DuesMonths, chosen: readonly string[]): YearOfTiles[] {
  const year = yearOf(mine.now)
  const before = mine.payableMonths.filter((month) => month < `${year}-01`)
  const next = mine.payableMonths.filter((month) => month > `${year}-12`)
  const ofYear = Array.from({ length: 12 }, (_, index) => addMonths(`${year}-01`, index))
  const toTile = (month: string): MonthTile => {
    const look = lookOf(mine.bills.find((bill) => bill.month === month)?.state, mine.payableMonths.includes(month))
    const isChosen = chosen.includes(month)
    return { month, label: `${Number(month.slice(5))}月`, look, state: isChosen ? '已选' : states[look], isChosen }
  }
  return [
    ...(before.length > 0 ? [{ title: `${year - 1}年`, note: '还可以补缴', months: before.map(toTile) }] : []),
    { title: `${year}年`, note: paidThroughLine(mine), months: ofYear.map(toTile) },
    ...(next.length > 0 ? [{ title: `${year + 1}年`, note: '可以提前缴', months: next.map(toTile) }] : []),
  ]
}

function lookOf(state: BillState | undefined, isPayable: boolean): Look {
  if (state === 'paid' || state === 'paying' || state === 'exempt') return state
  return isPayable ? 'open' : 'none'
}

/**
 * The choice after a tap: months are paid oldest first without a gap, so choosing one takes all before it along, and
 * leaving one out leaves out all after it.
 */
export function afterTap({ payableMonths }: DuesMonths, chosen: readonly string[], month: string): string[] {
  if (!payableMonths.includes(month)) return [...chosen]
  return payableMonths.filter((other) => (chosen.includes(month) ? other < month : other <= month))
}

/** What a month will cost that has no bill yet: what a month costs now, or what a relief leaves of it. */
function monthlyFen({ explanation, relief }: DuesMonths, month: string): number {
  const fullFen = explanation?.amountFen ?? 0
  const isRelieved = relief !== null && relief.from <= month && month <= relief.through
  return isRelieved ? Math.min(fullFen, relief.monthlyFen) : fullFen
}

/** What the months come to, in fen. */
export function amountOf(mine: DuesMonths, chosen: readonly string[]): number {
  const billed = new Map(mine.bills.map(({ month, amountFen }) => [month, amountFen]))
  return chosen.reduce((sum, month) => sum + (billed.get(month) ?? monthlyFen(mine, month)), 0)
}

/** What the bar says of the choice. */
export function toChoice(mine: DuesMonths, chosen: readonly string[]) {
  return {
    count: chosen.length,
    label:
      chosen.length > 3
        ? `${monthsLabel(chosen.slice(0, 1), yearOf(mine.now))}起`
        : monthsLabel(chosen, yearOf(mine.now)),
    total: formatFen(amountOf(mine, chosen)),
  }
}
