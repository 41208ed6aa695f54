import type { Member, Office } from '../../cloudfunctions/directory/members'
import type { Unit } from '../../cloudfunctions/directory/units'
import type { Role } from '../../miniprogram/shared/words'
import type { PersonLine } from './demo-people'
import type { SeedBranch } from './people'
import { Random } from './random'

/** The committee's fixed id: setting up a fresh environment uses the same one. */
const rootUnitId = 'root'
const dayMs = 24 * 3600_000

export interface BranchPlan {
  readonly id: string
  readonly name: string
  readonly people: readonly PersonLine[]
  readonly size: number
  readonly groups: number
}

const groupNames = ['第一党小组', '第二党小组', '第三党小组']
const surnames = [...'王李张刘杨黄赵吴徐孙马朱胡郭郑梁宋曹彭曾萧田董袁潘蒋蔡余杜魏夏姜范石姚谭廖邹熊金']
const givens = [...'安然宁远知行思齐子墨若谷书瑶景行嘉树云舒望舒清和怀瑾明远致远乐水语桐']

/** Makes units and members out of the lists above, and strangers to fill up. */
export class Cast {
  readonly committee: Unit
  private readonly random = new Random(20_210_701)
  private serial = 0

  constructor(private readonly now: number) {
    const createdAt = now - 400 * dayMs
    this.committee = {
      _id: rootUnitId,
      kind: 'committee',
      name: '信息学院党委',
      parentId: null,
      branchId: null,
      path: [rootUnitId],
      memberCount: 0,
      createdAt,
      changedAt: createdAt,
    }
  }

  branch({ id, name, people, size, groups }: BranchPlan): SeedBranch {
    const groupIds = groupNames.slice(0, groups).map((_name, index) => `${id}-group-${index + 1}`)
    const extras = Array.from({ length: size - people.length }, (_none, index) =>
      this.extra(index, people.length === 0),
    )
    const members = [...people, ...extras].map((person) => this.member(person, id, groupIds))
    const count = (groupId: string) => members.filter((member) => member.groupId === groupId).length
    return {
      unit: { ...this.unit(id, this.committee), kind: 'branch', name, branchId: id, memberCount: members.length },
      groups: groupIds.map((groupId, index) => ({
        ...this.unit(groupId, this.unit(id, this.committee)),
        kind: 'group',
        name: groupNames[index]!,
        branchId: id,
        memberCount: count(groupId),
      })),
      members,
    }
  }

  private unit(id: string, parent: { _id: string; path: readonly string[] }) {
    this.serial++
    // One after the other, so that lists in order of creation come out as they are named here.
    const createdAt = this.now - 400 * dayMs + this.serial * 1000
    return { _id: id, parentId: parent._id, path: [...parent.path, id], createdAt, changedAt: createdAt }
  }

  private member(person: PersonLine, branchId: string, groupIds: readonly string[]): Member {
    const [name, studentNumber, category, className, joinedOn, stage, status, group, role, id] = person
    const groupId = group === null ? null : (groupIds[group % groupIds.length] ?? null)
    const since = this.now - this.random.between(60, 300) * dayMs
    const offices: Office[] = role ? [{ role, unitId: this.seat(role, branchId, groupId), since }] : []
    return {
      _id: `member-${studentNumber}`,
      branchId,
      groupId,
      name,
      studentNumber,
      stage,
      status,
      category,
      className,
      phone: `13${this.random.between(0, 9)}${String(this.random.between(0, 99_999_999)).padStart(8, '0')}`,
      joinedOn,
      openid: id === null ? null : `demo-${id}`,
      roles: offices,
      rosterKey: studentNumber,
      nameKey: `${name} ${studentNumber}`,
      views: {},
      createdAt: this.now - 380 * dayMs,
    }
  }

  private seat(role: Role, branchId: string, groupId: string | null): string {
    if (role === 'committeeAdmin') return rootUnitId
    return role === 'groupLeader' && groupId !== null ? groupId : branchId
  }

  /** Somebody nobody knows: the first two of a branch without known people hold its offices. */
  private extra(index: number, isOnTheirOwn: boolean): PersonLine {
    const serial = ++this.serial
    const given = this.random.pick(givens) + (this.random.chance(0.6) ? this.random.pick(givens) : '')
    const role = isOnTheirOwn ? (firstOffices[index] ?? null) : null
    const isProbationary = role === null && this.random.chance(0.12)
    return [
      this.random.pick(surnames) + given,
      `9${String(serial).padStart(7, '0')}`,
      this.random.pick(['undergraduate', 'undergraduate', 'postgraduate', 'salaried']),
      this.random.pick(['计科2301', '软件2302', '网安2401', '人工智能2401']),
      isProbationary ? '2026-05-22' : `20${this.random.between(10, 24)}-06-${this.random.between(10, 28)}`,
      isProbationary ? 'probationary' : 'full',
      this.random.chance(0.1) ? 'away' : 'inSchool',
      this.random.between(0, 2),
      role,
      role !== null || this.random.chance(0.9) ? `member-${serial}` : null,
    ]
  }
}

const firstOffices = ['secretary', 'organizer'] as const
