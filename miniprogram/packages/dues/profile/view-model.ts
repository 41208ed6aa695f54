import type { OutputOf } from '../../../../cloudfunctions/contract'
import { duesCategoryLabels, type DuesCategory } from '../../../shared/words'
import { optionsOf } from '../../../shared/options'

/** Categories whose dues are a share of an income; the others pay a fixed amount. */
const bases: Partial<Record<DuesCategory, { label: string; hint: string }>> = {
  salaried: { label: '每月税后固定工资（元）', hint: '不含年终奖和临时补贴。' },
  retired: { label: '每月养老金（元）', hint: '按实际领取的养老金。' },
  postgraduate: { label: '每月固定津贴（元）', hint: '有稳定津贴的研究生按津贴缴。' },
}

export function baseOf(category: string) {
  const base = bases[category as DuesCategory]
  return { needsBase: base !== undefined, baseLabel: base?.label ?? '', baseHint: base?.hint ?? '' }
}

export type Person = OutputOf<'dues.listProfiles'>['items'][number]

/** One's own declaration, or, with a person, what the organizer confirms. */
export function toView(person: Person | null) {
  return {
    options: optionsOf(duesCategoryLabels),
    title: person ? `${person.name}的缴费基数` : '报一下缴费基数',
    intro: person
      ? '确认后，从还没出账单的月份起按它计算，已经缴过的不变。'
      : '组织委员确认后按它计算，一年定一次。已经缴过的月份不变。',
    verb: person ? '确认' : '交给组织委员确认',
  }
}
