import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'

export function toView({ items, nextCursor }: OutputOf<'members.listViews'>, now: number) {
  return {
    items: items.map(({ id, viewerName, viewerRole, what, at }) => ({
      id,
      title: [viewerName, viewerRole].filter(Boolean).join('，'),
      what,
      ago: agoLabel(at, now),
    })),
    nextCursor,
  }
}
