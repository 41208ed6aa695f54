import type { OutputOf } from '../../../../cloudfunctions/contract'

type Requests = OutputOf<'members.listJoinRequests'>

/** From this many days on, what waits stands in red. */
const lateDays = 5

export function toView({ items, nextCursor }: Requests) {
  return { items: items.filter(({ state }) => state === 'waiting').map(toItem), nextCursor }
}

function toItem({
  joinRequestId,
  name,
  studentNumber,
  message,
  waitingDays,
  matchesMember,
}: Requests['items'][number]) {
  return {
    joinRequestId,
    name,
    studentNumber,
    message,
    waiting: waitingDays === 0 ? '今天' : `等了 ${waitingDays} 天`,
    isLate: waitingDays >= lateDays,
    hasMatch: matchesMember !== null,
    matchIcon: matchesMember ? 'circle-check' : 'circle-alert',
    match: matchesMember
      ? `名册里有同一学号：${matchesMember.name}。确认后直接绑定。`
      : '名册里没有这个学号。确认后会加进名册。',
  }
}
