import type { Member } from '../../../cloudfunctions/directory/members'
import type { Role } from '../../../miniprogram/shared/words'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../../support/world'

let world: World
let branch: BranchOfTest
let secretary: Member
let admin: Member
beforeAll(async () => {
  world = await openWorld()
})
beforeEach(async () => {
  branch = aBranch(world, { name: '信息学院第二党支部' })
  const { branchId } = branch
  secretary = await aMember(world, { branchId, name: '陈一鸣', roles: ['secretary'] })
  admin = await aMember(world, {
    branchId: aBranch(world, { committeeId: branch.committeeId }).branchId,
    roles: ['committeeAdmin'],
  })
})
afterAll(() => world.close())

const someone = (more: object = {}) => aMember(world, { branchId: branch.branchId, ...more })
const rolesOf = ({ _id }: Member) => world.only<Member>('members', { _id }).roles.map(({ role }) => role)
const office = (member: Member, role: Role, unitId = branch.branchId) => ({ memberId: member._id, role, unitId })

describe('granting', () => {
  test('gives the office from that moment on, tells the person, and is in the log', async () => {
    const member = await someone({ name: '苏禾' })
    await world.data('members.grantRole', office(member, 'publicityOfficer'), { as: secretary })
    expect(rolesOf(member)).toEqual(['publicityOfficer'])
    const { items } = await world.data('members.listRoles', {}, { as: member })
    expect(items).toEqual([
      expect.objectContaining({ role: 'secretary', memberName: '陈一鸣' }),
      expect.objectContaining({ role: 'publicityOfficer', memberName: '苏禾', unitName: '信息学院第二党支部' }),
    ])
    expect(world.only('notices', { memberId: member._id })).toMatchObject({
      text: '你现在是信息学院第二党支部的宣传委员。',
    })
    const log = await world.data('members.listAudit', {}, { as: secretary })
    expect(log.items[0]?.what).toBe('任命苏禾为信息学院第二党支部的宣传委员')
  })

  test('twice gives it once', async () => {
    const member = await someone()
    await Promise.all(
      [1, 2, 3].map(() => world.data('members.grantRole', office(member, 'organizer'), { as: secretary })),
    )
    expect(rolesOf(member)).toEqual(['organizer'])
    expect(world.find('auditLog', { action: 'members.grantRole', targetId: member._id })).toHaveLength(1)
  })

  test('nobody grants above the own office', async () => {
    const deputy = await someone({ roles: ['deputySecretary'] })
    const organizer = await someone({ roles: ['organizer'] })
    const member = await someone()
    const refusal = (role: Role, as: Member, unitId?: string) =>
      world.refusal('members.grantRole', office(member, role, unitId), { as })
    expect(await refusal('secretary', deputy)).toMatchObject({ code: 'FORBIDDEN', message: '支部书记要由上一级来定。' })
    expect(await refusal('publicityOfficer', organizer)).toMatchObject({ code: 'FORBIDDEN' })
    expect(await refusal('committeeAdmin', secretary, branch.committeeId)).toMatchObject({ code: 'NOT_FOUND' })
    expect(rolesOf(member)).toEqual([])
    expect((await world.data('members.listRoles', {}, { as: deputy })).grantable).not.toContain('secretary')
    expect((await world.data('members.listRoles', {}, { as: organizer })).grantable).toEqual([])
  })

  test('an administrator of the committee is made by one of them, at the committee', async () => {
    const member = await someone()
    await world.data('members.grantRole', office(member, 'committeeAdmin', branch.committeeId), { as: admin })
    expect(rolesOf(member)).toEqual(['committeeAdmin'])
    const atBranch = office(member, 'committeeAdmin')
    expect(await world.refusal('members.grantRole', atBranch, { as: admin })).toMatchObject({ code: 'INVALID_INPUT' })
    const page = await world.data('members.listRoles', { branchId: branch.committeeId }, { as: admin })
    expect(page.items.map(({ role }) => role)).toEqual(['committeeAdmin', 'committeeAdmin'])
    expect(page.grantable).toEqual(['committeeAdmin'])
  })

  test('an office is for a member of the unit who has a WeChat identity', async () => {
    const outsider = await aMember(world, { branchId: aBranch(world).branchId })
    const unbound = await someone({ bound: false })
    const notInGroup = await someone()
    const refusal = (member: Member, role: Role, unitId?: string) =>
      world.refusal('members.grantRole', office(member, role, unitId), { as: secretary })
    expect(await refusal(outsider, 'organizer')).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(unbound, 'organizer')).toMatchObject({ code: 'WRONG_STATE' })
    expect(await refusal(notInGroup, 'groupLeader', branch.groupId)).toMatchObject({ code: 'WRONG_STATE' })
    const inGroup = await someone({ groupId: branch.groupId })
    await world.data('members.grantRole', office(inGroup, 'groupLeader', branch.groupId), { as: secretary })
    expect(rolesOf(inGroup)).toEqual(['groupLeader'])
  })

  test('in another branch, or in a group by its leader, is refused', async () => {
    const leader = await someone({ groupId: branch.groupId, roles: ['groupLeader'] })
    const other = aBranch(world)
    const theirs = await aMember(world, { branchId: other.branchId })
    expect(
      await world.refusal('members.grantRole', office(theirs, 'organizer', other.branchId), { as: secretary }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    })
    const inGroup = await someone({ groupId: branch.groupId })
    const ofGroup = office(inGroup, 'groupLeader', branch.groupId)
    expect(await world.refusal('members.grantRole', ofGroup, { as: leader })).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('revoking', () => {
  test('takes the office, tells the person and does nothing a second time', async () => {
    const member = await someone({ roles: ['organizer'] })
    await world.data('members.revokeRole', office(member, 'organizer'), { as: secretary })
    await world.data('members.revokeRole', office(member, 'organizer'), { as: secretary })
    expect(rolesOf(member)).toEqual([])
    expect(world.find('notices', { memberId: member._id })).toHaveLength(1)
    expect(world.find('auditLog', { action: 'members.revokeRole', targetId: member._id })).toHaveLength(1)
  })

  test('the last secretary stays, whoever asks', async () => {
    for (const as of [secretary, admin]) {
      const refusal = await world.refusal('members.revokeRole', office(secretary, 'secretary'), { as })
      expect(refusal).toMatchObject({ code: 'WRONG_STATE' })
      expect(refusal.message).toContain('要一直有支部书记')
    }
    expect(rolesOf(secretary)).toEqual(['secretary'])
  })

  test('of two secretaries who dismiss each other at once, one stays, in every one of twelve branches', async () => {
    const pairs = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const { branchId } = aBranch(world)
        const roles = ['secretary'] as const
        return [await aMember(world, { branchId, roles }), await aMember(world, { branchId, roles })] as const
      }),
    )
    const dismiss = (as: Member, other: Member) =>
      world.call('members.revokeRole', office(other, 'secretary', other.branchId), { as })
    await Promise.all(pairs.flatMap(([a, b]) => [dismiss(a, b), dismiss(b, a)]))
    expect(pairs.map(([a, b]) => [...rolesOf(a), ...rolesOf(b)])).toEqual(pairs.map(() => ['secretary']))
  })

  test('the last administrator of a committee stays', async () => {
    const last = office(admin, 'committeeAdmin', branch.committeeId)
    expect(await world.refusal('members.revokeRole', last, { as: admin })).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('a deputy does not dismiss the secretary', async () => {
    const deputy = await someone({ roles: ['deputySecretary'] })
    const input = office(secretary, 'secretary')
    expect(await world.refusal('members.revokeRole', input, { as: deputy })).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('handing over', () => {
  const handOver = (role: Role, [from, to]: readonly [Member, Member], unitId = branch.branchId) =>
    [{ role, unitId, toMemberId: to._id }, { as: from }] as const

  test('moves the own office in one step: there was always one secretary', async () => {
    const next = await someone({ name: '江遥' })
    await world.data('members.handOver', ...handOver('secretary', [secretary, next]))
    expect(rolesOf(secretary)).toEqual([])
    expect(rolesOf(next)).toEqual(['secretary'])
    expect(world.only('notices', { memberId: next._id })).toMatchObject({ text: '陈一鸣把支部书记交接给了你。' })
    expect(await world.refusal('members.exportHandover', {}, { as: secretary })).toMatchObject({ code: 'FORBIDDEN' })
    await world.data('members.exportHandover', {}, { as: next })
  })

  test('at once to two people, reaches one of them', async () => {
    const [a, b] = [await someone(), await someone()]
    await Promise.all([a, b].map((next) => world.call('members.handOver', ...handOver('secretary', [secretary, next]))))
    expect([...rolesOf(a), ...rolesOf(b), ...rolesOf(secretary)]).toEqual(['secretary'])
  })

  test('only what one holds, to somebody else who can hold it', async () => {
    const organizer = await someone({ roles: ['organizer'] })
    const unbound = await someone({ bound: false })
    const outsider = await aMember(world, { branchId: aBranch(world).branchId })
    const refusal = (...input: ReturnType<typeof handOver>) => world.refusal('members.handOver', ...input)
    expect(await refusal(...handOver('secretary', [organizer, organizer]))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await refusal(...handOver('secretary', [secretary, unbound]))).toMatchObject({ code: 'WRONG_STATE' })
    expect(await refusal(...handOver('secretary', [secretary, outsider]))).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refusal(...handOver('secretary', [organizer, secretary]))).toMatchObject({ code: 'FORBIDDEN' })
    expect(rolesOf(secretary)).toEqual(['secretary'])
  })

  test('a group leader hands over within the group', async () => {
    const leader = await someone({ groupId: branch.groupId, roles: ['groupLeader'] })
    const next = await someone({ groupId: branch.groupId })
    await world.data('members.handOver', ...handOver('groupLeader', [leader, next], branch.groupId))
    expect(rolesOf(next)).toEqual(['groupLeader'])
  })
})
