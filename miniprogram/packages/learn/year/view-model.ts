import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel } from '../../../shared/calendar'
import { formatHours } from '../../../shared/credit-hours'
import { creditSourceLabels } from '../../../shared/words'
import { toYearView } from '../../../shared/year-view'

type OpenYear = OutputOf<'learn.openYear'>

export type YearPage = ReturnType<typeof toView>

export function toView(answer: OpenYear) {
  const { year, rule, years, items, nextCursor } = answer
  return {
    ...toYearView(year),
    year: year.year,
    // Years come newest first. 0 where there is none.
    later: [...years].reverse().find((other) => other > year.year) ?? 0,
    earlier: years.find((other) => other < year.year) ?? 0,
    standing: standingOf(answer),
    rule: `每年不少于 ${formatHours(rule.targetTenths)} 学时`,
    source: `依据：${rule.source}`,
    items: items.map(({ grantId, source, title, tenths, at }) => ({
      grantId,
      title,
      sub: `${creditSourceLabels[source]}，${dayLabel(at)}`,
      hours: `${formatHours(tenths)} 学时`,
    })),
    nextCursor,
  }
}

function standingOf({ year: { totalTenths, targetTenths } }: OpenYear): string {
  const missing = targetTenths - totalTenths
  return missing > 0 ? `还差 ${formatHours(missing)} 学时` : '这一年的学时够了'
}
