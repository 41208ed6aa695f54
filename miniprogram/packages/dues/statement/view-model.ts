import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment, momentLabel, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { payMethodLabels } from '../../../shared/words'

type Statement = OutputOf<'dues.openStatement'>
type StatementMonth = Statement['months'][number]
type Receipt = Statement['receipts'][number]

export type StatementView = ReturnType<typeof toView>

export function toView(statement: Statement) {
  const { now, year, firstYear, memberName, branchName, months, dueFen, paidFen, extraFen } = statement
  return {
    year,
    firstYear,
    lastYear: yearOf(now),
    whose: `${memberName}，${branchName}`,
    paid: formatFen(paidFen),
    standing: standingOf(statement),
    due: `应缴 ${formatFen(dueFen)} 元`,
    extra: extraFen > 0 ? `另外自愿多缴 ${formatFen(extraFen)} 元` : '',
    months: months.map((month) => toMonth(month, now)),
    receipts: statement.receipts.map((receipt) => toReceipt(receipt, now)),
    isEmpty: months.length === 0 && statement.receipts.length === 0,
  }
}

function standingOf({ months }: Statement): string {
  const open = months.filter(({ state }) => state === 'unpaid' || state === 'paying').length
  const exempt = months.filter(({ state }) => state === 'exempt').length
  return [open > 0 ? `${open} 个月没缴` : '都缴清了', ...(exempt > 0 ? [`${exempt} 个月免缴`] : [])].join('，')
}

const states: Record<StatementMonth['state'], string> = {
  paid: '已缴',
  paying: '等微信结果',
  exempt: '免缴',
  unpaid: '未缴',
}

function toMonth({ month, amountFen, state, method, paidAt, receiptNumber }: StatementMonth, now: number) {
  const day = paidAt ? formatMoment(paidAt, yearOf(paidAt) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日') : ''
  return {
    month,
    title: `${Number(month.slice(5))}月`,
    // A full-width space parts two facts.
    sub: [method ? `${payMethodLabels[method]} ${day}` : '', receiptNumber ?? ''].filter(Boolean).join('　'),
    amount: formatFen(amountFen),
    state: states[state],
    tone: state === 'paid' ? 'done' : '',
  }
}

function toReceipt({ receiptId, number, kind, months, amountFen, paidAt, voided }: Receipt, now: number) {
  const what = kind === 'extra' ? '自愿多缴' : monthsLabel(months, yearOf(paidAt))
  return {
    title: number,
    sub: `${what}　${momentLabel(paidAt, now)}`,
    amount: formatFen(amountFen),
    mark: voided ? '已作废' : '',
    path: `/packages/dues/receipt/page?id=${receiptId}`,
  }
}
