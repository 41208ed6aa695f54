import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../../support/world'

let world: World
let branch: BranchOfTest
let secretary: Member
let admin: Member
beforeAll(async () => {
  world = await openWorld()
  branch = aBranch(world, { name: '信息学院第二党支部' })
  secretary = await aMember(world, { branchId: branch.branchId, name: '陈一鸣', roles: ['secretary'] })
  admin = await aMember(world, { branchId: branch.branchId, name: '高岚', roles: ['committeeAdmin'] })
})
afterAll(() => world.close())

describe('the tree', () => {
  test('an administrator sees the committee with all below, a secretary the own branch with its groups', async () => {
    const other = aBranch(world, { committeeId: branch.committeeId })
    aBranch(world)
    const all = await world.data('members.listUnits', {}, { as: admin })
    expect(all.items.map(({ unitId }) => unitId).sort()).toEqual(
      [branch.committeeId, branch.branchId, branch.groupId, other.branchId, other.groupId].sort(),
    )
    expect(all.allowedEvents).toEqual(['addBranch', 'addGroup', 'rename'])
    const own = await world.data('members.listUnits', {}, { as: secretary })
    expect(own.items.map(({ unitId }) => unitId).sort()).toEqual([branch.branchId, branch.groupId].sort())
    expect(own.allowedEvents).toEqual(['addGroup', 'rename'])
    const leader = await aMember(world, { ...branch, roles: ['groupLeader'] })
    expect((await world.data('members.listUnits', {}, { as: leader })).allowedEvents).toEqual([])
  })

  test('a branch is added by the committee, a group by its branch', async () => {
    const added = { kind: 'branch', name: '研究生第三党支部', parentId: branch.committeeId } as const
    const { unitId } = await world.data('members.addUnit', added, { as: admin })
    expect(world.only('units', { _id: unitId })).toMatchObject({
      kind: 'branch',
      branchId: unitId,
      path: [branch.committeeId, unitId],
      memberCount: 0,
    })
    expect(await world.refusal('members.addUnit', added, { as: secretary })).toMatchObject({ code: 'NOT_FOUND' })
    const group = { kind: 'group', name: '第二党小组', parentId: branch.branchId } as const
    const { unitId: groupId } = await world.data('members.addUnit', group, { as: secretary })
    expect(world.only('units', { _id: groupId })).toMatchObject({
      branchId: branch.branchId,
      parentId: branch.branchId,
    })
  })

  test('names are given once under one parent, also to two who ask at once; a retry adds nothing', async () => {
    const input = { kind: 'group', name: '第三党小组', parentId: branch.branchId } as const
    const answers = await Promise.all([1, 2, 3].map(() => world.call('members.addUnit', input, { as: secretary })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    const fourth = { ...input, name: '第四党小组' }
    const options = { as: secretary, requestId: 'add-unit-4' }
    expect(await world.data('members.addUnit', fourth, options)).toEqual(
      await world.data('members.addUnit', fourth, options),
    )
    expect(world.find('units', { parentId: branch.branchId, name: '第四党小组' })).toHaveLength(1)
  })

  test.each([
    ['branch', 'branchId', '党支部要建在党委下面。'],
    ['group', 'committeeId', '党小组要建在党支部下面。'],
  ] as const)('a %s is not put under the wrong parent', async (kind, parent, sentence) => {
    const input = { kind, name: '放错了', parentId: branch[parent] }
    expect(await world.refusal('members.addUnit', input, { as: admin })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { parentId: sentence },
    })
  })

  test('a new name shows everywhere at once and stands in the log', async () => {
    const own = aBranch(world, { name: '旧名支部' })
    const head = await aMember(world, { branchId: own.branchId, roles: ['secretary'] })
    await world.data('members.renameUnit', { unitId: own.branchId, name: '新名支部' }, { as: head })
    expect((await world.data('members.mine', {}, { as: head })).profile.branchName).toBe('新名支部')
    const { items } = await world.data('members.listAudit', {}, { as: head })
    expect(items[0]?.what).toBe('把「旧名支部」改名为「新名支部」')
    const foreign = { unitId: branch.branchId, name: '别人的' }
    expect(await world.refusal('members.renameUnit', foreign, { as: head })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a branch does not take the name of another one of the committee', async () => {
    const committee = aBranch(world, { name: '甲支部' })
    aBranch(world, { name: '乙支部', committeeId: committee.committeeId })
    const head = await aMember(world, { branchId: committee.branchId, roles: ['secretary'] })
    const input = { unitId: committee.branchId, name: '乙支部' }
    expect(await world.refusal('members.renameUnit', input, { as: head })).toMatchObject({ code: 'CONFLICT' })
  })
})

describe('invitations', () => {
  test('count who came by them, end on their day and can be taken back', async () => {
    const organizer = await aMember(world, { branchId: branch.branchId, name: '周宁', roles: ['organizer'] })
    const { invitation } = await world.data('members.createInvitation', { days: 7 }, { as: organizer })
    expect(invitation).toMatchObject({ createdByName: '周宁', state: 'active', joinedCount: 0 })
    expect(invitation.expiresAt - invitation.createdAt).toBe(7 * 24 * 3600_000)
    await aMember(world, { branchId: branch.branchId, name: '来人', studentNumber: '20990001', bound: false })
    await world.data(
      'members.claim',
      { code: invitation.code, name: '来人', studentNumber: '20990001' },
      { as: 'came' },
    )
    const shown = async () =>
      (await world.data('members.listInvitations', {}, { as: organizer })).items.find(
        ({ code }) => code === invitation.code,
      )
    expect(await shown()).toMatchObject({ joinedCount: 1, state: 'active' })
    world.advance('+7d')
    expect(await shown()).toMatchObject({ state: 'expired' })
    world.cloud.clock.reset()
    await world.data('members.revokeInvitation', { code: invitation.code }, { as: organizer })
    await world.data('members.revokeInvitation', { code: invitation.code }, { as: organizer })
    expect(await shown()).toMatchObject({ state: 'revoked' })
    expect(world.find('auditLog', { action: 'members.revokeInvitation', targetId: invitation.code })).toHaveLength(1)
  })

  test('a retry makes no second one', async () => {
    const options = { as: secretary, requestId: 'invitation-retry' }
    const first = await world.data('members.createInvitation', { days: 7 }, options)
    expect(await world.data('members.createInvitation', { days: 7 }, options)).toEqual(first)
  })

  test('as a mini program code are a PNG, while they are open', async () => {
    const { invitation } = await world.data('members.createInvitation', { days: 7 }, { as: secretary })
    const { base64 } = await world.data('members.invitationCode', { code: invitation.code }, { as: secretary })
    expect(Buffer.from(base64, 'base64').subarray(1, 4).toString()).toBe('PNG')
    await world.data('members.revokeInvitation', { code: invitation.code }, { as: secretary })
    const closed = { code: invitation.code }
    expect(await world.refusal('members.invitationCode', closed, { as: secretary })).toMatchObject({
      code: 'WRONG_STATE',
    })
  })

  test('of another branch are not read, drawn or taken back', async () => {
    const { invitation } = await world.data('members.createInvitation', { days: 7 }, { as: secretary })
    const foreign = await aMember(world, { branchId: aBranch(world).branchId, roles: ['secretary'] })
    const { code } = invitation
    const { branchId } = branch
    expect(await world.refusal('members.revokeInvitation', { code }, { as: foreign })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await world.refusal('members.invitationCode', { code }, { as: foreign })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await world.refusal('members.listInvitations', { branchId }, { as: foreign })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await world.refusal('members.createInvitation', { branchId, days: 1 }, { as: foreign })).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('last from one day to thirty', async () => {
    for (const days of [0, 31, 1.5]) {
      expect(await world.refusal('members.createInvitation', { days }, { as: secretary })).toMatchObject({
        fields: { days: '有效天数要是 1 到 30 之间的整数。' },
      })
    }
  })
})

test('the log is read by secretaries, page by page, newest first', async () => {
  const own = aBranch(world)
  const head = await aMember(world, { branchId: own.branchId, roles: ['secretary'] })
  const organizer = await aMember(world, { branchId: own.branchId, roles: ['organizer'] })
  for (let index = 0; index < 32; index++) await world.data('members.createInvitation', { days: 1 }, { as: organizer })
  const first = await world.data('members.listAudit', {}, { as: head })
  expect(first.items).toHaveLength(30)
  const second = await world.data('members.listAudit', { cursor: first.nextCursor ?? '' }, { as: head })
  expect(second).toMatchObject({ items: [{}, {}], nextCursor: null })
  const times = [...first.items, ...second.items].map(({ at }) => at)
  expect(times).toEqual([...times].sort((a, b) => b - a))
  expect(await world.refusal('members.listAudit', {}, { as: organizer })).toMatchObject({ code: 'FORBIDDEN' })
})
