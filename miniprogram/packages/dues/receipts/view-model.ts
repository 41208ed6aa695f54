import type { OutputOf } from '../../../../cloudfunctions/contract'
import { momentLabel, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'
import { methodLabels } from '../receipt/view-model'

export function toView({ items, nextCursor }: OutputOf<'dues.listReceipts'>, now: number) {
  return {
    items: items.map(({ receiptId, months, amountFen, method, paidAt }) => ({
      title: monthsLabel(months, yearOf(now)),
      sub: momentLabel(paidAt, now),
      amount: formatFen(amountFen),
      method: methodLabels[method],
      path: `/packages/dues/receipt/page?id=${receiptId}`,
    })),
    nextCursor,
  }
}
