/** A branch's year against its own bills and receipts. */
import { monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { formatFen } from '../../../miniprogram/shared/fen'
import { receiptNumber } from '../../domain/dues-bills'
import { billsOfYear, receiptsOfYear } from '../ledger-repository'
import type { Bill, DuesYear, Receipt } from '../records'
import { duesYearIdOf, duesYears } from '../repository'
import { nothingReceived } from '../year-book'
import type { Finding } from './finding'

type Sums = Record<string, { dueFen: number; paidFen: number }>

/** This year, and in January the last one once more. */
export async function sumDifferences(branchId: string, now: number): Promise<Finding[]> {
  const year = yearOf(now)
  const years = monthOf(now).endsWith('-01') ? [year - 1, year] : [year]
  return (await Promise.all(years.map((each) => yearDifferences(branchId, each)))).flat()
}

async function yearDifferences(branchId: string, year: number): Promise<Finding[]> {
  const [book, bills, receipts] = await Promise.all([
    duesYears.get(duesYearIdOf(branchId, year)),
    billsOfYear(branchId, year, ['month', 'amountFen', 'state']),
    receiptsOfYear(branchId, year),
  ])
  return [
    ...monthFindings(book?.byMonth ?? {}, bills),
    ...receiptFindings(book?.receiptsIssued ?? 0, year, receipts),
    ...receivedFindings(book, year, receipts),
  ]
}

function monthFindings(
  noted: DuesYear['byMonth'],
  bills: readonly Pick<Bill, 'month' | 'amountFen' | 'state'>[],
): Finding[] {
  const counted: Sums = {}
  for (const { month, amountFen, state } of bills) {
    const sum = (counted[month] ??= { dueFen: 0, paidFen: 0 })
    sum.dueFen += amountFen
    if (state === 'paid') sum.paidFen += amountFen
  }
  const months = [...new Set([...Object.keys(noted), ...Object.keys(counted)])].sort()
  return months.flatMap((month) => {
    const [sum, bill] = [noted[month] ?? nothing, counted[month] ?? nothing]
    if (sum.dueFen === bill.dueFen && sum.paidFen === bill.paidFen) return []
    const [left, right] = [sum, bill].map(
      ({ dueFen, paidFen }) => `应收 ${formatFen(dueFen)}、已收 ${formatFen(paidFen)}`,
    )
    return [
      {
        kind: 'sumsDiffer',
        subject: month,
        memberName: '',
        text: `${month} 汇总${left}，账单加起来${right}。`,
      } as const,
    ]
  })
}

const nothing = { dueFen: 0, paidFen: 0 }

/** Numbers of a series are used once each, without a gap. */
function receiptFindings(issued: number, year: number, receipts: readonly Receipt[]): Finding[] {
  const numbers = receipts.map(({ number }) => number)
  const isUnbroken =
    numbers.length === issued && numbers.every((number, index) => number === receiptNumber(year, index + 1))
  if (isUnbroken) return []
  const text = `${year} 年开了 ${numbers.length} 张收据，编号记到 ${issued}，中间有缺或者重复。`
  return [{ kind: 'receiptsDiffer', subject: String(year), memberName: '', text }]
}

function receivedFindings(book: DuesYear | null, year: number, receipts: readonly Receipt[]): Finding[] {
  const { wechatFen, cashFen, deliveredFen } = book?.received ?? nothingReceived
  const notedFen = wechatFen + cashFen + deliveredFen
  const countedFen = receipts.filter(({ voided }) => !voided).reduce((sum, { amountFen }) => sum + amountFen, 0)
  if (notedFen === countedFen) return []
  const text = `${year} 年收款汇总 ${formatFen(notedFen)} 元，收据加起来 ${formatFen(countedFen)} 元。`
  return [{ kind: 'sumsDiffer', subject: `received ${year}`, memberName: '', text }]
}
