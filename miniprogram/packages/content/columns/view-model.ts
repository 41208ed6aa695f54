import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toColumn } from '../../../shared/column-view'

/** @param now epoch ms by the server's clock */
export function toView({ items }: OutputOf<'content.listColumns'>, now: number) {
  return { items: items.map((column) => ({ ...toColumn(column, now), isSubscribed: column.isSubscribed })) }
}
