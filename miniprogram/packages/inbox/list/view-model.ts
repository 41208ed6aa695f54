import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'

export function toView({ items, nextCursor }: OutputOf<'home.listNotices'>, now: number) {
  return { items: items.map((notice) => ({ ...notice, ago: agoLabel(notice.at, now) })), nextCursor }
}
