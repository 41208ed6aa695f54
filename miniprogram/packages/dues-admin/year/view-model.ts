import type { OutputOf } from '../../../../cloudfunctions/contract'
import { monthOf, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'

type Year = OutputOf<'dues.openYear'>
type Month = Year['months'][number]
type Row = Year['rows'][number]

const marks: Record<Row['months'][number]['state'], string> = {
  paid: '已缴',
  paying: '待核对',
  exempt: '免缴',
  unpaid: '未缴',
}

export type YearView = ReturnType<typeof toView>

export function toView(answer: Year) {
  const { now, year, months, rows, allowedEvents, branchId } = answer
  const bars = months.map((month) => toBar(month, now))
  return {
    year,
    branchId,
    lastYear: yearOf(now),
    paid: formatFen(answer.paidFen),
    due: formatFen(answer.dueFen),
    bars,
    chartLabel: `各月已缴的人：${months.map(({ month, paidCount }) => `${Number(month.slice(5))}月 ${paidCount} 人`).join('，')}`,
    months: months
      .filter(
        ({ dueFen, paidCount, exemptCount, unpaidCount, payingCount }) =>
          dueFen + paidCount + exemptCount + unpaidCount + payingCount > 0,
      )
      .map(toMonth)
      .reverse(),
    rows: rows.map((row) => toRow(row, year)),
    canExport: allowedEvents.includes('exportLedger'),
  }
}

function toBar({ month, paidCount, payingCount, exemptCount, unpaidCount }: Month, now: number) {
  const all = paidCount + payingCount + exemptCount + unpaidCount
  const percent = (count: number) => (all > 0 ? Math.round((count / all) * 1000) / 10 : 0)
  return {
    label: String(Number(month.slice(5))),
    parts: [percent(paidCount), percent(payingCount), percent(exemptCount)],
    isNow: month === monthOf(now),
  }
}

function toMonth({ month, dueFen, paidFen, paidCount, exemptCount, unpaidCount, payingCount }: Month) {
  const counts = [
    `已缴 ${paidCount}`,
    ...(payingCount > 0 ? [`待核对 ${payingCount}`] : []),
    ...(exemptCount > 0 ? [`免缴 ${exemptCount}`] : []),
    ...(unpaidCount > 0 ? [`未缴 ${unpaidCount}`] : []),
  ]
  return {
    title: `${Number(month.slice(5))}月`,
    sub: counts.join('，'),
    value: formatFen(paidFen),
    note: `应收 ${formatFen(dueFen)}`,
  }
}

function toRow({ memberId, name, paidFen, openFen, months }: Row, year: number) {
  const states = new Map(months.map(({ month, state }) => [month, state]))
  const ofYear = Array.from({ length: 12 }, (_none, index) => `${year}-${String(index + 1).padStart(2, '0')}`)
  return {
    memberId,
    name,
    sub: `已缴 ${formatFen(paidFen)}${openFen > 0 ? `，未缴 ${formatFen(openFen)}` : ''}`,
    marks: ofYear.map((month) => ({ month, state: states.get(month) ?? 'none' })),
    label: months.map(({ month, state }) => `${Number(month.slice(5))}月${marks[state]}`).join('，'),
    path: `/packages/dues-admin/member/page?id=${memberId}`,
  }
}
