/** The year's ledger as a workbook: everybody's months, the sums by month, and what is late. */
import { monthsLabel, type Month } from '../../miniprogram/shared/calendar'
import { payMethodLabels, wordsOf } from '../../miniprogram/shared/words'
import { isOverdue } from '../../miniprogram/shared/dues-quarter'
import type { Cell, Sheet } from '../kit/spreadsheet'
import { monthsOfYear, nobody } from './ledger-repository'
import type { Bill } from './records'
import { isOpen, isPaid, sumOf, sumsOfMonths, type MemberYear, type MonthFigures, type YearBill } from './year-ledger'

type LedgerBill = YearBill & Pick<Bill, 'method'>

export interface LedgerYear {
  readonly year: number
  readonly bills: readonly LedgerBill[]
  readonly members: readonly MemberYear<LedgerBill>[]
  readonly names: ReadonlyMap<string, string>
  /** Student or staff numbers of those on the roster. */
  readonly numbers: ReadonlyMap<string, string>
  /** Members who pay by the quarter. */
  readonly quarterly: ReadonlySet<string>
}

const stateWords = { unpaid: '未缴', paying: '微信处理中', exempt: '免' } as const

const monthName = (month: Month) => monthsLabel([month], Number(month.slice(0, 4)))

/** Amounts where it is paid, words where it is not. */
export function ledgerSheet({ year, bills, members, names, numbers }: LedgerYear): Sheet {
  const months = monthsOfYear(year)
  const rows = members.map(({ memberId, bills: own }) => {
    const ofMonth = new Map(own.map((bill) => [bill.month, bill]))
    const cells = months.map((month) => monthCell(ofMonth.get(month)))
    const sums = [{ fen: sumOf(own, isPaid) }, { fen: sumOf(own, isOpen) }]
    return [...personCells(memberId, { names, numbers }), ...cells, ...sums]
  })
  const paidIn = (month: Month) => ({ fen: sumOf(bills, (bill) => isPaid(bill) && bill.month === month) })
  const total = ['合计', null, ...months.map(paidIn), { fen: sumOf(bills, isPaid) }, { fen: sumOf(bills, isOpen) }]
  return {
    name: '台账',
    title: `${year}年党费台账，单位：元。有数字的是已缴，“免”是按规定批准免缴。`,
    columns: [
      ...personColumns,
      ...months.map((month) => ({ header: monthName(month), width: 10 })),
      { header: '已缴', width: 12 },
      { header: '未缴', width: 12 },
    ],
    rows: [...rows, total],
  }
}

const personColumns = [
  { header: '姓名', width: 14 },
  { header: '学号或工号', width: 14 },
]

function personCells(memberId: string, { names, numbers }: Pick<LedgerYear, 'names' | 'numbers'>): Cell[] {
  return [names.get(memberId) ?? nobody, numbers.get(memberId) ?? null]
}

function monthCell(bill: LedgerBill | undefined): Cell {
  if (!bill) return null
  return bill.state === 'paid' ? { fen: bill.amountFen } : stateWords[bill.state]
}

const methods = wordsOf(payMethodLabels)

/** By the month that the dues are for. */
export function monthsSheet({ year, bills }: LedgerYear): Sheet {
  return {
    name: '按月汇总',
    title: `${year}年各月党费，按党费所属的月份，单位：元。`,
    columns: [
      { header: '月份', width: 10 },
      ...['应收', '已收', ...methods.map((method) => payMethodLabels[method]), '未收'].map(moneyColumn),
      ...['已缴人数', '免缴人数', '未缴人数'].map((header) => ({ header, width: 10 })),
    ],
    rows: [...sumsOfMonths(year, bills).map((figures) => figuresRow(figures, bills)), ['合计', ...sumCells(bills)]],
  }
}

function figuresRow({ month, ...counts }: MonthFigures, bills: readonly LedgerBill[]): Cell[] {
  const { paidCount, exemptCount, unpaidCount, payingCount } = counts
  const ofMonth = bills.filter((bill) => bill.month === month)
  return [monthName(month), ...sumCells(ofMonth), paidCount, exemptCount, unpaidCount + payingCount]
}

/** Due, received, received by each way, open. */
function sumCells(bills: readonly LedgerBill[]): Cell[] {
  const byMethod = methods.map((method) => sumOf(bills, (bill) => isPaid(bill) && bill.method === method))
  return [sumOf(bills), sumOf(bills, isPaid), ...byMethod, sumOf(bills, isOpen)].map((fen) => ({ fen }))
}

const moneyColumn = (header: string) => ({ header, width: 12 })

/** What is late by now, of this year's months. */
export function arrearsSheet(ledger: LedgerYear, thisMonth: Month): Sheet {
  const { year, members, quarterly } = ledger
  const rows = members.flatMap(({ memberId, bills }) => {
    const terms = { thisMonth, isQuarterly: quarterly.has(memberId) }
    const late = bills.filter((bill) => isOpen(bill) && isOverdue(bill.month, terms))
    if (late.length === 0) return []
    const months = late.map(({ month }) => monthName(month)).join('、')
    return [[...personCells(memberId, ledger), months, late.length, { fen: sumOf(late) }]]
  })
  return {
    name: '欠缴',
    title: `${year}年到期还没有缴的，单位：元。只给组织委员和书记看，请不要转发或公示。`,
    columns: [
      ...personColumns,
      { header: '月份', width: 40 },
      { header: '月数', width: 8 },
      { header: '金额', width: 12 },
    ],
    rows,
  }
}
