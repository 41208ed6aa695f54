import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../../support/world'

let world: World
let branch: BranchOfTest
let organizer: Member
let leader: Member
let outsider: Member
beforeAll(async () => {
  world = await openWorld()
  branch = aBranch(world, { name: '信息学院第二党支部' })
  const { branchId, groupId } = branch
  organizer = await aMember(world, { branchId, name: '周宁', roles: ['organizer'] })
  leader = await aMember(world, { branchId, groupId, name: '唐棠', roles: ['groupLeader'] })
  const other = aBranch(world, { committeeId: branch.committeeId })
  outsider = await aMember(world, { branchId: other.branchId, roles: ['secretary'] })
})
afterAll(() => world.close())

const entry = {
  stage: 'full',
  status: 'inSchool',
  category: 'undergraduate',
  groupId: null,
  className: '计科2201',
  phone: '13812345678',
  joinedOn: '2021-06-18',
} as const

describe('the roster', () => {
  let large: BranchOfTest
  let keeper: Member
  beforeAll(async () => {
    large = aBranch(world)
    keeper = await aMember(world, {
      branchId: large.branchId,
      name: '管册',
      studentNumber: 'A0000',
      roles: ['secretary'],
    })
    for (let index = 0; index < 65; index++) {
      await aMember(world, {
        branchId: large.branchId,
        name: index % 2 ? `张${index}` : `李${index}`,
        studentNumber: String(20_220_000 + index),
        groupId: index < 3 ? large.groupId : null,
        stage: index < 5 ? 'probationary' : index < 8 ? 'activist' : 'full',
        status: index < 2 ? 'away' : 'inSchool',
        bound: index !== 10,
      })
    }
  })
  const read = (input: object = {}) => world.data('members.listRoster', input, { as: keeper })

  test('comes page by page, everybody once, in order of their numbers', async () => {
    const numbers: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof read>> = await read(cursor ? { cursor } : {})
      numbers.push(...page.items.map(({ studentNumber }) => studentNumber))
      cursor = page.nextCursor
      expect(page.total).toBe(66)
    } while (cursor)
    expect(numbers).toHaveLength(66)
    expect(numbers).toEqual([...numbers].sort())
  })

  test.each([
    ['full', 58],
    ['probationary', 5],
    ['activist', 3],
    ['away', 2],
    ['unbound', 1],
  ] as const)('filtered by %s has %i', async (filter, count) => {
    const pages = [await read({ filter })]
    while (pages.at(-1)?.nextCursor) pages.push(await read({ filter, cursor: pages.at(-1)?.nextCursor }))
    expect(pages.flatMap(({ items }) => items)).toHaveLength(count)
  })

  test('is searched by the beginning of a name or of a number', async () => {
    expect((await read({ search: '张1' })).items.map(({ name }) => name).sort()).toEqual([
      '张1',
      '张11',
      '张13',
      '张15',
      '张17',
      '张19',
    ])
    expect((await read({ search: '2022006' })).items).toHaveLength(5)
    expect((await read({ search: 'a00' })).items.map(({ name }) => name)).toEqual(['管册'])
    expect((await read({ search: '.*' })).items).toHaveLength(0)
  })

  test('a search goes on where its page ended', async () => {
    const first = await read({ search: '李' })
    expect(first.items).toHaveLength(30)
    const second = await read({ search: '李', cursor: first.nextCursor })
    expect(second.items).toHaveLength(3)
    expect(second.nextCursor).toBeNull()
  })

  test('costs three reads and one page of documents, on the last page as on the first', async () => {
    await read()
    await read({ cursor: '20220034' })
    const [first, last] = world.cloud.calls.filter(({ action }) => action === 'listRoster').slice(-2)
    for (const record of [first, last]) {
      expect(record?.databaseCalls).toBe(3)
      expect(record?.documentsExamined).toBeLessThanOrEqual(1 + 31 + 2)
    }
  })
})

describe('who reads the roster', () => {
  test('a group leader has the own group, and no other branch with it', async () => {
    const page = await world.data('members.listRoster', {}, { as: leader })
    expect(page.items.map(({ name }) => name)).toEqual(['唐棠'])
    expect(page).toMatchObject({ total: 1, allowedEvents: [] })
    const foreign = { branchId: outsider.branchId }
    expect(await world.refusal('members.listRoster', foreign, { as: leader })).toMatchObject({ code: 'NOT_FOUND' })
    const colleague = { memberId: organizer._id }
    expect(await world.refusal('members.getMember', colleague, { as: leader })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a committee administrator reads every branch below, an administrator elsewhere none of them', async () => {
    const admin = await aMember(world, { branchId: outsider.branchId, roles: ['committeeAdmin'] })
    const page = await world.data('members.listRoster', { branchId: branch.branchId }, { as: admin })
    expect(page.branchName).toBe('信息学院第二党支部')
    expect(page.allowedEvents).toEqual(['add', 'import', 'export', 'invite', 'roles'])
    const elsewhere = await aMember(world, { branchId: aBranch(world).branchId, roles: ['committeeAdmin'] })
    const input = { branchId: branch.branchId }
    expect(await world.refusal('members.listRoster', input, { as: elsewhere })).toMatchObject({ code: 'NOT_FOUND' })
  })

  test('a secretary of another branch, a member without an office and a stranger read nothing', async () => {
    const plain = await aMember(world, { branchId: branch.branchId })
    const input = { branchId: branch.branchId }
    expect(await world.refusal('members.listRoster', input, { as: outsider })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.refusal('members.listRoster', input, { as: plain })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refusal('members.listRoster', input, { as: 'nobody' })).toMatchObject({ code: 'NOT_JOINED' })
  })
})

describe('one record', () => {
  test('a look is written down once a day, and its owner reads who, as what and when', async () => {
    const member = await aMember(world, { branchId: branch.branchId, phone: '13912340000' })
    const input = { memberId: member._id }
    const detail = await world.data('members.getMember', input, { as: organizer })
    expect(detail.profile.phoneMasked).toBe('139****0000')
    expect(detail.allowedEvents).toEqual(['edit', 'revealPhone', 'unbind'])
    await world.data('members.getMember', input, { as: organizer })
    world.advance('+1d')
    await world.data('members.getMember', input, { as: organizer })
    await world.data('members.revealPhone', input, { as: organizer })

    const { items } = await world.data('members.listViews', {}, { as: member })
    expect(items.map(({ viewerName, viewerRole, what }) => [viewerName, viewerRole, what])).toEqual([
      ['周宁', '组织委员', '看了你的手机号'],
      ['周宁', '组织委员', '看了你的资料'],
      ['周宁', '组织委员', '看了你的资料'],
    ])
    const { viewsThisMonth } = await world.data('members.mine', {}, { as: member })
    expect(viewsThisMonth).toBe(3)
    world.cloud.clock.reset()
  })

  test('a look at oneself leaves no line', async () => {
    await world.data('members.getMember', { memberId: organizer._id }, { as: organizer })
    expect((await world.data('members.listViews', {}, { as: organizer })).items).toEqual([])
  })

  test('the whole phone number is for the organizer, not for the publicity officer or another branch', async () => {
    const member = await aMember(world, { branchId: branch.branchId, phone: '13912340001' })
    const publicity = await aMember(world, { branchId: branch.branchId, roles: ['publicityOfficer'] })
    const input = { memberId: member._id }
    expect(await world.data('members.revealPhone', input, { as: organizer })).toEqual({ phone: '13912340001' })
    expect(await world.refusal('members.revealPhone', input, { as: publicity })).toMatchObject({ code: 'FORBIDDEN' })
    expect(await world.refusal('members.revealPhone', input, { as: outsider })).toMatchObject({ code: 'NOT_FOUND' })
    const { allowedEvents } = await world.data('members.getMember', input, { as: publicity })
    expect(allowedEvents).toEqual([])
  })

  test('what cannot be done is not offered: no phone to reveal, no identity to unbind or to give an office', async () => {
    const unbound = await aMember(world, { branchId: branch.branchId, bound: false, phone: '' })
    const { allowedEvents, isBound } = await world.data(
      'members.getMember',
      { memberId: unbound._id },
      { as: organizer },
    )
    expect(allowedEvents).toEqual(['edit'])
    expect(isBound).toBe(false)
  })
})

describe('adding', () => {
  const add = (more: object, options: object = {}) =>
    world.data(
      'members.addMember',
      { ...entry, name: '新人', studentNumber: '20260001', ...more },
      { as: organizer, ...options },
    )

  test('writes the entry, counts it in branch and group, and leaves an audit line without the name in it', async () => {
    const before = world.only<{ memberCount: number }>('units', { _id: branch.branchId }).memberCount
    const inGroup = world.only<{ memberCount: number }>('units', { _id: branch.groupId }).memberCount
    const { memberId } = await add({ name: '穆清', studentNumber: 'b2026002', groupId: branch.groupId })
    expect(world.only('members', { _id: memberId })).toMatchObject({
      name: '穆清',
      studentNumber: 'B2026002',
      openid: null,
      roles: [],
      branchId: branch.branchId,
    })
    expect(world.only('units', { _id: branch.branchId })).toMatchObject({ memberCount: before + 1 })
    expect(world.only('units', { _id: branch.groupId })).toMatchObject({ memberCount: inGroup + 1 })
    const [line] = world.find<{ what: string }>('auditLog', { targetId: memberId })
    expect(line?.what).toBe('把{党员}加入了名册')
    const secretary = await aMember(world, { branchId: branch.branchId, roles: ['secretary'] })
    const { items } = await world.data('members.listAudit', {}, { as: secretary })
    expect(items[0]).toMatchObject({ actorName: '周宁', what: '把穆清加入了名册' })
  })

  test('a number is on the roster once, and the refusal names who has it', async () => {
    await add({ name: '陆远', studentNumber: '20260003' })
    const again = { ...entry, name: '另一人', studentNumber: '20260003' }
    expect(await world.refusal('members.addMember', again, { as: organizer })).toMatchObject({
      code: 'CONFLICT',
      fields: { studentNumber: '名册里已经有学号 20260003，是陆远。' },
    })
  })

  test('two organizers who add one number at once add it once', async () => {
    const input = { ...entry, name: '同号', studentNumber: '20260004' }
    const answers = await Promise.all([1, 2, 3].map(() => world.call('members.addMember', input, { as: organizer })))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(world.find('members', { studentNumber: '20260004' })).toHaveLength(1)
  })

  test('a retry adds nobody twice', async () => {
    const first = await add({ studentNumber: '20260005' }, { requestId: 'add-member-5' })
    expect(await add({ studentNumber: '20260005' }, { requestId: 'add-member-5' })).toEqual(first)
  })

  test.each([
    [{ phone: '1381234' }, { phone: '手机号要 11 位，现在是 7 位。' }],
    [{ joinedOn: '2999-01-01' }, { joinedOn: '入党日期不能晚于今天。' }],
    [{ groupId: 'no-such-group' }, { groupId: '这个支部没有选中的党小组。' }],
    [{ stage: 'saint' }, { stage: '身份不在可选的范围里。' }],
  ])('%j is refused by field', async (wrong, fields) => {
    const input = { ...entry, name: '新人', studentNumber: '20260006', ...wrong } as typeof entry & {
      name: string
      studentNumber: string
    }
    expect(await world.refusal('members.addMember', input, { as: organizer })).toMatchObject({
      code: 'INVALID_INPUT',
      fields,
    })
  })

  test('into another branch, or as a group leader, is refused', async () => {
    const input = { ...entry, name: '新人', studentNumber: '20260007' }
    const foreign = { ...input, branchId: outsider.branchId }
    expect(await world.refusal('members.addMember', foreign, { as: organizer })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await world.refusal('members.addMember', input, { as: leader })).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('changing', () => {
  test('keeps the counters of groups, the search keys and an audit line that names the fields alone', async () => {
    const member = await aMember(world, { branchId: branch.branchId, name: '旧名', studentNumber: '20270001' })
    const inGroup = world.only<{ memberCount: number }>('units', { _id: branch.groupId }).memberCount
    const input = { ...entry, memberId: member._id, name: '新名', studentNumber: '20270002', groupId: branch.groupId }
    await world.data('members.updateMember', input, { as: organizer })
    expect(world.only('units', { _id: branch.groupId })).toMatchObject({ memberCount: inGroup + 1 })
    const found = await world.data('members.listRoster', { search: '新名' }, { as: organizer })
    expect(found.items).toMatchObject([{ memberId: member._id, groupName: '第一党小组' }])
    const [line] = world.find<{ what: string }>('auditLog', { targetId: member._id })
    expect(line?.what).toBe('改了{党员}的资料：姓名、学号、党小组、班级、手机号')
    await world.data('members.updateMember', input, { as: organizer })
    expect(world.find('auditLog', { targetId: member._id })).toHaveLength(1)
  })

  test('to the number of somebody else is refused', async () => {
    const member = await aMember(world, { branchId: branch.branchId })
    const input = { ...entry, memberId: member._id, name: member.name, studentNumber: organizer.studentNumber }
    expect(await world.refusal('members.updateMember', input, { as: organizer })).toMatchObject({ code: 'CONFLICT' })
  })

  test('does not take the leader of a group out of it', async () => {
    const input = { ...entry, memberId: leader._id, name: leader.name, studentNumber: leader.studentNumber }
    expect(await world.refusal('members.updateMember', input, { as: organizer })).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('of another branch is refused', async () => {
    const input = { ...entry, memberId: outsider._id, name: '改名', studentNumber: '20270009' }
    expect(await world.refusal('members.updateMember', input, { as: organizer })).toMatchObject({ code: 'NOT_FOUND' })
    expect(world.only('members', { _id: outsider._id })).toMatchObject({ name: outsider.name })
  })
})

describe('unbinding', () => {
  test('by the organizer frees the identity for another claim and stays in the log with its reason', async () => {
    const member = await aMember(world, { branchId: branch.branchId, name: '换号', studentNumber: '20280001' })
    const input = { memberId: member._id, reason: '换了微信' }
    await world.data('members.unbindMember', input, { as: organizer })
    await world.data('members.unbindMember', input, { as: organizer })
    expect(world.find('identities', { _id: member.openid })).toHaveLength(0)
    expect(world.find('auditLog', { action: 'members.unbindMember', targetId: member._id })).toHaveLength(1)
    const { invitation } = await world.data('members.createInvitation', { days: 1 }, { as: organizer })
    const claim = { code: invitation.code, name: '换号', studentNumber: '20280001' }
    expect(await world.data('members.claim', claim, { as: 'new-phone' })).toMatchObject({ outcome: 'bound' })
  })

  test('oneself makes a stranger of the identity', async () => {
    const member = await aMember(world, { branchId: branch.branchId })
    await world.data('members.unbindMine', {}, { as: member })
    expect(await world.data('members.enter', {}, { as: member })).toMatchObject({ state: 'stranger', profile: null })
    expect(await world.refusal('members.unbindMine', {}, { as: member })).toMatchObject({ code: 'NOT_JOINED' })
  })

  test('a holder of an office is refused, or whoever claims the entry next would hold it', async () => {
    const input = { memberId: leader._id, reason: '试试' }
    expect(await world.refusal('members.unbindMember', input, { as: organizer })).toMatchObject({ code: 'WRONG_STATE' })
    expect(await world.refusal('members.unbindMine', {}, { as: leader })).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('a member of another branch is refused', async () => {
    const input = { memberId: outsider._id, reason: '试试' }
    expect(await world.refusal('members.unbindMember', input, { as: organizer })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describe('my own data', () => {
  test('phone and class are mine to change, and nothing else', async () => {
    const member = await aMember(world, { branchId: branch.branchId })
    const { profile } = await world.data(
      'members.updateMine',
      { phone: '13700001234', className: '计科2301' },
      { as: member },
    )
    expect(profile).toMatchObject({ phoneMasked: '137****1234', className: '计科2301' })
    const more = { phone: '', className: '', stage: 'full' } as { phone: string; className: string }
    expect(await world.refusal('members.updateMine', more, { as: member })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { stage: '多了不认识的一项「stage」。' },
    })
  })

  test('one page says who I am, my hours and my dues, in four reads', async () => {
    const member = await aMember(world, { branchId: branch.branchId })
    expect(await world.data('members.mine', {}, { as: member })).toEqual({
      profile: expect.objectContaining({ memberId: member._id }),
      creditHoursTenths: 0,
      creditHoursTargetTenths: 320,
      duesPaidThrough: null,
      duesOwedFen: 0,
      duesOwedMonths: 0,
      viewsThisMonth: 0,
    })
    expect(world.cloud.calls.findLast(({ action }) => action === 'mine')?.databaseCalls).toBe(4)
  })
})
