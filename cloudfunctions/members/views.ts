/** What leaves the server of a member: names of units filled in, the phone masked. */
import type { OutputOf } from '../contract'
import { maskPhone } from '../domain/membership'
import type { Member } from '../directory/members'
import { units } from '../directory/units'

export type Profile = OutputOf<'members.mine'>['profile']
type Names = ReadonlyMap<string, string>

export function toProfile(member: Member, names: Names): Profile {
  const { name, studentNumber, stage, status, branchId, groupId, className, phone, joinedOn, category, roles } = member
  return {
    memberId: member._id,
    name,
    studentNumber,
    stage,
    status,
    branchId,
    branchName: names.get(branchId) ?? '',
    groupName: groupId === null ? null : (names.get(groupId) ?? null),
    className,
    phoneMasked: maskPhone(phone),
    joinedOn,
    category,
    roles: roles.map(({ role, unitId }) => ({ role, unitId, unitName: names.get(unitId) ?? '' })),
  }
}

/** The profile with one read for the names of all units in it. */
export async function profileOf(member: Member): Promise<Profile> {
  return toProfile(member, await namesFor(member))
}

export async function namesFor({ branchId, groupId, roles }: Member): Promise<Names> {
  const ids = [branchId, ...(groupId === null ? [] : [groupId]), ...roles.map(({ unitId }) => unitId)]
  return namesOf(await units.getMany(ids))
}

export function namesOf(found: readonly { _id: string; name: string }[]): Names {
  return new Map(found.map(({ _id, name }) => [_id, name]))
}
