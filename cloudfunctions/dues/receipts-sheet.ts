/** The year's series of receipts, number by number. */
import { dayOf, monthsLabel } from '../../miniprogram/shared/calendar'
import { payMethodLabels } from '../../miniprogram/shared/words'
import type { Cell, Sheet } from '../kit/spreadsheet'
import type { Receipt } from './records'

export function receiptsSheet(year: number, receipts: readonly Receipt[]): Sheet {
  const standing = receipts.filter(({ voided }) => voided === null)
  const fen = standing.reduce((sum, { amountFen }) => sum + amountFen, 0)
  return {
    name: '收据',
    title: `${year}年开出的收据，按编号，单位：元。作废的编号保留，不计入合计。`,
    columns: [
      { header: '编号', width: 14 },
      { header: '日期', width: 12 },
      { header: '缴费人', width: 14 },
      { header: '内容', width: 30 },
      { header: '金额', width: 12 },
      { header: '方式', width: 12 },
      { header: '经手人', width: 12 },
      { header: '代交人', width: 12 },
      { header: '作废', width: 40 },
    ],
    rows: [...receipts.map((receipt) => rowOf(receipt, year)), ['合计', null, null, null, { fen }]],
  }
}

function rowOf(receipt: Receipt, year: number): Cell[] {
  const { number, paidAt, payerName, amountFen, method, handledByName, deliveredByName, voided } = receipt
  return [
    number,
    { day: dayOf(paidAt) },
    payerName,
    contentOf(receipt, year),
    { fen: amountFen },
    payMethodLabels[method],
    handledByName,
    deliveredByName,
    voided && `${dayOf(voided.at)} ${voided.byName}：${voided.reason}`,
  ]
}

const contentOf = ({ kind, items }: Receipt, year: number) =>
  kind === 'extra'
    ? '自愿多缴'
    : `${monthsLabel(
        items.map(({ month }) => month),
        year,
      )}党费`
