/** Reductions and exemptions: one that the committee has approved, one that waits for it. */
import type { Member } from '../../cloudfunctions/directory/members'
import type { DuesProfile } from '../../cloudfunctions/dues/records'
import type { ReliefRequest } from '../../cloudfunctions/dues/relief-repository'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import { addMonths, dayOf, monthOf } from '../../miniprogram/shared/calendar'
import type { SeedWorld } from './people'

const dayMs = 24 * 3600_000

/** Who has been let off since the month before last, with what was said about it. */
const exempted = '唐棠'
const reliefIdOf = (member: Member) => factId('seed relief', member._id)
const exemptMonths = (now: number) => ({ from: addMonths(monthOf(now), -2), through: addMonths(monthOf(now), 1) })

/** What belongs into a member's profile. */
export function approvedFor(member: Member, now: number): DuesProfile['reliefs'] {
  return member.name === exempted ? [{ reliefId: reliefIdOf(member), ...exemptMonths(now), monthlyFen: 0 }] : []
}

export function reliefsFor(world: SeedWorld, now: number): ReliefRequest[] {
  const [approvedAt, waitingSince] = [now - 68 * dayMs, now - 3 * dayMs]
  const approved: ReliefRequest = {
    ...requestOf(world, { name: exempted, submittedAt: approvedAt }),
    kind: 'exempt',
    monthlyFen: 0,
    ...exemptMonths(now),
    reason: '家里遭了水灾，这学期靠助学金生活。',
    state: 'approved',
    decidedAt: approvedAt + 2 * dayMs,
    decidedByName: '高岚',
    sentence: '同意，困难缓解后恢复缴纳。',
  }
  const waiting: ReliefRequest = {
    ...requestOf(world, { name: '钟鸣', submittedAt: waitingSince }),
    kind: 'reduced',
    monthlyFen: 1_000,
    from: addMonths(monthOf(now), 1),
    through: addMonths(monthOf(now), 6),
    reason: '因病休养，每月自费药费较多。',
    state: 'submitted',
    decidedAt: null,
    decidedByName: '',
    sentence: '',
  }
  return [approved, waiting]
}

function requestOf(world: SeedWorld, { name, submittedAt }: { name: string; submittedAt: number }) {
  const member = world.person(name)
  const organizer = world.person('周宁')
  const branch = world.branches.find(({ unit }) => unit._id === member.branchId)
  return {
    _id: reliefIdOf(member),
    key: timeKey(submittedAt, reliefIdOf(member)),
    branchId: member.branchId,
    branchName: branch?.unit.name ?? '',
    memberId: member._id,
    memberName: member.name,
    studiedOn: dayOf(submittedAt - dayMs),
    submittedAt,
    submittedById: organizer._id,
    submittedByName: organizer.name,
  }
}
