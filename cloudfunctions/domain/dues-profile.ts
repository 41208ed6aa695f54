/** The base that a member's dues are reckoned on: declared by the member, fixed once a year by the organizer (practice). */
import { formatFen } from '../../miniprogram/shared/fen'
import type { ConfirmedBase } from './dues-bills'
import type { DuesStandard } from '../../miniprogram/shared/dues-standard'

/** Below one yuan even the lowest rate comes to nothing: such a figure is a slip, and a bill over 0 fen cannot be paid. */
const smallestBaseFen = 100

/** A category whose amount is fixed has no base. A Chinese sentence when what is needed is missing or out of range. */
export function normaliseBase({ category, baseFen }: ConfirmedBase, standard: DuesStandard): ConfirmedBase | string {
  const rule = standard.rules[category]
  if (rule.kind === 'fixed') return { category, baseFen: 0 }
  if (rule.kind === 'rate') {
    return baseFen >= smallestBaseFen ? { category, baseFen } : '缴费基数还没有填，至少 1 元。'
  }
  const { lowestFen, highestFen } = rule
  if (baseFen >= lowestFen && baseFen <= highestFen) return { category, baseFen }
  return `每月在 ${formatFen(lowestFen)} 到 ${formatFen(highestFen)} 元之间选。`
}

export interface Confirmation {
  readonly current: (ConfirmedBase & { readonly year: number }) | null
  readonly wanted: ConfirmedBase
  readonly year: number
  /** Whether a month of this year is paid, or being paid, on the current base. */
  readonly isInUse: boolean
}

export type ConfirmationEffect =
  /** From this month on. */
  | 'fromThisMonth'
  /** A slip of the pen: for the whole year's open months. */
  | 'wholeYear'

/**
 * What confirming does to open bills, or a Chinese sentence why it must wait. Within its year a base changes only with the
 * category (a graduation, a retirement), or while nobody has paid on it yet.
 */
export function judgeConfirmation({
  current,
  wanted,
  year,
  isInUse,
}: Confirmation): { effect: ConfirmationEffect } | string {
  if (!current || current.year !== year || current.category !== wanted.category) return { effect: 'fromThisMonth' }
  if (current.baseFen === wanted.baseFen) return { effect: 'fromThisMonth' }
  if (!isInUse) return { effect: 'wholeYear' }
  return `${year} 年的基数已经定为 ${formatFen(current.baseFen)} 元，也按它缴过了。基数一年核定一次，明年 1 月再改。`
}
