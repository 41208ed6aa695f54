/** Giving and taking offices; every change touches the unit, so that two at once conflict. */
import { roleLabels, type Role } from '../../miniprogram/shared/words'
import { memberCollection, type Member } from '../directory/members'
import { units, type Unit } from '../directory/units'
import { holds, mayGrant, mustStay, unitKindOfRole, type Held } from '../domain/roles'
import type { JoinedActor } from '../kit/actor'
import type { Transaction } from '../kit/database'
import { present, refuse } from '../kit/errors'
import { notify } from '../kit/notices'
import { notOnRoster } from './access'
import { officeHolders } from './repository'

export interface OfficeChange {
  readonly member: Member
  readonly role: Role
  readonly unit: Unit
  readonly now: number
}

/** "信息学院第二党支部的组织委员" */
export const officeName = (role: Role, unit: Unit) => `${unit.name}的${roleLabels[role]}`

export function checkMayGrant({ member }: JoinedActor, role: Role, unit: Unit): void {
  if (unitKindOfRole[role] !== unit.kind) {
    refuse('INVALID_INPUT', `${roleLabels[role]}不在「${unit.name}」里设。`, { role: `「${unit.name}」不设这个职务。` })
  }
  if (!mayGrant(member.roles, role, unit)) refuse('FORBIDDEN', `${roleLabels[role]}要由上一级来定。`)
}

/** People of other branches have no part in the unit, and nothing is said of them. */
export function refuseElsewhere(unit: Unit, memberPath: readonly string[]): void {
  if (!memberPath.includes(unit.branchId ?? unit._id)) refuse('NOT_FOUND', notOnRoster)
}

/** An office is for somebody with a WeChat identity, that of a group for one of its members. */
function refuseUnfit({ name, openid, groupId }: Member, { role, unit }: Pick<OfficeChange, 'role' | 'unit'>): void {
  if (role === 'groupLeader' && groupId !== unit._id) refuse('WRONG_STATE', `${name}不在「${unit.name}」。`)
  if (openid === null) refuse('WRONG_STATE', `${name}还没有绑定微信，先请本人加入。`)
}

/** @returns false when the member holds it already */
export async function give(tx: Transaction, { member, role, unit, now }: OfficeChange): Promise<boolean> {
  const current = present(await tx.get(memberCollection, member._id))
  refuseUnfit(current, { role, unit })
  const office = { role, unitId: unit._id }
  if (holds(current.roles, office)) return false
  await tx.update(units, unit._id, { changedAt: now })
  await tx.update(memberCollection, member._id, { roles: [...current.roles, { ...office, since: now }] })
  return true
}

/** @returns false when the member does not hold it */
export async function take(tx: Transaction, { member, role, unit, now }: OfficeChange): Promise<boolean> {
  const current = present(await tx.get(memberCollection, member._id))
  const office = { role, unitId: unit._id }
  if (!holds(current.roles, office)) return false
  await tx.update(units, unit._id, { changedAt: now })
  const roles = current.roles.filter((held) => !isSame(held, office))
  await tx.update(memberCollection, member._id, { roles })
  return true
}

/**
 * Refuses to take the last secretary or administrator away. The holders are read outside of the transaction, as queries
 * must be; the unit, read before and written by every change, makes a change in between a conflict and this a new look.
 */
export async function refuseLastOne(tx: Transaction, { member, role, unit }: OfficeChange): Promise<void> {
  if (!mustStay(role)) return
  await tx.get(units, unit._id)
  const others = (await officeHolders([unit._id])).filter(({ _id }) => _id !== member._id)
  if (others.some(({ roles }) => holds(roles, { role, unitId: unit._id }))) return
  refuse('WRONG_STATE', `「${unit.name}」要一直有${roleLabels[role]}。先任命下一位，或由本人交接。`)
}

const isSame = (a: Held, b: Held) => a.role === b.role && a.unitId === b.unitId

export async function tellOffice(member: Member, text: string, { fact, now }: { fact: string; now: number }) {
  const message = {
    fact,
    memberId: member._id,
    openid: member.openid,
    title: '职务有变化',
    text,
    path: '/pages/home/page',
  }
  await notify(message, now)
}
