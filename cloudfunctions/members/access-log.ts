/** "Who looked at my record": written before anything is shown, so that there is no look without a line. */
import { dayOf, monthOf } from '../../miniprogram/shared/calendar'
import { roleLabels } from '../../miniprogram/shared/words'
import { memberCollection, type Member } from '../directory/members'
import type { JoinedActor } from '../kit/actor'
import { _ } from '../kit/database'
import { factId, timeKey } from '../kit/ids'
import { accessLog } from './repository'

const sentences = { record: '看了你的资料', phone: '看了你的手机号' } as const

interface Look {
  readonly actor: JoinedActor
  readonly member: Member
  readonly what: keyof typeof sentences
  readonly now: number
}

/** Once for each viewer, member, kind and day; one's own record leaves no line. */
export async function logLook({ actor, member, what, now }: Look): Promise<void> {
  const viewer = actor.member
  if (viewer.id === member._id) return
  const id = factId('look', what, viewer.id, member._id, dayOf(now))
  const isNew = await accessLog.create({
    _id: id,
    key: timeKey(now, id),
    at: now,
    memberId: member._id,
    viewerId: viewer.id,
    viewerName: viewer.name,
    viewerRole: viewer.roles.map(({ role }) => roleLabels[role]).join('、'),
    what: sentences[what],
  })
  // After the line itself: the figure on the page may lag, the log may not.
  if (isNew) await memberCollection.update(member._id, { [`views.${monthOf(now)}`]: _.inc(1) })
}
