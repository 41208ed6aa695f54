/** What dues come to, for the forms that ask for a base and the pages that say why. */
import { monthOf } from './calendar'
import { assess, standardFor, type Assessment } from './dues-standard'
import { formatFen, parseYuan } from './fen'
import type { DuesCategory } from './words'

export interface CostView {
  /** Yuan a month. */
  readonly monthly: string
  readonly base: string
  readonly baseLabel: string
  /** "1.5%"; '' where the amount is no share of a base. */
  readonly rate: string
  readonly tier: string
  /** The article behind it. */
  readonly source: string
}

/** What stands under the base in the formula. */
const baseLabels: Partial<Record<DuesCategory, string>> = {
  salaried: '税后月工资',
  retired: '每月养老金',
  postgraduate: '每月津贴',
}

type Figures = Pick<Assessment, 'category' | 'amountFen' | 'baseFen' | 'rateBasisPoints' | 'tier' | 'source'>

export function toCost({ category, amountFen, baseFen, rateBasisPoints, tier, source }: Figures): CostView {
  return {
    monthly: formatFen(amountFen),
    base: formatFen(baseFen),
    baseLabel: baseLabels[category] ?? '缴费基数',
    rate: rateBasisPoints === null ? '' : `${rateBasisPoints / 100}%`,
    tier,
    source,
  }
}

/** A slip below it: even the lowest rate of it comes to nothing. */
const smallestBaseFen = 100

/**
 * What a month will cost with what a form holds now; null until that can be said.
 * @param category a `DuesCategory`, or '' while none is chosen
 * @param typed yuan, as typed
 */
export function costOf(category: string, typed: string, now: number): CostView | null {
  if (!category) return null
  const standard = standardFor(monthOf(now))
  const rule = standard.rules[category as DuesCategory]
  const baseFen = rule.kind === 'fixed' ? 0 : parseYuan(typed)
  if (baseFen === null || (rule.kind === 'rate' && baseFen < smallestBaseFen)) return null
  if (rule.kind === 'chosen' && (baseFen < rule.lowestFen || baseFen > rule.highestFen)) return null
  return toCost(assess({ category: category as DuesCategory, baseFen, standard }))
}

const choiceStepFen = 10

/** The amounts that a member of the category chooses from, in yuan; none where the standard says what it is. */
export function choicesOf(category: string, now: number): string[] {
  const rule = category ? standardFor(monthOf(now)).rules[category as DuesCategory] : null
  if (rule?.kind !== 'chosen') return []
  const choices: string[] = []
  for (let fen = rule.lowestFen; fen <= rule.highestFen; fen += choiceStepFen) choices.push(formatFen(fen))
  return choices
}
