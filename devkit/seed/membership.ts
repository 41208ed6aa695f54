/** Units, roster, bindings, invitations, people who want to join, and who looked at whose record. */
import { monthOf } from '../../miniprogram/shared/calendar'
import { roleLabels } from '../../miniprogram/shared/words'
import { factId, timeKey } from '../../cloudfunctions/kit/ids'
import type { Member } from '../../cloudfunctions/directory/members'
import type { AccessEntry, Invitation, JoinRequest } from '../../cloudfunctions/members/repository'
import type { AuditEntry } from '../../cloudfunctions/kit/audit'
import type { Cloud } from '../cloud'
import type { SeedWorld } from './people'
import { Random } from './random'

const hourMs = 3600_000
const dayMs = 24 * hourMs

/** The invitation that the walk-through uses. */
export const demoInvitation = 'DANGYUAN'

export interface SeedOptions {
  readonly scale: number
  /** Epoch ms on the cloud's clock. */
  readonly now: number
}

export async function seedMembership({ database }: Cloud, world: SeedWorld, options: SeedOptions): Promise<void> {
  const { committee, branches, members } = world
  database.insertMany('units', [committee, ...branches.flatMap(({ unit, groups }) => [unit, ...groups])].map(plain))
  const log = looks(world, options)
  const views = countViews(log)
  const counted = members.map((member) => plain({ ...member, views: views.get(member._id) ?? {} }))
  database.insertMany('members', counted)
  database.insertMany('identities', bindings(members, options.now))
  database.insertMany('invitations', invitations(world, options.now).map(plain))
  database.insertMany('joinRequests', joinRequests(world, options.now).map(plain))
  database.insertMany('accessLog', log.map(plain))
  database.insertMany('auditLog', history(world, options).map(plain))
}

/** Stored documents are open-ended; the product's types are not. */
const plain = (document: object): Record<string, unknown> => ({ ...document })

function bindings(members: readonly Member[], now: number) {
  return members.flatMap(({ _id, openid }) =>
    openid === null ? [] : [{ _id: openid, memberId: _id, boundAt: now - 300 * dayMs }],
  )
}

function invitations(world: SeedWorld, now: number): Invitation[] {
  const organizer = world.person('周宁')
  const make = (code: string, daysAgo: number, days: number): Invitation => {
    const createdAt = now - daysAgo * dayMs
    return {
      _id: code,
      branchId: organizer.branchId,
      key: timeKey(createdAt, code),
      requestId: `seed-${code}`,
      createdById: organizer._id,
      createdByName: organizer.name,
      createdAt,
      expiresAt: createdAt + days * dayMs,
      revokedAt: null,
      joinedCount: 0,
    }
  }
  return [
    { ...make(demoInvitation, 2, 30), joinedCount: 1 },
    { ...make('XUEXI234', 75, 14), joinedCount: 6 },
  ]
}

/** 温言 is on the roster and not bound, 白杨 is on no list: the secretary meets both cases. */
function joinRequests(world: SeedWorld, now: number): JoinRequest[] {
  const { branchId } = world.person('周宁')
  const make = (person: Pick<JoinRequest, 'name' | 'studentNumber' | 'message'>, hoursAgo: number): JoinRequest => {
    const openid = `demo-applicant-${person.studentNumber}`
    const createdAt = now - hoursAgo * hourMs
    const id = factId('join', branchId, openid)
    return {
      _id: id,
      branchId,
      openid,
      key: timeKey(createdAt, id),
      code: demoInvitation,
      ...person,
      isMessageChecked: true,
      createdAt,
      state: 'waiting',
      decidedAt: null,
      declineReason: '',
      memberId: null,
    }
  }
  return [
    make({ name: '白杨', studentNumber: '20240618', message: '九月转专业过来的，组织关系在办。' }, 24),
    make({ name: '温言', studentNumber: '20230428', message: '核对时输错了几次，麻烦确认一下。' }, 3),
  ]
}

/** Secretaries and organizers look at records now and then. */
function looks(world: SeedWorld, { scale, now }: SeedOptions): AccessEntry[] {
  const random = new Random(7)
  const branch = world.branches[0]!
  const viewers = branch.members.filter(({ roles }) =>
    roles.some(({ role }) => role === 'secretary' || role === 'organizer'),
  )
  return branch.members.flatMap((member) =>
    Array.from({ length: 2 * scale }, (_none, index) => {
      const viewer = random.pick(viewers)
      const at = now - random.between(1, 80) * dayMs - index * hourMs
      const id = factId('seed look', member._id, String(index))
      return {
        _id: id,
        memberId: member._id,
        key: timeKey(at, id),
        at,
        viewerId: viewer._id,
        viewerName: viewer.name,
        viewerRole: viewer.roles.map(({ role }) => roleLabels[role]).join('、'),
        what: random.chance(0.2) ? '看了你的手机号' : '看了你的资料',
      }
    }).filter(({ viewerId }) => viewerId !== member._id),
  )
}

/** Member → month → looks, as the members' documents count them. */
function countViews(log: readonly AccessEntry[]): Map<string, Record<string, number>> {
  const counted = new Map<string, Record<string, number>>()
  for (const { memberId, at } of log) {
    const views = counted.get(memberId) ?? {}
    counted.set(memberId, { ...views, [monthOf(at)]: (views[monthOf(at)] ?? 0) + 1 })
  }
  return counted
}

const doings = [
  '改了{党员}的资料：班级',
  '改了{党员}的资料：手机号',
  '改了{党员}的资料：状态',
  '把{党员}加入了名册',
] as const

function history(world: SeedWorld, { scale, now }: SeedOptions): AuditEntry[] {
  const random = new Random(11)
  const branch = world.branches[0]!
  const organizer = world.person('周宁')
  return Array.from({ length: 8 * scale }, (_none, index) => {
    const target = random.pick(branch.members)
    const at = now - random.between(3, 120) * dayMs - index * 60_000
    const id = factId('seed history', String(index))
    return {
      _id: id,
      branchId: branch.unit._id,
      key: timeKey(at, id),
      at,
      actorId: organizer._id,
      actorName: organizer.name,
      action: 'members.updateMember',
      what: random.pick(doings),
      targetId: target._id,
    }
  })
}
