import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../../support/world'

let world: World
let branch: BranchOfTest
let organizer: Member
let code: string
beforeAll(async () => {
  world = await openWorld()
  branch = aBranch(world, { name: '信息学院第二党支部' })
  organizer = await aMember(world, { branchId: branch.branchId, name: '周宁', roles: ['organizer'] })
  code = (await world.data('members.createInvitation', { days: 7 }, { as: organizer })).invitation.code
})
afterAll(() => world.close())

const anEntry = (more: Partial<Parameters<typeof aMember>[1]> = {}) =>
  aMember(world, { branchId: branch.branchId, bound: false, ...more })

describe('enter', () => {
  test('a stranger learns the name of the branch and of whoever invites, and nothing else', async () => {
    expect(await world.data('members.enter', { code }, { as: 'stranger-1' })).toEqual({
      state: 'stranger',
      declineReason: null,
      triesLeft: 5,
      invitation: { code, branchName: '信息学院第二党支部', inviterName: '周宁' },
      profile: null,
    })
  })

  test('a member gets the own profile, with the phone masked', async () => {
    const member = await aMember(world, { branchId: branch.branchId, phone: '13912345678', groupId: branch.groupId })
    const { state, profile } = await world.data('members.enter', {}, { as: member })
    expect(state).toBe('member')
    expect(profile).toMatchObject({
      name: member.name,
      branchName: '信息学院第二党支部',
      groupName: '第一党小组',
      phoneMasked: '139****5678',
    })
  })

  test('an invitation that is wrong, revoked or over invites to nothing', async () => {
    const { invitation } = await world.data('members.createInvitation', { days: 1 }, { as: organizer })
    await world.data('members.revokeInvitation', { code: invitation.code }, { as: organizer })
    for (const closed of ['AAAAAAAA', invitation.code]) {
      expect(await world.data('members.enter', { code: closed }, { as: 'stranger-2' })).toMatchObject({
        invitation: null,
      })
    }
  })

  test('an environment without a committee says so', async () => {
    const empty = await openWorld()
    expect(await empty.data('members.enter', {}, { as: 'first' })).toMatchObject({ state: 'notSetUp' })
    await empty.close()
  })
})

describe('claim', () => {
  test('name and number of an unclaimed entry bind the WeChat identity', async () => {
    const entry = await anEntry({ name: '林晓', studentNumber: '20210318' })
    const input = { code, name: '林晓', studentNumber: '20210318' }
    const answer = await world.data('members.claim', input, { as: 'lin' })
    expect(answer).toMatchObject({ outcome: 'bound', profile: { memberId: entry._id, name: '林晓' } })
    expect(world.only('members', { _id: entry._id })).toMatchObject({ openid: 'lin' })
    expect(world.only('identities', { _id: 'lin' })).toMatchObject({ memberId: entry._id })
    expect(await world.data('members.enter', {}, { as: 'lin' })).toMatchObject({ state: 'member' })
  })

  test('full-width digits and spaces are taken for what they mean', async () => {
    await anEntry({ name: '欧阳安', studentNumber: 'B20210999' })
    const input = { code, name: '欧阳　安', studentNumber: ' ｂ２０２１０９９９ ' }
    expect(await world.data('members.claim', input, { as: 'ouyang' })).toMatchObject({ outcome: 'bound' })
  })

  test('a retry of the claim that bound is answered like the first time', async () => {
    await anEntry({ name: '罗予', studentNumber: '20230209' })
    const input = { code, name: '罗予', studentNumber: '20230209' }
    const first = await world.data('members.claim', input, { as: 'luo', requestId: 'claim-luo-1' })
    expect(await world.data('members.claim', input, { as: 'luo', requestId: 'claim-luo-1' })).toEqual(first)
    expect(world.find('identities', { memberId: first.profile?.memberId })).toHaveLength(1)
  })

  test('the answer never says which of the two was wrong, or that somebody else has claimed the entry', async () => {
    await anEntry({ name: '何川', studentNumber: '20220417' })
    const claimed = await aMember(world, { branchId: branch.branchId, name: '沈若', studentNumber: '20240733' })
    const wrongName = await world.data('members.claim', { code, name: '何山', studentNumber: '20220417' }, { as: 'a' })
    const wrongNumber = await world.data(
      'members.claim',
      { code, name: '何川', studentNumber: '20220418' },
      { as: 'b' },
    )
    const taken = await world.data('members.claim', { code, name: '沈若', studentNumber: '20240733' }, { as: 'c' })
    expect(wrongName).toEqual({ outcome: 'noMatch', triesLeft: 4, profile: null })
    expect(wrongNumber).toEqual(wrongName)
    expect(taken).toEqual(wrongName)
    expect(world.only('members', { _id: claimed._id })).toMatchObject({ openid: claimed.openid })
  })

  test('an entry of another branch cannot be claimed with this invitation', async () => {
    const other = aBranch(world)
    await aMember(world, { branchId: other.branchId, name: '许知夏', studentNumber: '20230815', bound: false })
    const input = { code, name: '许知夏', studentNumber: '20230815' }
    expect(await world.data('members.claim', input, { as: 'xu' })).toMatchObject({ outcome: 'noMatch' })
  })

  test('after five wrong tries even the right answer waits until the next day', async () => {
    await anEntry({ name: '唐棠', studentNumber: '20220630' })
    const as = 'guesser'
    for (let left = 4; left >= 0; left--) {
      const input = { code, name: '唐棠', studentNumber: `2022000${left}` }
      expect(await world.data('members.claim', input, { as })).toMatchObject({ outcome: 'noMatch', triesLeft: left })
    }
    const right = { code, name: '唐棠', studentNumber: '20220630' }
    const refusal = await world.refusal('members.claim', right, { as })
    expect(refusal.code).toBe('TOO_MANY')
    expect(refusal.message).toMatch(/^试了 5 次都没有对上。\d+月\d+日 \d\d:\d\d 后可以再试，也可以请支部确认。$/)
    world.advance('+1d')
    expect(await world.data('members.claim', right, { as })).toMatchObject({ outcome: 'bound' })
    world.cloud.clock.reset()
  })

  test('a retry of a wrong try is one try', async () => {
    const input = { code, name: '无名', studentNumber: '20220001' }
    for (let round = 0; round < 3; round++) {
      const answer = await world.data('members.claim', input, { as: 'retrier', requestId: 'wrong-try-1' })
      expect(answer.triesLeft).toBe(4)
    }
  })

  test('twenty wrong tries at once are five tries', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_none, index) =>
        world.call('members.claim', { code, name: '无名', studentNumber: `${3000 + index}` }, { as: 'fast-guesser' }),
      ),
    )
    const looked = answers.filter((answer) => answer.ok)
    const refused = answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))
    expect(looked.length).toBeLessThanOrEqual(5)
    expect(refused.every((refusal) => refusal === 'TOO_MANY' || refusal === 'BUSY')).toBe(true)
    expect(world.only('claimTries', { _id: 'fast-guesser' })).toMatchObject({ count: looked.length })
  })

  test('of two people who claim one entry at once, one gets it', async () => {
    const entry = await anEntry({ name: '白鹭', studentNumber: '20250417' })
    const input = { code, name: '白鹭', studentNumber: '20250417' }
    const answers = await Promise.all(
      ['bai-1', 'bai-2', 'bai-3'].map((as) => world.data('members.claim', input, { as })),
    )
    expect(answers.filter(({ outcome }) => outcome === 'bound')).toHaveLength(1)
    expect(world.find('identities', { memberId: entry._id })).toHaveLength(1)
  })

  test('a class of thirty that claims within one second is bound, everybody to their own entry', async () => {
    const entries = await Promise.all(
      Array.from({ length: 30 }, (_none, index) =>
        anEntry({ name: `同学${index}`, studentNumber: `C${2000 + index}` }),
      ),
    )
    const answers = await Promise.all(
      entries.map(({ _id, name, studentNumber }) =>
        world.data('members.claim', { code, name, studentNumber }, { as: `class-${_id}` }),
      ),
    )
    expect(answers.map(({ profile }) => profile?.memberId)).toEqual(entries.map(({ _id }) => _id))
    for (const { _id } of entries) expect(world.only('members', { _id })).toMatchObject({ openid: `class-${_id}` })
  })

  test('one identity claims one entry, even when it claims two at once', async () => {
    await anEntry({ name: '双一', studentNumber: '20250001' })
    await anEntry({ name: '双二', studentNumber: '20250002' })
    const answers = await Promise.all([
      world.call('members.claim', { code, name: '双一', studentNumber: '20250001' }, { as: 'double' }),
      world.call('members.claim', { code, name: '双二', studentNumber: '20250002' }, { as: 'double' }),
    ])
    expect(answers.filter((answer) => answer.ok && answer.data.outcome === 'bound')).toHaveLength(1)
    expect(answers.flatMap((answer) => (answer.ok ? [] : [answer.error.code]))).toEqual(['WRONG_STATE'])
    expect(world.find('members', { openid: 'double' })).toHaveLength(1)
  })

  test('who has joined cannot claim a second entry', async () => {
    await anEntry({ name: '齐越', studentNumber: '20230519' })
    const input = { code, name: '齐越', studentNumber: '20230519' }
    expect(await world.refusal('members.claim', input, { as: organizer })).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('an invitation that is over opens nothing', async () => {
    world.advance('+8d')
    const input = { code, name: '何川', studentNumber: '20220417' }
    expect(await world.refusal('members.claim', input, { as: 'late' })).toMatchObject({
      code: 'NOT_FOUND',
      message: '邀请码不对，或已经过期。请邀请你的人再发一次。',
    })
    world.cloud.clock.reset()
  })

  test.each([
    [{ name: '', studentNumber: '20220417' }, 'name', '姓名还没有填。'],
    [{ name: '何川', studentNumber: '123' }, 'studentNumber', '学号是 4 到 20 位数字或字母，现在是 3 位。'],
  ])('%j is refused by field', async (typed, field, sentence) => {
    const { code: refusal, fields } = await world.refusal('members.claim', { code, ...typed }, { as: 'typist' })
    expect(refusal).toBe('INVALID_INPUT')
    expect(fields).toEqual({ [field]: sentence })
  })
})

describe('a request to join', () => {
  const ask = (as: string, more: object = {}, options: object = {}) =>
    world.data(
      'members.requestToJoin',
      { code, name: '叶青', studentNumber: '20260101', message: '名册里没有我', ...more },
      { as, ...options },
    )
  const list = async () => (await world.data('members.listJoinRequests', {}, { as: organizer })).items

  test('waits at the branch that invited, and the applicant sees that it waits', async () => {
    const { joinRequestId } = await ask('ye')
    expect(await world.data('members.enter', {}, { as: 'ye' })).toMatchObject({ state: 'waiting' })
    world.advance('+1d')
    expect((await list()).find((request) => request.joinRequestId === joinRequestId)).toMatchObject({
      name: '叶青',
      studentNumber: '20260101',
      message: '名册里没有我',
      waitingDays: 1,
      state: 'waiting',
      matchesMember: null,
    })
    world.cloud.clock.reset()
  })

  test('is one for each person and branch: the same again is the same, a different one waits its turn', async () => {
    const first = await ask('one')
    expect(await ask('one')).toEqual(first)
    const input = { code, name: '别人', studentNumber: '20260102', message: '' }
    expect(await world.refusal('members.requestToJoin', input, { as: 'one' })).toMatchObject({ code: 'WRONG_STATE' })
    expect(world.find('joinRequests', { openid: 'one' })).toHaveLength(1)
  })

  test('is refused when WeChat finds the message risky, and hides the message while nobody has checked it', async () => {
    const input = { code, name: '叶青', studentNumber: '20260103', message: '违规测试' }
    expect(await world.refusal('members.requestToJoin', input, { as: 'risky' })).toMatchObject({
      code: 'CONTENT_RISKY',
    })
    const { joinRequestId } = await ask('unchecked', { studentNumber: '20260104', message: '疑似测试' })
    expect((await list()).find((request) => request.joinRequestId === joinRequestId)).toMatchObject({ message: '' })
  })

  test('approved, binds the unclaimed entry with that number and tells the applicant', async () => {
    const entry = await anEntry({ name: '温言', studentNumber: '20230428', stage: 'activist' })
    const { joinRequestId } = await ask('wen', { name: '温言', studentNumber: '20230428' })
    const shown = (await list()).find((request) => request.joinRequestId === joinRequestId)
    expect(shown?.matchesMember).toEqual({ memberId: entry._id, name: '温言' })

    const decision = { joinRequestId, decision: 'approve' } as const
    const answer = await world.data('members.decideJoinRequest', decision, { as: organizer })
    expect(answer).toEqual({ state: 'approved', memberId: entry._id })
    expect(world.only('members', { _id: entry._id })).toMatchObject({ openid: 'wen', stage: 'activist' })
    expect(world.find('notices', { memberId: entry._id })).toHaveLength(1)
    expect(world.find('auditLog', { action: 'members.decideJoinRequest', targetId: entry._id })).toHaveLength(1)
    expect(await world.data('members.enter', {}, { as: 'wen' })).toMatchObject({ state: 'member' })
  })

  test('approved without an entry, makes one with the stage that the organizer chose and counts it', async () => {
    const { joinRequestId } = await ask('new', { name: '白杨', studentNumber: '20240618' })
    const before = world.only<{ memberCount: number }>('units', { _id: branch.branchId }).memberCount
    const decision = { joinRequestId, decision: 'approve', stage: 'probationary', category: 'undergraduate' } as const
    const { memberId } = await world.data('members.decideJoinRequest', decision, { as: organizer })
    expect(world.only('members', { _id: memberId })).toMatchObject({
      name: '白杨',
      studentNumber: '20240618',
      stage: 'probationary',
      branchId: branch.branchId,
      openid: 'new',
    })
    expect(world.only('units', { _id: branch.branchId })).toMatchObject({ memberCount: before + 1 })
  })

  test('decided twice, at once or again, is decided once', async () => {
    const { joinRequestId } = await ask('twice', { name: '柳青', studentNumber: '20240700' })
    const decision = { joinRequestId, decision: 'approve' } as const
    const answers = await Promise.all(
      [1, 2, 3].map(() => world.data('members.decideJoinRequest', decision, { as: organizer })),
    )
    expect(new Set(answers.map(({ memberId }) => memberId)).size).toBe(1)
    expect(world.find('members', { studentNumber: '20240700' })).toHaveLength(1)
    expect(world.find('notices', { memberId: answers[0]?.memberId })).toHaveLength(1)
    const other = { joinRequestId, decision: 'decline', reason: '改主意了' } as const
    expect(await world.refusal('members.decideJoinRequest', other, { as: organizer })).toMatchObject({
      code: 'WRONG_STATE',
    })
  })

  test('declined, shows the reason to the applicant, who may ask again', async () => {
    const { joinRequestId } = await ask('declined', { studentNumber: '20240701' })
    world.cloud.pushes.consent('declined', ['notice'])
    const decision = { joinRequestId, decision: 'decline' } as const
    const withoutReason = await world.refusal('members.decideJoinRequest', decision, { as: organizer })
    expect(withoutReason.fields).toEqual({ reason: '写一句原因，申请人会看到。' })
    await world.data('members.decideJoinRequest', { ...decision, reason: '请先联系辅导员' }, { as: organizer })
    expect(await world.data('members.enter', {}, { as: 'declined' })).toMatchObject({
      state: 'declined',
      declineReason: '请先联系辅导员',
    })
    const [push] = world.cloud.pushes.list('declined')
    expect(push?.data).toMatchObject({ thing1: { value: '加入申请没有通过' } })
    await ask('declined', { studentNumber: '20240701' })
    expect(await world.data('members.enter', {}, { as: 'declined' })).toMatchObject({ state: 'waiting' })
  })

  test('for a number that somebody else has bound is not approved', async () => {
    const member = await aMember(world, { branchId: branch.branchId })
    const { joinRequestId } = await ask('impostor', { name: member.name, studentNumber: member.studentNumber })
    const decision = { joinRequestId, decision: 'approve' } as const
    expect(await world.refusal('members.decideJoinRequest', decision, { as: organizer })).toMatchObject({
      code: 'CONFLICT',
    })
    expect(world.only('members', { _id: member._id })).toMatchObject({ openid: member.openid })
  })

  test('is seen and decided by the branch it was made to, and by nobody else', async () => {
    const { joinRequestId } = await ask('private', { studentNumber: '20240702' })
    const other = aBranch(world)
    const stranger = await aMember(world, { branchId: other.branchId, roles: ['secretary', 'organizer'] })
    const plain = await aMember(world, { branchId: branch.branchId })
    const decision = { joinRequestId, decision: 'approve' } as const
    expect(await world.refusal('members.decideJoinRequest', decision, { as: stranger })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await world.refusal('members.decideJoinRequest', decision, { as: plain })).toMatchObject({
      code: 'FORBIDDEN',
    })
    const foreign = { branchId: branch.branchId }
    expect(await world.refusal('members.listJoinRequests', foreign, { as: stranger })).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(world.only('joinRequests', { _id: joinRequestId })).toMatchObject({ state: 'waiting' })
  })
})
