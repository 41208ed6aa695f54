import { formatHours } from './credit-hours'

const sourceLabels = { lesson: '微课', lecture: '党课', themeDay: '主题党日' } as const

export interface YearOfHours {
  readonly year: number
  readonly totalTenths: number
  readonly targetTenths: number
  readonly bySource: readonly { readonly source: keyof typeof sourceLabels; readonly tenths: number }[]
}

/** The year's hours as figures, bar and legend: the tab 学习, a course and a lesson all show it. */
export function toYearView({ year, totalTenths, targetTenths, bySource }: YearOfHours) {
  const whole = Math.max(targetTenths, totalTenths, 1)
  return {
    label: `${year}年`,
    total: formatHours(totalTenths),
    target: `${formatHours(targetTenths)} 学时`,
    parts: bySource.map(({ tenths }) => Math.round((tenths / whole) * 1000) / 10),
    sources: bySource.map(({ source, tenths }) => ({ label: sourceLabels[source], hours: formatHours(tenths) })),
  }
}
