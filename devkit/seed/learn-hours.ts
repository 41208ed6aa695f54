/** Lectures and theme days with who came to them, and the hours that were granted for it. */
import { dayOf, startOfDay, yearOf } from '../../miniprogram/shared/calendar'
import type { Member } from '../../cloudfunctions/directory/members'
import { timeKey } from '../../cloudfunctions/kit/ids'
import type { CreditGrant, CreditSession } from '../../cloudfunctions/learn/hours-repository'
import { Random } from './random'
import { thisYear } from './this-year'

const dayMs = 24 * 3600_000

interface SessionPlan extends Pick<CreditSession, 'source' | 'title' | 'tenths'> {
  readonly id: string
  readonly daysAgo: number
  /** Share of the branch that came; the usual one where nothing is said. */
  readonly share?: number
}

const plans: readonly SessionPlan[] = [
  { id: 'lecture-1', source: 'lecture', title: '书记讲党课：从一张实验记录说起', tenths: 20, daysAgo: 190 },
  { id: 'theme-1', source: 'themeDay', title: '主题党日：城南旧址半日行', tenths: 10, daysAgo: 150 },
  ...['一', '二', '三'].map((day, index): SessionPlan => ({
    ...{ id: `training-${index + 1}`, source: 'lecture', tenths: 80, daysAgo: 140 - index },
    ...{ title: `暑期党员集中培训第${day}天`, share: 0.5 },
  })),
  { id: 'theme-2', source: 'themeDay', title: '主题党日：给新生指一天路', tenths: 10, daysAgo: 80 },
  { id: 'lecture-2', source: 'lecture', title: '党课：怎样读一份文件', tenths: 20, daysAgo: 70 },
  { id: 'theme-3', source: 'themeDay', title: '主题党日：社区电脑义诊', tenths: 10, daysAgo: 33 },
]

/** Of everybody; 林晓 comes to all of them but to the training in summer. */
const usualShare = 0.8
/** A small circle came to those of earlier years. */
const oldAttendance = 20

interface Basis {
  readonly members: readonly Member[]
  readonly scale: number
  readonly now: number
}

export function sessionsFor({ members, scale, now }: Basis): { sessions: CreditSession[]; grants: CreditGrant[] } {
  const random = new Random(20)
  const recent = plans.map((plan) => {
    return sessionFrom(plan, cameTo(plan, members, random), now)
  })
  const old = Array.from({ length: scale - 1 }, (_none, index) => {
    const came = Array.from({ length: oldAttendance }, () => random.pick(members))
    return sessionFrom(oldPlan(index + 1), [...new Set(came)], now)
  })
  const sessions = [...old, ...recent]
  return { sessions, grants: sessions.flatMap(grantsOf) }
}

/** Whoever came to the first day of the training stayed for all three. */
function cameTo({ share }: SessionPlan, members: readonly Member[], random: Random): Member[] {
  if (share === undefined) return members.filter(({ name }) => name === '林晓' || random.chance(usualShare))
  return members.slice(0, Math.round(members.length * share)).filter(({ name }) => name !== '林晓')
}

function oldPlan(serial: number): SessionPlan {
  const title = `主题党日：往期第 ${serial} 次`
  return { id: `session-archive-${serial}`, source: 'themeDay', title, tenths: 10, daysAgo: 400 + serial * 9 }
}

function sessionFrom(
  { id, daysAgo, share: _share, ...plan }: SessionPlan,
  came: readonly Member[],
  now: number,
): CreditSession {
  const heldAt = startOfDay(dayOf(thisYear(now - daysAgo * dayMs, now)))
  return {
    _id: id,
    ...plan,
    branchId: came[0]!.branchId,
    key: timeKey(heldAt, id),
    heldAt,
    memberIds: came.map(({ _id }) => _id),
    unsettled: [],
    state: 'held',
    version: 1,
    savedWith: 'seed',
    createdAt: heldAt,
  }
}

function grantsOf({ _id, branchId, source, title, tenths, heldAt: at, memberIds }: CreditSession): CreditGrant[] {
  return memberIds.map((memberId) => {
    const id = `session_${_id}_${memberId}`
    return { _id: id, key: timeKey(at, id), memberId, branchId, year: yearOf(at), source, title, tenths, at }
  })
}
