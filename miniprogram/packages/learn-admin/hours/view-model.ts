import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatHours } from '../../../shared/credit-hours'
import { creditSourceLabels, wordsOf } from '../../../shared/words'

type Hours = OutputOf<'learn.openHours'>
type Member = Hours['items'][number]

export type HoursView = ReturnType<typeof toView>
export type Filter = 'all' | 'short'
export type HoursRow = ReturnType<typeof toRow>

/** Each has its place, and with it its colour, in every row the same. */
const sources = wordsOf(creditSourceLabels)

export function toView(hours: Hours) {
  const { year, years, rule, memberCount, reachedCount, items, allowedEvents } = hours
  const place = years.indexOf(year)
  const target = formatHours(rule.targetTenths)
  return {
    year,
    label: `${year}年`,
    // Newest first: the year before stands behind.
    yearBefore: years[place + 1] ?? 0,
    yearAfter: place > 0 ? (years[place - 1] ?? 0) : 0,
    reached: String(reachedCount),
    reachedLine: `/ ${memberCount} 人已满 ${target} 学时`,
    parts: [memberCount > 0 ? Math.round((reachedCount / memberCount) * 100) : 0],
    rule: `每人每年至少 ${target} 学时。依据：${rule.source}。`,
    legend: sources.map((source, place) => ({ place, label: creditSourceLabels[source] })),
    rows: items.map((member) => toRow(member, rule.targetTenths)),
    filters: [
      { key: 'all', label: `全部 ${memberCount}` },
      { key: 'short', label: `未满 ${memberCount - reachedCount}` },
    ],
    canKeep: allowedEvents.includes('saveSession'),
    canExport: allowedEvents.includes('export'),
  }
}

function toRow({ memberId, name, totalTenths, bySource }: Member, targetTenths: number) {
  const whole = Math.max(targetTenths, totalTenths, 1)
  const parts = sources.flatMap((source) => bySource.filter((part) => part.source === source && part.tenths > 0))
  return {
    memberId,
    name,
    total: formatHours(totalTenths),
    isReached: totalTenths >= targetTenths,
    missing: totalTenths >= targetTenths ? '已满' : `还差 ${formatHours(targetTenths - totalTenths)}`,
    parts: parts.map(({ source, tenths }) => ({
      place: sources.indexOf(source),
      percent: Math.round((tenths / whole) * 1000) / 10,
      label: `${creditSourceLabels[source]} ${formatHours(tenths)}`,
    })),
    isOpen: false,
  }
}

export function rowsIn({ rows }: Pick<HoursView, 'rows'>, filter: Filter): HoursRow[] {
  return filter === 'all' ? rows : rows.filter(({ isReached }) => !isReached)
}
