/** Access rules: what an action of membership touches. */
import { memberCollection, type Member } from '../directory/members'
import { units, type Unit } from '../directory/units'
import type { ActorMember, JoinedActor, Target } from '../kit/actor'
import { present, refuse } from '../kit/errors'
import { invitations, joinRequests, type Invitation, type JoinRequest } from './repository'

interface ContextOf<I> {
  readonly input: I
  readonly actor: JoinedActor
}

/** For actions on the caller's own records. */
export const own = (): null => null

/** The branch named in the input, or the caller's own. */
export function branchOf({ input, actor }: ContextOf<{ branchId?: string | undefined }>): { branchId: string } {
  return { branchId: input.branchId ?? actor.member.branchId }
}

export interface RosterScope {
  readonly branchId: string
  /** Set for somebody who is nothing but a group leader: then the own group only. */
  readonly groupId: string | null
}

/** As `branchOf`, narrowed to the group for a group leader. A group of one branch never opens another branch. */
export function rosterScope(context: ContextOf<{ branchId?: string | undefined }>): RosterScope {
  const { branchId } = branchOf(context)
  const { member } = context.actor
  return { branchId, groupId: branchId === member.branchId ? ledGroup(member) : null }
}

function ledGroup({ roles }: ActorMember): string | null {
  if (roles.some(({ role }) => role !== 'groupLeader')) return null
  return roles[0]?.unitId ?? null
}

/** Reads a document once for a call, though both `access` and `run` need it. */
function oncePerCall<I, T>(read: (input: I) => Promise<T>): (context: { readonly input: I }) => Promise<T> {
  const found = new WeakMap<object, Promise<T>>()
  return (context) => {
    const known = found.get(context)
    if (known) return known
    const reading = read(context.input)
    found.set(context, reading)
    return reading
  }
}

/** Said of whoever is not there and of whoever is elsewhere, so that nobody can tell the two apart. */
export const notOnRoster = '名册里没有这个人，可能已经转走。'

export const namedMember = oncePerCall(async ({ memberId }: { memberId: string }): Promise<Member> =>
  present(await memberCollection.get(memberId), notOnRoster),
)

export async function branchOfMember(context: { readonly input: { memberId: string } }): Promise<Target> {
  const { branchId, groupId } = await namedMember(context)
  return { branchId, groupId }
}

export const namedInvitation = oncePerCall(async ({ code }: { code: string }): Promise<Invitation> =>
  present(await invitations.get(code), '没有这个邀请码，检查后再试。'),
)

export async function branchOfInvitation(context: { readonly input: { code: string } }): Promise<Target> {
  return { branchId: (await namedInvitation(context)).branchId }
}

export const namedJoinRequest = oncePerCall(
  async ({ joinRequestId }: { joinRequestId: string }): Promise<JoinRequest> =>
    present(await joinRequests.get(joinRequestId)),
)

export async function branchOfJoinRequest(context: { readonly input: { joinRequestId: string } }): Promise<Target> {
  return { branchId: (await namedJoinRequest(context)).branchId }
}

export const namedUnit = oncePerCall(async ({ unitId }: { unitId: string }): Promise<Unit> =>
  present(await units.get(unitId), '没有找到这个组织。'),
)

/** The unit itself, or for a group its branch. */
export async function unitOrItsBranch(context: { readonly input: { unitId: string } }): Promise<Target> {
  const { _id, kind, branchId } = await namedUnit(context)
  if (kind !== 'group') return { branchId: _id }
  return { branchId: branchId ?? _id, groupId: _id }
}

/** As `unitOrItsBranch`, but a group is governed by its branch alone: its leader gives no offices in it. */
export async function governingUnit(context: { readonly input: { unitId: string } }): Promise<Target> {
  const { branchId } = await unitOrItsBranch(context)
  return { branchId: branchId as string }
}

/** The branch that a write is about, checked to be one: a committee has no roster of its own. */
export async function presentBranch(branchId: string): Promise<Unit> {
  const unit = present(await units.get(branchId), '没有找到这个支部。')
  if (unit.kind !== 'branch') refuse('INVALID_INPUT', '要选一个党支部。', { branchId: '要选一个党支部。' })
  return unit
}
