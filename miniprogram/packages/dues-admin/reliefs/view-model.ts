import type { OutputOf } from '../../../../cloudfunctions/contract'
import { reliefCase } from '../relief-case'

export type ReliefsView = ReturnType<typeof toView>

export function toView({ items, nextCursor, allowedEvents }: OutputOf<'dues.listReliefs'>, now: number) {
  return {
    items: items.map((relief) => reliefCase(relief, now)),
    nextCursor,
    canSubmit: allowedEvents.includes('submitRelief'),
  }
}
