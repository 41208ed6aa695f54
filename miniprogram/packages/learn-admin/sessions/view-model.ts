import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel, formatMoment, yearOf } from '../../../shared/calendar'
import { formatHours } from '../../../shared/credit-hours'
import { creditSourceLabels } from '../../../shared/words'

type Sessions = OutputOf<'learn.listSessions'>

export function toView({ items, nextCursor }: Sessions, now: number) {
  return { items: items.map((session) => toItem(session, now)), nextCursor }
}

function toItem(session: Sessions['items'][number], now: number) {
  const { sessionId, source, title, heldAt, tenths, memberCount, allowedEvents } = session
  const hours = `${formatHours(tenths)} 学时`
  return {
    sessionId,
    title,
    source: creditSourceLabels[source],
    sub: yearOf(heldAt) === yearOf(now) ? dayLabel(heldAt) : formatMoment(heldAt, 'YYYY年M月D日'),
    grant: `${memberCount} 人，每人 ${hours}`,
    /** What a removal takes back. */
    loss: `${memberCount} 人各收回 ${hours}，台账和各人的学时里都不再有这一次。`,
    canEdit: allowedEvents.includes('edit'),
    canRemove: allowedEvents.includes('remove'),
    editPath: `/packages/learn-admin/session-edit/page?id=${sessionId}`,
  }
}
