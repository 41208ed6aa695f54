import type { OutputOf } from '../../../../cloudfunctions/contract'
import { momentLabel } from '../../../shared/calendar'

export function toView({ items, nextCursor }: OutputOf<'members.listAudit'>, now: number) {
  return {
    items: items.map(({ id, actorName, what, at }) => ({ id, what, sub: `${actorName}，${momentLabel(at, now)}` })),
    nextCursor,
  }
}
