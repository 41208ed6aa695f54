import { formatHours } from './credit-hours'
import { creditSourceLabels, type CreditSource } from './words'

export interface YearOfHours {
  readonly year: number
  readonly totalTenths: number
  readonly targetTenths: number
  readonly bySource: readonly { readonly source: CreditSource; readonly tenths: number }[]
}

/** The year's hours as figures, bar and legend: the tab 学习, a course and a lesson all show it. */
export function toYearView({ year, totalTenths, targetTenths, bySource }: YearOfHours) {
  const whole = Math.max(targetTenths, totalTenths, 1)
  const present = bySource.filter(({ tenths }) => tenths > 0)
  return {
    label: `${year}年`,
    total: formatHours(totalTenths),
    target: `${formatHours(targetTenths)} 学时`,
    parts: present.map(({ tenths }) => Math.round((tenths / whole) * 1000) / 10),
    sources: present.map(({ source, tenths }) => ({ label: creditSourceLabels[source], hours: formatHours(tenths) })),
  }
}

/** The year after a lesson has granted its hours, without asking for it again. Sources stay in their order. */
export function withGranted(year: YearOfHours, tenths: number) {
  const order = Object.keys(creditSourceLabels)
  const others = year.bySource.filter(({ source }) => source !== 'lesson')
  const before = year.bySource.find(({ source }) => source === 'lesson')?.tenths ?? 0
  const bySource = [...others, { source: 'lesson' as const, tenths: before + tenths }]
  bySource.sort((one, other) => order.indexOf(one.source) - order.indexOf(other.source))
  return { ...year, totalTenths: year.totalTenths + tenths, bySource }
}
