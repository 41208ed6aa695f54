/** The branch, or a committee's branches, at a glance: from roll-ups, not from bills. */
import { addMonths, monthOf, yearOf, type Month } from '../../miniprogram/shared/calendar'
import type { OutputOf } from '../contract'
import { units, type Unit } from '../directory/units'
import { duesYearsOf } from '../dues/repository'
import type { DuesYear, MonthSum } from '../dues/records'
import type { ActorMember, JoinedActor } from '../kit/actor'
import { _ } from '../kit/database'

type Admin = OutputOf<'home.openAdmin'>

const monthsShown = 12
const maxBranches = 200
const noSum: MonthSum = { dueFen: 0, paidFen: 0 }

/** This month's sums and a year of bars, in one read. */
export async function duesOverview(branchId: string, now: number): Promise<Admin['dues']> {
  const year = yearOf(now)
  const sums = sumsByMonth(await duesYearsOf([branchId], [year - 1, year]))
  const month = monthOf(now)
  const shown = Array.from({ length: monthsShown }, (_item, index) => addMonths(month, index + 1 - monthsShown))
  const byMonth = shown.flatMap((each) => {
    const sum = sums.get(each)
    return sum ? [{ month: each, ...sum }] : []
  })
  return { month, ...(sums.get(month) ?? noSum), byMonth }
}

function sumsByMonth(years: readonly DuesYear[]): Map<Month, MonthSum> {
  return new Map(years.flatMap(({ byMonth }) => Object.entries(byMonth)))
}

/** Ids of the branches below the committees that a member administers; none for everybody else. */
export async function branchIdsBelow({ roles }: Pick<ActorMember, 'roles'>): Promise<string[]> {
  const held = roles.filter(({ role }) => role === 'committeeAdmin').map(({ unitId }) => unitId)
  if (held.length === 0) return []
  const where = { path: _.in(held), kind: 'branch' } as const
  return (await units.find(where, { limit: maxBranches, fields: ['_id'] })).map(({ _id }) => _id)
}

/** Branches below the committees that the actor administers, in two reads; empty for everybody else. */
export async function branchesOverview({ member }: JoinedActor, now: number): Promise<Admin['branches']> {
  const held = member.roles.filter(({ role }) => role === 'committeeAdmin').map(({ unitId }) => unitId)
  if (held.length === 0) return []
  const branches = await units.find({ path: _.in(held), kind: 'branch' }, { limit: maxBranches })
  const years = await duesYearsOf(
    branches.map(({ _id }) => _id),
    [yearOf(now)],
  )
  const sums = new Map(years.map(({ branchId, byMonth }) => [branchId, byMonth[monthOf(now)]]))
  return branches.map(({ _id, name, memberCount }: Unit) => ({
    branchId: _id,
    name,
    memberCount,
    ...(sums.get(_id) ?? noSum),
  }))
}
