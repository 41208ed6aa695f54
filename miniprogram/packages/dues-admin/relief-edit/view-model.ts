import type { OutputOf } from '../../../../cloudfunctions/contract'
import { addMonths, dayOf, monthOf, monthsBetween, startOfMonth, type Month } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { limits } from '../../../shared/limits'
import { optionsOf, type Option } from '../../../shared/options'
import { spanLabel } from '../../../shared/relief-view'
import { reliefKindLabels } from '../../../shared/words'
import type { ReliefDraft } from './draft'

type Profile = OutputOf<'dues.listProfiles'>['items'][number]

export const kinds = optionsOf(reliefKindLabels)

export type ReliefFormView = ReturnType<typeof toView>

export interface Person extends Option {
  /** What the standard asks a month, whole fen; null while the base is not confirmed. */
  readonly standardFen: number | null
}

/** @param given a member that the page was opened for, who need not be on the list any more */
export function toView({ items }: OutputOf<'dues.listProfiles'>, now: number, given?: { id: string; name: string }) {
  const people = items.map(toPerson)
  const isListed = !given || people.some(({ value }) => value === given.id)
  const thisMonth = monthOf(now)
  return {
    people: isListed ? people : [{ value: given.id, label: given.name, note: '', standardFen: null }, ...people],
    starts: monthOptions(addMonths(thisMonth, -limits.duesMonthsBack), limits.duesMonthsBack + limits.reliefMonths),
    earliestDay: dayOf(startOfMonth(addMonths(thisMonth, -limits.reliefMonths))),
    latestDay: dayOf(now),
    thisMonth,
    now,
  }
}

function toPerson({ memberId, name, state, explanation }: Profile): Person {
  const standardFen = state === 'confirmed' && explanation ? explanation.amountFen : null
  const note = standardFen === null ? '基数没有确认' : `每月 ${formatFen(standardFen)}`
  return { value: memberId, label: name, note, standardFen }
}

const monthOptions = (first: Month, count: number): Option[] =>
  Array.from({ length: count }, (_, index) => addMonths(first, index)).map((month) => ({
    value: month,
    label: `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  }))

/** What follows from the draft as it stands. */
export function toFollowing(view: Pick<ReliefFormView, 'people' | 'thisMonth' | 'now'>, draft: ReliefDraft) {
  const person = view.people.find(({ value }) => value === draft.memberId)
  const count = monthsBetween(draft.from, draft.through) + 1
  const span = spanLabel(draft.from, draft.through, view.now)
  return {
    memberName: person?.label ?? '',
    standard: person?.standardFen == null ? '' : `按标准每月缴 ${formatFen(person.standardFen)} 元`,
    ends: monthOptions(draft.from, limits.reliefMonths),
    length: `${count} 个月，最长 ${limits.reliefMonths} 个月，到期再研究`,
    effect: effectOf(draft, span, view.thisMonth),
  }
}

/** An approval changes open bills alone; said where there may be settled ones. */
function effectOf({ kind, from }: ReliefDraft, span: string, thisMonth: Month): string {
  const settled = from < thisMonth ? '已经缴清的月份不变。' : ''
  return `党委批准后，${span}${kind === 'exempt' ? '免缴' : '按这个数缴'}。${settled}`
}

export const article = '《党费规定》第七条：缴纳党费确有困难的，经支部研究、上一级党委批准，可以少缴或免缴。'

/** Fields in the order of the page; each is the id of its place there. */
const places = ['memberId', 'kind', 'monthlyFen', 'from', 'through', 'reason', 'studiedOn'] as const

export function firstError(fields: Readonly<Record<string, string>>): string {
  const place = places.find((name) => name in fields)
  return place ? `#${place}` : ''
}
