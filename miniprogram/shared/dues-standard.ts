/**
 * What a member's dues are, by the standard of the month. Standards are data with their articles: a later regulation is a
 * new entry, and a month is always read under the rule of its day.
 */
import type { Month } from './calendar'
import { formatFen } from './fen'
import type { DuesCategory } from './words'

/** A rate for the whole base up to and including `upToFen`; null: no upper end. */
interface Tier {
  readonly upToFen: number | null
  /** Parts per ten thousand: 150 is 1.5 %. */
  readonly rateBasisPoints: number
}

type DuesRule =
  | { readonly kind: 'rate'; readonly tiers: readonly Tier[]; readonly source: string }
  | { readonly kind: 'fixed'; readonly amountFen: number; readonly source: string }
  /** The member chooses the amount, which is kept as the base. */
  | { readonly kind: 'chosen'; readonly lowestFen: number; readonly highestFen: number; readonly source: string }

export interface DuesStandard {
  readonly id: string
  /** First month it applies to. */
  readonly fromMonth: Month
  readonly rules: Readonly<Record<DuesCategory, DuesRule>>
}

const regulation = '《党费规定》（中组发〔2008〕3号）'

const payTiers: readonly Tier[] = [
  { upToFen: 300_000, rateBasisPoints: 50 },
  { upToFen: 500_000, rateBasisPoints: 100 },
  { upToFen: 1_000_000, rateBasisPoints: 150 },
  { upToFen: null, rateBasisPoints: 200 },
]
const pensionTiers: readonly Tier[] = [
  { upToFen: 500_000, rateBasisPoints: 50 },
  { upToFen: null, rateBasisPoints: 100 },
]
const student: DuesRule = { kind: 'fixed', amountFen: 20, source: `${regulation}第六条` }

/** Newest first. Postgraduates are not in the text: local practice, kept here as the setting that it is (RULES.md). */
export const standards: readonly DuesStandard[] = [
  {
    id: '2008',
    fromMonth: '2008-04',
    rules: {
      salaried: { kind: 'rate', tiers: payTiers, source: `${regulation}第一条、第二条` },
      retired: { kind: 'rate', tiers: pensionTiers, source: `${regulation}第五条` },
      undergraduate: student,
      unemployed: student,
      farmer: { kind: 'chosen', lowestFen: 20, highestFen: 100, source: `${regulation}第六条` },
      postgraduate: { kind: 'rate', tiers: payTiers, source: `按惯例，固定津贴比照${regulation}第二条` },
      postgraduateNoIncome: { ...student, source: `按惯例，无固定收入比照${regulation}第六条` },
    },
  },
]

/** Before this month nothing can be reckoned. */
export const firstMonth: Month = standards[standards.length - 1]?.fromMonth ?? ''

/** @throws Error for a month before the first standard */
export function standardFor(month: Month): DuesStandard {
  const standard = standards.find(({ fromMonth }) => fromMonth <= month)
  if (!standard) throw new Error(`no dues standard for ${month}`)
  return standard
}

/** Categories with one amount for everybody: nothing to declare, nothing to confirm. */
export function isFixedAmount(category: DuesCategory, standard: DuesStandard): boolean {
  return standard.rules[category].kind === 'fixed'
}

export interface Assessment {
  readonly standardId: string
  readonly category: DuesCategory
  /** 0 where the amount does not depend on it. */
  readonly baseFen: number
  readonly rateBasisPoints: number | null
  readonly amountFen: number
  /** Why, in one Chinese sentence. */
  readonly tier: string
  /** The article behind it. */
  readonly source: string
}

export interface AssessmentInput {
  readonly category: DuesCategory
  /** Monthly, whole fen: pay after tax, pension or stipend, or the chosen amount itself. */
  readonly baseFen: number
  readonly standard: DuesStandard
}

/** One month's dues. The rate applies to the whole base, not to the part above a boundary; half a fen rounds up. */
export function assess({ category, baseFen, standard }: AssessmentInput): Assessment {
  const rule = standard.rules[category]
  const common = { standardId: standard.id, category, source: rule.source }
  if (rule.kind === 'fixed') {
    const tier = `每月固定 ${formatFen(rule.amountFen)} 元。`
    return { ...common, baseFen: 0, rateBasisPoints: null, amountFen: rule.amountFen, tier }
  }
  if (rule.kind === 'chosen') {
    const { lowestFen, highestFen } = rule
    const amountFen = Math.min(Math.max(baseFen, lowestFen), highestFen)
    const tier = `每月 ${formatFen(lowestFen)} 到 ${formatFen(highestFen)} 元，自己选。`
    return { ...common, baseFen: amountFen, rateBasisPoints: null, amountFen, tier }
  }
  const index = rule.tiers.findIndex(({ upToFen }) => upToFen === null || baseFen <= upToFen)
  const { rateBasisPoints } = rule.tiers[index] as Tier
  const amountFen = Math.floor((baseFen * rateBasisPoints + 5_000) / 10_000)
  return { ...common, baseFen, rateBasisPoints, amountFen, tier: tierText(rule.tiers, index) }
}

/** "5,000 以上到 10,000 元，按 1.5% 缴。" */
function tierText(tiers: readonly Tier[], index: number): string {
  const { upToFen, rateBasisPoints } = tiers[index] as Tier
  const above = tiers[index - 1]?.upToFen
  const rate = `按 ${rateBasisPoints / 100}% 缴。`
  if (above == null) return `${wholeYuan(upToFen ?? 0)} 元及以下，${rate}`
  if (upToFen === null) return `${wholeYuan(above)} 元以上，${rate}`
  return `${wholeYuan(above)} 以上到 ${wholeYuan(upToFen)} 元，${rate}`
}

/** The tiers of a category's rate as people read them; none where the amount does not follow a rate. */
export function tiersOf(category: DuesCategory, standard: DuesStandard): string[] {
  const rule = standard.rules[category]
  return rule.kind === 'rate' ? rule.tiers.map((_tier, index) => tierText(rule.tiers, index)) : []
}

const wholeYuan = (amountFen: number) => formatFen(amountFen).replace(/\.00$/, '')
