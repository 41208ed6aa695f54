/** Data for tests, written straight into the database: what a test says is what matters to it, the rest is lifelike. */
import type { RoleHeld } from '../../cloudfunctions/kit/actor'
import type { Member } from '../../cloudfunctions/directory/members'
import type { Unit } from '../../cloudfunctions/directory/units'
import type { Role } from '../../miniprogram/shared/words'
import type { World } from './world'

/** Ids and numbers that differ from one builder call to the next, within one test file. */
let serial = 0
const next = (prefix: string) => `test-${prefix}-${++serial}`

export interface BranchOfTest {
  readonly committeeId: string
  readonly branchId: string
  readonly groupId: string
  readonly name: string
}

export interface BranchOptions {
  readonly name?: string
  /** An existing committee; a new one by default. */
  readonly committeeId?: string
}

/** A branch with one group, under a committee. */
export function aBranch(world: World, options: BranchOptions = {}): BranchOfTest {
  const now = world.now()
  const committeeId = options.committeeId ?? next('committee')
  const branchId = next('branch')
  const groupId = next('group')
  const name = options.name ?? `测试第${serial}党支部`
  const common = { memberCount: 0, createdAt: now, changedAt: now }
  const committee: Unit = {
    ...common,
    _id: committeeId,
    kind: 'committee',
    name: '测试学院党委',
    parentId: null,
    branchId: null,
    path: [committeeId],
  }
  const branch: Unit = {
    ...common,
    _id: branchId,
    kind: 'branch',
    name,
    parentId: committeeId,
    branchId,
    path: [committeeId, branchId],
  }
  const group: Unit = {
    ...common,
    _id: groupId,
    kind: 'group',
    name: '第一党小组',
    parentId: branchId,
    branchId,
    path: [committeeId, branchId, groupId],
  }
  world.insert('units', options.committeeId ? [branch, group] : [committee, branch, group])
  return { committeeId, branchId, groupId, name }
}

export interface MemberOptions extends Partial<Omit<Member, '_id' | 'roles' | 'openid'>> {
  readonly branchId: string
  /** Offices in the member's own branch (groupLeader: in the own group, committeeAdmin: in the committee), or elsewhere as held. */
  readonly roles?: readonly (Role | RoleHeld)[]
  /** With a WeChat identity, which is the default, or not yet claimed. */
  readonly bound?: boolean
  readonly openid?: string
}

export async function aMember(world: World, options: MemberOptions): Promise<Member> {
  const { bound = true, roles = [], openid: wanted, ...rest } = options
  const id = next('member')
  const openid = bound ? (wanted ?? `openid-${id}`) : null
  const name = rest.name ?? `测试党员${serial}`
  const studentNumber = rest.studentNumber ?? String(20_210_000 + serial)
  const member: Member = {
    _id: id,
    groupId: null,
    stage: 'full',
    status: 'inSchool',
    category: 'undergraduate',
    className: '计科2101',
    phone: `138${String(serial).padStart(8, '0')}`,
    joinedOn: '2021-06-18',
    views: {},
    createdAt: world.now(),
    ...rest,
    name,
    studentNumber,
    openid,
    rosterKey: studentNumber,
    nameKey: `${name} ${studentNumber}`,
    roles: roles.map((role) => heldBy(world, rest, role)),
  }
  world.insert('members', [member])
  if (openid) world.insert('identities', [{ _id: openid, memberId: id, boundAt: world.now() }])
  const counted = [member.branchId, ...(member.groupId ? [member.groupId] : [])]
  await world.update('units', { _id: { $in: counted } }, { $inc: { memberCount: 1 } })
  return member
}

function heldBy(world: World, place: { branchId: string; groupId?: string | null }, role: Role | RoleHeld) {
  const since = world.now()
  if (typeof role !== 'string') return { ...role, since }
  return { role, unitId: unitFor(world, place, role), since }
}

function unitFor(world: World, { branchId, groupId }: { branchId: string; groupId?: string | null }, role: Role) {
  if (role === 'committeeAdmin') return world.only<Unit>('units', { _id: branchId }).path[0] as string
  if (role !== 'groupLeader') return branchId
  if (!groupId) throw new Error('a group leader needs a groupId')
  return groupId
}
