import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment, monthOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { duesCategoryLabels } from '../../../shared/words'
import { baseLabel } from '../profiles/view-model'
import { methodLabels } from '../receipt/view-model'

type Ledger = OutputOf<'dues.openLedger'>
type Row = Ledger['rows'][number]

const stateLabels: Record<Row['state'], string> = { unpaid: '未缴', paying: '待核对', paid: '已缴', exempt: '免缴' }
const inOrder: Row['state'][] = ['paid', 'paying', 'exempt', 'unpaid']
const listOrder: Row['state'][] = ['unpaid', 'paying', 'paid', 'exempt']

export type LedgerView = ReturnType<typeof toView>

export function toView(ledger: Ledger, now: number) {
  const { month, rows, allowedEvents } = ledger
  const countOf = (state: Row['state']) => rows.filter((row) => row.state === state).length
  const canSettle = allowedEvents.includes('settleInCash')
  return {
    key: month,
    month: `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
    isLast: month >= monthOf(now),
    paid: formatFen(ledger.paidFen),
    due: formatFen(ledger.dueFen),
    parts: inOrder
      .slice(0, 3)
      .map((state) => (rows.length ? Math.round((countOf(state) / rows.length) * 1000) / 10 : 0)),
    legend: inOrder.filter((state) => countOf(state) > 0).map((state) => `${stateLabels[state]} ${countOf(state)}`),
    missing: ledger.missingProfiles > 0 ? `${ledger.missingProfiles} 人的缴费基数没有确认` : '',
    isEmpty: rows.length === 0,
    canMakeBills: allowedEvents.includes('makeBills'),
    filters: [
      { key: 'all', label: `全部 ${rows.length}` },
      ...listOrder
        .filter((state) => countOf(state) > 0)
        .map((state) => ({ key: state, label: `${stateLabels[state]} ${countOf(state)}` })),
    ],
    rows: [...rows]
      .sort((a, b) => listOrder.indexOf(a.state) - listOrder.indexOf(b.state) || (b.paidAt ?? 0) - (a.paidAt ?? 0))
      .map((row) => toRow(row, canSettle)),
  }
}

function toRow(row: Row, canSettle: boolean) {
  const { billId, name, category, baseFen, amountFen, state } = row
  return {
    billId,
    name,
    state,
    sub: [duesCategoryLabels[category], baseLabel(baseFen)].filter(Boolean).join('，'),
    amount: formatFen(amountFen),
    note: noteOf(row),
    canSettle: canSettle && state === 'unpaid',
  }
}

function noteOf({ state, method, paidAt, unpaidMonths }: Row): string {
  if (state === 'paid')
    return `${method ? methodLabels[method] : ''} ${paidAt ? formatMoment(paidAt, 'M月D日') : ''}`.trim()
  if (state === 'paying') return '稍后自动核对'
  if (state === 'exempt') return '免缴'
  return unpaidMonths > 1 ? `${unpaidMonths} 个月未缴` : '本月未缴'
}

/** Rows of one state, or all. */
export function rowsIn({ rows }: LedgerView, filter: string): LedgerView['rows'] {
  return filter === 'all' ? rows : rows.filter(({ state }) => state === filter)
}
