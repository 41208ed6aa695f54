import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf, yearOf } from '../../../shared/calendar'
import { formatHours } from '../../../shared/credit-hours'
import { optionsOf, type Option } from '../../../shared/options'
import { creditSourceLabels } from '../../../shared/words'
import type { SessionDraft } from './draft'

type Form = OutputOf<'learn.editSession'>

/** Half an hour to a day of eight. */
const stepTenths = 5
const maxTenths = 80

/** Lessons grant their own. */
export const sources = optionsOf(creditSourceLabels).filter(({ value }) => value !== 'lesson')

export function toView({ session, members }: Form, now: number) {
  return {
    sessionId: session?.sessionId ?? null,
    version: session?.version ?? 0,
    members,
    before: session?.memberIds ?? [],
    hours: hourOptions(session?.tenths ?? 0),
    earliest: `${yearOf(now) - 1}-01-01`,
    latest: dayOf(now),
    verb: session ? '保存' : '登记',
  }
}

function hourOptions(own: number): Option[] {
  const steps = Array.from({ length: maxTenths / stepTenths }, (_, index) => (index + 1) * stepTenths)
  const all = own > 0 && !steps.includes(own) ? [...steps, own].sort((a, b) => a - b) : steps
  return all.map((tenths) => ({ value: String(tenths), label: `${formatHours(tenths)} 学时` }))
}

/** What a save does: who gets how much, and from whom something is taken back. Empty while nobody is chosen. */
export function effectOf({ memberIds, tenths, heldOn }: SessionDraft, before: readonly string[]): string {
  if (memberIds.length === 0) return ''
  const hours = `${formatHours(Number(tenths))} 学时`
  const kept = new Set(memberIds)
  const lost = before.filter((memberId) => !kept.has(memberId)).length
  const grant = `${memberIds.length} 人，每人 ${hours}，记入${heldOn.slice(0, 4)}年。`
  return lost > 0 ? `${grant}去掉的 ${lost} 人，学时收回。` : grant
}

/** Fields in the order of the page; each is the id of its place there. */
const places = ['source', 'title', 'heldAt', 'tenths', 'memberIds'] as const

export function firstError(fields: Readonly<Record<string, string>>): string {
  const refused = new Set(Object.keys(fields).map((path) => path.split('.')[0]))
  const place = places.find((name) => refused.has(name))
  return place ? `#${place}` : ''
}
