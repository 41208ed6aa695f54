import type { Permission } from '../contract/permissions'
import type { Actor, Directory, RoleHeld, Target } from './actor'
import { refuse } from './errors'

/**
 * The part of a permission that needs no target: has joined, and holds one of the offices somewhere. Asked before any
 * record is read, so that a call costs nothing and learns nothing without it. @returns the offices that count
 */
export function officesFor({ member }: Actor, { who }: Permission): readonly RoleHeld[] {
  if (who === 'anyone' || who === 'owner') return []
  if (!member) return refuse('NOT_JOINED')
  if (who === 'member') return []
  const held = member.roles.filter(({ role }) => who.includes(role))
  return held.length > 0 ? held : refuse('FORBIDDEN')
}

/**
 * Refuses unless the permission's row covers the actor on the target. Deny by default: an offices-only row without a
 * target, or a target in a unit the actor holds no office over, is refused. An owner's row covers no target at all: the
 * action compares the one record that it writes.
 */
export async function authorise(
  { actor, permission, target }: { actor: Actor; permission: Permission; target: Target | null },
  directory: Pick<Directory, 'pathOf'>,
): Promise<void> {
  const held = officesFor(actor, permission)
  if (permission.who === 'owner' && target)
    throw new Error("an owner's action touches the record that it compares alone")
  if (permission.who === 'owner' || permission.who === 'anyone' || !actor.member) return
  if (permission.who === 'member') return authoriseMember(actor.member, target)
  if (!target?.branchId) throw new Error('an action for office holders must name the branch it touches')
  const units = [target.branchId, ...(target.groupId ? [target.groupId] : [])]
  if (held.some(({ unitId }) => units.includes(unitId))) return
  // Only offices in a committee reach further down; everyone else is spared the read.
  if (!held.some(({ role }) => role === 'committeeAdmin')) refuse('NOT_FOUND')
  const path = await directory.pathOf(target.branchId)
  if (!held.some(({ role, unitId }) => role === 'committeeAdmin' && path.includes(unitId))) refuse('NOT_FOUND')
}

/** Own records, or what belongs to one's own branch. What lies elsewhere is "not found", so that nothing can be probed. */
function authoriseMember(member: NonNullable<Actor['member']>, target: Target | null): void {
  if (!target) return
  if (target.memberId !== undefined && target.memberId !== member.id) refuse('NOT_FOUND')
  if (target.branchId !== undefined && target.branchId !== member.branchId) refuse('NOT_FOUND')
}
