/** A reduction or exemption while it is being written: as typed. */
import type { InputOf } from '../../../../cloudfunctions/contract'
import { addMonths, dayOf, monthOf, monthsBetween, type Day, type Month } from '../../../shared/calendar'
import { parseYuan } from '../../../shared/fen'
import { limits } from '../../../shared/limits'
import type { ReliefKind } from '../../../shared/words'

type Input = InputOf<'dues.submitRelief'>

export interface ReliefDraft {
  readonly memberId: string
  readonly kind: ReliefKind
  /** Of `reduced`: what is left to pay a month, in yuan. */
  readonly yuan: string
  readonly from: Month
  readonly through: Month
  readonly reason: string
  readonly studiedOn: Day
}

/** Half a year, unless somebody chooses otherwise. */
const usualMonths = 6

export function newRelief(now: number, memberId = ''): ReliefDraft {
  const from = monthOf(now)
  const through = addMonths(from, usualMonths - 1)
  return { memberId, kind: 'reduced', yuan: '', from, through, reason: '', studiedOn: dayOf(now) }
}

/** The end stays where it is as long as it can. */
export function startingIn(draft: ReliefDraft, from: Month): ReliefDraft {
  const length = monthsBetween(from, draft.through)
  const fits = length >= 0 && length < limits.reliefMonths
  return { ...draft, from, through: fits ? draft.through : addMonths(from, length < 0 ? 0 : limits.reliefMonths - 1) }
}

/**
 * What can be said before the server is asked: field → sentence.
 * @param standardFen what the member pays a month by the standard; null while it is not known
 */
export function check({ kind, memberId, yuan }: ReliefDraft, standardFen: number | null): Record<string, string> {
  const errors: Record<string, string> = {}
  if (!memberId) errors.memberId = '先选一位同志。'
  const fen = kind === 'reduced' ? parseYuan(yuan) : 0
  if (fen === null) errors.monthlyFen = '写成 10 或 10.50 这样，最多两位小数。'
  else if (kind === 'reduced' && fen === 0) errors.monthlyFen = '一分不缴就选免缴。'
  else if (standardFen !== null && kind === 'reduced' && fen >= standardFen) errors.monthlyFen = '要比现在缴的少。'
  return errors
}

export function toInput({ memberId, kind, yuan, from, through, reason, studiedOn }: ReliefDraft): Input {
  const monthlyFen = kind === 'reduced' ? (parseYuan(yuan) ?? 0) : 0
  return { memberId, kind, monthlyFen, from, through, reason, studiedOn }
}
