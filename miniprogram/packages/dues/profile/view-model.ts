import type { OutputOf } from '../../../../cloudfunctions/contract'
import { baseOf } from '../../../shared/dues-base'
import { choicesOf, costOf } from '../../../shared/dues-cost'
import { formatFen } from '../../../shared/fen'
import { optionsOf } from '../../../shared/options'
import { duesCategoryLabels } from '../../../shared/words'

/** What the form holds: a category, or '' for none, and yuan as typed. */
export interface ProfileDraft {
  readonly category: string
  readonly base: string
}

type Known = Pick<OutputOf<'dues.openMine'>, 'declaration' | 'explanation' | 'now'>

export const toView = ({ declaration, now }: Known) => ({
  options: optionsOf(duesCategoryLabels),
  intro: declaration
    ? '你上次报的还在等组织委员确认，再交就以这次的为准。'
    : '组织委员确认后按它计算，一年定一次。已经缴过的月份不变。',
  now,
})

/** What one has declared last, else what holds. */
export function knownDraft({ declaration, explanation }: Known): ProfileDraft {
  const { category = '', baseFen = 0 } = declaration ?? explanation ?? {}
  return { category, base: baseFen > 0 ? formatFen(baseFen) : '' }
}

/** What the form shows after every change: how it asks for the base, and what a month will cost. */
export function toFollowing({ category, base }: ProfileDraft, now: number) {
  return {
    ...baseOf(category),
    choices: choicesOf(category, now).map((yuan) => ({ value: yuan, label: `${yuan} 元` })),
    cost: costOf(category, base, now),
  }
}

/** The draft with another category. An amount that one chose is no income, and the other way round. */
export function withCategory({ category: before, base }: ProfileDraft, category: string, now: number): ProfileDraft {
  const isChosen = (each: string) => choicesOf(each, now).length > 0
  return { category, base: isChosen(before) === isChosen(category) ? base : '' }
}
