import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'

export type ReadersView = ReturnType<typeof toView>

/** @param now epoch ms by the server's clock */
export function toView(answer: OutputOf<'content.openReaders'>, now: number) {
  const { title, confirmedCount, memberCount, missing, confirmed, allowedEvents } = answer
  return {
    title,
    count: String(confirmedCount),
    total: `/ ${memberCount} 人已确认`,
    parts: [memberCount > 0 ? Math.round((confirmedCount / memberCount) * 100) : 0],
    missing: missing.map(({ memberId, name }) => ({ id: memberId, name })),
    confirmed: confirmed.map(({ memberId, name, at }) => ({ id: memberId, name, ago: agoLabel(at, now) })),
    canRemind: allowedEvents.includes('remind'),
    remindCount: missing.length,
  }
}
