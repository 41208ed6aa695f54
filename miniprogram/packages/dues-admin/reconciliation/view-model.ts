import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel, momentLabel, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { toWaiting } from '../../../shared/waiting'
import { differenceKindLabels } from '../../../shared/words'
import { dateOf, type CaseView } from '../cases'

type Reconciliation = OutputOf<'dues.openReconciliation'>
type SetAside = Reconciliation['setAside'][number]
type Difference = Reconciliation['differences'][number]

export function toView(answer: Reconciliation) {
  const { now, setAside, differences, forCentre } = answer
  const isOpen = ({ state }: Difference) => state === 'open'
  const open = differences.filter(isOpen)
  const toGiveBack = setAside.filter(({ state }) => state !== 'refunded')
  return {
    ...standing(answer, toGiveBack.length + open.length),
    setAside: toGiveBack.map((each) => setAsideCase(each, now)),
    differences: open.map((each) => differenceCase(each, now)),
    settled: [
      ...setAside.filter(({ state }) => state === 'refunded').map((each) => setAsideCase(each, now)),
      ...differences.filter((each) => !isOpen(each)).map((each) => differenceCase(each, now)),
    ],
    forCentre: forCentre.map(({ memberName, amountFen, at }) => ({
      key: `${memberName}${at}`,
      name: memberName,
      amount: formatFen(amountFen),
      when: dateOf(at, now),
    })),
  }
}

/** How the books stand, in one line; and what that rests on. */
function standing({ comparedAt, comparedOrders, isPaymentAvailable, now }: Reconciliation, openCount: number) {
  const last =
    comparedAt === null
      ? '每天自动核对一次。'
      : `${agoLabel(comparedAt, now)} 核对，${isPaymentAvailable ? `和微信对了 ${comparedOrders} 笔` : '账单、收据和汇总'}。`
  return {
    last,
    isEven: openCount === 0 && comparedAt !== null,
    title: openCount > 0 ? `${openCount} 笔等你看` : comparedAt === null ? '还没有核对过' : '都对得上',
    note: noteOf({ isPaymentAvailable, isEven: openCount === 0 && comparedAt !== null }),
  }
}

function noteOf({ isPaymentAvailable, isEven }: { isPaymentAvailable: boolean; isEven: boolean }): string {
  if (!isPaymentAvailable) return '没有开通微信支付，只核对这里的账单、收据和汇总。'
  return isEven ? '每天自动核对一次，对不上的会列在这里。' : ''
}

const problems: Readonly<Record<SetAside['problem'], (order: SetAside) => string>> = {
  amount: ({ amountFen, receivedFen }) =>
    `应付 ${formatFen(amountFen)} 元，微信收到 ${formatFen(receivedFen)} 元，金额不一样。`,
  payer: () => '付款的微信不是本人的，没有记账。',
  bills: () => '付款到账时，这几个月已经缴清了。',
}

const setAsideTags: Readonly<Record<SetAside['state'], string>> = {
  mismatch: '等退回',
  refunding: '退款中',
  refunded: '已退回',
}

function setAsideCase(order: SetAside, now: number): CaseView {
  const { orderId, memberName, months, receivedFen, receivedAt, state, refundProblem, allowedEvents } = order
  const amount = formatFen(receivedFen)
  return {
    id: orderId,
    subject: { id: orderId, who: memberName, what: amount },
    title: memberName,
    figure: amount,
    sub: monthsLabel(months, yearOf(now)),
    tag: setAsideTags[state],
    isDone: state === 'refunded',
    waiting: state === 'refunded' ? null : toWaiting(receivedAt, now),
    text: problems[order.problem](order),
    lines: [`${momentLabel(receivedAt, now)} 收到`],
    answer: refundProblem && state !== 'refunded' ? { by: '退款还没有成功', text: refundProblem } : null,
    offers: allowedEvents.map(() => ({
      decision: 'refundOrder' as const,
      label: state === 'mismatch' ? '退回' : '再退一次',
    })),
  }
}

function differenceCase(difference: Difference, now: number): CaseView {
  const { differenceId, kind, memberName, text, foundAt, state, closedNote, allowedEvents } = difference
  const isClosed = state === 'closed'
  return {
    id: differenceId,
    subject: { id: differenceId, who: memberName, what: text },
    title: differenceKindLabels[kind],
    figure: '',
    sub: memberName,
    tag: isClosed ? '已处理' : '',
    isDone: isClosed,
    waiting: isClosed ? null : toWaiting(foundAt, now),
    text,
    lines: [`${momentLabel(foundAt, now)} 发现`],
    answer: closedNote ? { by: '', text: closedNote } : null,
    offers: allowedEvents.map(() => ({ decision: 'closeDifference' as const, label: '已处理' })),
  }
}
