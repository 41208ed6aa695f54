/**
 * `allowedEvents` for pages: the same permission table, asked about a target that the caller has already read. It decides
 * what is offered; `authorise` decides what is done.
 */
import type { ActionName } from '../contract'
import { permissions, type Permission } from '../contract/permissions'
import type { Actor, Target } from './actor'

/** @param path ids above the target's branch, needed only where an office in a committee should reach down to it */
export interface TargetInTree extends Target {
  readonly path?: readonly string[]
}

export function canDo(actor: Actor, name: ActionName, { path = [], ...target }: TargetInTree): boolean {
  const { who } = permissions[name] as Permission
  if (who === 'anyone') return true
  // Nothing that a page offers by an event: whose record it is shows when the record is read.
  if (who === 'owner') return false
  const { member } = actor
  if (!member) return false
  if (who === 'member') {
    if (target.memberId !== undefined && target.memberId !== member.id) return false
    return target.branchId === undefined || target.branchId === member.branchId
  }
  return member.roles.some(
    ({ role, unitId }) =>
      who.includes(role) &&
      (unitId === target.branchId || unitId === target.groupId || (role === 'committeeAdmin' && path.includes(unitId))),
  )
}

/** Of the pairs event → action, the events whose action the actor may call. */
export function allowedOf<E extends string>(
  actor: Actor,
  target: TargetInTree,
  events: Readonly<Record<E, ActionName>>,
): E[] {
  return (Object.keys(events) as E[]).filter((event) => canDo(actor, events[event], target))
}
