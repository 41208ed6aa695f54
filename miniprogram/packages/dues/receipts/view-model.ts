import type { OutputOf } from '../../../../cloudfunctions/contract'
import { momentLabel, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { payMethodLabels } from '../../../shared/words'

type Page = OutputOf<'dues.listReceipts'>
type Receipt = Page['items'][number]

export type ReceiptRow = ReturnType<typeof toRow>

export interface YearOfReceipts {
  readonly year: number
  readonly rows: readonly ReceiptRow[]
}

export function toView({ items, nextCursor }: Page, now: number) {
  return {
    items: items.map((receipt) => toRow(receipt, now)),
    nextCursor,
    statement: {
      title: `${yearOf(now)}年对账`,
      path: '/packages/dues/statement/page',
    },
  }
}

function toRow({ receiptId, kind, months, amountFen, method, paidAt, voided }: Receipt, now: number) {
  return {
    year: yearOf(paidAt),
    title: kind === 'extra' ? '自愿多缴' : monthsLabel(months, yearOf(paidAt)),
    sub: momentLabel(paidAt, now),
    amount: formatFen(amountFen),
    method: voided ? '已作废' : payMethodLabels[method],
    path: `/packages/dues/receipt/page?id=${receiptId}`,
  }
}

/** Under the year the money came in, in the order of the list. */
export function byYear(rows: readonly ReceiptRow[]): YearOfReceipts[] {
  const years = new Map<number, ReceiptRow[]>()
  for (const row of rows) years.set(row.year, [...(years.get(row.year) ?? []), row])
  return [...years].map(([year, ofYear]) => ({ year, rows: ofYear }))
}
