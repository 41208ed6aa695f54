import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment, monthOf, momentLabel } from '../../../shared/calendar'
import { baseLabel } from '../../../shared/dues-base'
import { formatFen } from '../../../shared/fen'
import { duesCategoryLabels, payMethodLabels } from '../../../shared/words'

type Ledger = OutputOf<'dues.openLedger'>
type Row = Ledger['rows'][number]
type State = Row['state']

const stateLabels: Record<State, string> = { unpaid: '未缴', paying: '待核对', paid: '已缴', exempt: '免缴' }
/** As the bar shows them, what is settled first. */
const inOrder: State[] = ['paid', 'paying', 'exempt', 'unpaid']
/** As the chips name them. */
const listOrder: State[] = ['unpaid', 'paying', 'paid', 'exempt']
/** Unpaid rows that are shown before the fold. */
const shownUnpaid = 3

export type LedgerView = ReturnType<typeof toView>

export function toView(ledger: Ledger, now: number) {
  const { month, rows, allowedEvents, branchId } = ledger
  const countOf = (state: State) => rows.filter((row) => row.state === state).length
  const unpaid = rows.filter(({ state }) => state === 'unpaid').map((row) => toRow(row, now))
  const others = rows.filter(({ state }) => state !== 'unpaid').sort((a, b) => (b.paidAt ?? 0) - (a.paidAt ?? 0))
  return {
    key: month,
    branchId,
    month: `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
    isLast: month >= monthOf(now),
    paid: formatFen(ledger.paidFen),
    due: formatFen(ledger.dueFen),
    parts: inOrder
      .slice(0, 3)
      .map((state) => (rows.length ? Math.round((countOf(state) / rows.length) * 1000) / 10 : 0)),
    legend: inOrder
      .map((state, index) => ({ key: state, index, text: `${stateLabels[state]} ${countOf(state)}` }))
      .filter(({ key }) => countOf(key) > 0),
    missing: ledger.missingProfiles > 0 ? `${ledger.missingProfiles} 人的缴费基数没有核定` : '',
    isEmpty: rows.length === 0,
    canMakeBills: allowedEvents.includes('makeBills'),
    canExport: allowedEvents.includes('exportLedger'),
    remindCount: allowedEvents.includes('remind') ? unpaid.length : 0,
    filters: [
      { key: 'all', label: `全部 ${rows.length}` },
      ...listOrder
        .filter((state) => countOf(state) > 0)
        .map((state) => ({ key: state, label: `${stateLabels[state]} ${countOf(state)}` })),
    ],
    unpaid,
    others: others.map((row) => toRow(row, now)),
    tools: toolsOf(branchId),
  }
}

/** The rest of what belongs to the ledger, of the same branch. */
function toolsOf(branchId: string) {
  const admin = (page: string) => `/packages/dues-admin/${page}/page?branchId=${branchId}`
  return [
    { icon: 'chart-column', title: '年度台账', path: admin('year') },
    { icon: 'clock', title: '欠缴情况', path: admin('arrears') },
    { icon: 'users-round', title: '缴费基数', path: admin('profiles') },
    { icon: 'hand-coins', title: '减免', path: admin('reliefs') },
    { icon: 'landmark', title: '上缴党委', path: admin('remittances') },
    { icon: 'scale', title: '对账', path: admin('reconciliation') },
    { icon: 'megaphone', title: '党费公示', path: `/packages/dues/publication/page?unitId=${branchId}` },
  ]
}

export type LedgerRow = ReturnType<typeof toRow>

function toRow(row: Row, now: number) {
  const { billId, memberId, name, category, baseFen, amountFen, state, payingSince } = row
  const base = [duesCategoryLabels[category], baseLabel(baseFen)].filter(Boolean).join('，')
  return {
    billId,
    name,
    state,
    sub: state === 'paying' && payingSince ? `${momentLabel(payingSince, now)} 付款，等微信回话` : base,
    amount: state === 'exempt' ? '免缴' : formatFen(amountFen),
    note: noteOf(row),
    tone: state === 'paid' ? 'done' : '',
    path: `/packages/dues-admin/member/page?id=${memberId}`,
  }
}

function noteOf({ state, method, paidAt, unpaidMonths }: Row): string {
  if (state === 'paid')
    return `${method ? payMethodLabels[method] : ''} ${paidAt ? formatMoment(paidAt, 'M月D日') : ''}`.trim()
  if (state === 'paying') return '待核对'
  if (state === 'exempt') return '党委已批准'
  return unpaidMonths > 1 ? `${unpaidMonths} 个月未缴` : '本月未缴'
}

/** What the list shows of a filter; of all, the unpaid ones are folded after the first few. */
export function shownIn(
  { unpaid, others }: LedgerView,
  { filter, isUnfolded }: { filter: string; isUnfolded: boolean },
) {
  const folded = filter === 'all' && !isUnfolded ? unpaid.slice(0, shownUnpaid) : unpaid
  return {
    unpaid: filter === 'all' || filter === 'unpaid' ? folded : [],
    moreUnpaid: filter === 'all' && folded.length < unpaid.length ? `还有 ${unpaid.length - folded.length} 人` : '',
    others: filter === 'all' ? others : others.filter(({ state }) => state === filter),
  }
}
