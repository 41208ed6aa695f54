/** Receipt and statement as documents that people keep or hand in. */
import { formatMoment } from '../../miniprogram/shared/calendar'
import { formatFen } from '../../miniprogram/shared/fen'
import { payMethodLabels } from '../../miniprogram/shared/words'
import type { OutputOf } from '../contract'
import type { DocumentContent, DocumentPart } from '../kit/document'

type Receipt = OutputOf<'dues.openReceipt'>['receipt']
type Statement = OutputOf<'dues.openStatement'>

const dayFormat = 'YYYY年M月D日'
const monthLabel = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** Says plainly what it is: a proof inside the branch, no tax receipt. */
const foot = '本收据由支部党费台账生成，编号连续，可在小程序「我的党费」中核对。'

export function receiptDocument(receipt: Receipt): DocumentContent {
  const { number, payerName, branchName, amountFen, amountInWords, method, paidAt } = receipt
  const way = receipt.deliveredByName
    ? `${payMethodLabels[method]}（${receipt.deliveredByName}）`
    : payMethodLabels[method]
  const lines = [
    `编号：${number}`,
    `缴纳人：${payerName}`,
    `所在支部：${branchName}`,
    `金额：${formatFen(amountFen)} 元（${amountInWords}）`,
    `方式：${way}`,
    `收款时间：${formatMoment(paidAt, dayFormat)}`,
    ...(receipt.handledByName ? [`经手：${receipt.handledByName}`] : []),
  ]
  const voided = receipt.voided ? [{ text: `已作废：${receipt.voided.reason}`, isBold: true }] : []
  return {
    title: receipt.kind === 'extra' ? '党费电子收据（自愿多缴）' : '党费电子收据',
    parts: [...voided, ...lines.map((text) => ({ text })), ...itemsTable(receipt), { text: foot, size: 10 }],
  }
}

function itemsTable({ items }: Receipt): DocumentPart[] {
  if (items.length === 0) return []
  const columns = [
    { header: '月份', percent: 60 },
    { header: '金额（元）', percent: 40, isRight: true },
  ]
  return [{ columns, rows: items.map(({ month, amountFen }) => [monthLabel(month), formatFen(amountFen)]) }]
}

const stateLabels: Record<Statement['months'][number]['state'], string> = {
  paid: '已缴',
  paying: '等微信结果',
  exempt: '免缴',
  unpaid: '未缴',
}

export function statementDocument(statement: Statement): DocumentContent {
  const { year, memberName, branchName, months, dueFen, paidFen, extraFen, now } = statement
  const columns = [
    { header: '月份', percent: 16 },
    { header: '应缴（元）', percent: 18, isRight: true },
    { header: '情况', percent: 16 },
    { header: '收款日期', percent: 25 },
    { header: '收据编号', percent: 25 },
  ]
  const rows = months.map(({ month, amountFen, state, paidAt, receiptNumber }) => [
    `${Number(month.slice(5))}月`,
    formatFen(amountFen),
    stateLabels[state],
    paidAt ? formatMoment(paidAt, dayFormat) : '',
    receiptNumber ?? '',
  ])
  return {
    title: `${year} 年党费对账单`,
    parts: [
      { text: `姓名：${memberName}` },
      { text: `所在支部：${branchName}` },
      { columns, rows, foot: ['合计', formatFen(dueFen), `已缴 ${formatFen(paidFen)}`, '', ''] },
      ...(extraFen > 0 ? [{ text: `另外自愿多缴 ${formatFen(extraFen)} 元。` }] : []),
      { text: `生成日期：${formatMoment(now, dayFormat)}`, size: 10, align: 'right' },
    ],
  }
}
