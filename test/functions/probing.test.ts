/** What somebody with bad intent tries: learning of records in other branches, hiding tracks, trying without end. */
import type { AuditEntry } from '../../cloudfunctions/kit/audit'
import type { Member } from '../../cloudfunctions/directory/members'
import { describeContract } from '../../cloudfunctions/contract/describe'
import { inputWith, type JsonSchema } from '../support/inputs'
import { everythingLearned } from './learn/records'
import { aBranch, aMember, openWorld, type BranchOfTest, type World } from '../support/world'

const secret = 'correct horse battery staple'

let world: World
let here: BranchOfTest
let there: BranchOfTest
let secretary: Member
beforeAll(async () => {
  world = await openWorld({ environment: { SETUP_SECRET: secret } })
  here = aBranch(world)
  there = aBranch(world)
  secretary = await aMember(world, { branchId: here.branchId, roles: ['secretary'] })
})
afterAll(() => world.close())

const entryOf = ({ name, studentNumber, stage, status, category, groupId, className, joinedOn }: Member) => ({
  name,
  studentNumber,
  stage,
  status,
  category,
  groupId,
  className,
  joinedOn,
})

const inviting = async (branch: BranchOfTest) => {
  const organizer = await aMember(world, { branchId: branch.branchId, roles: ['organizer'] })
  const { invitation } = await world.data('members.createInvitation', { days: 7 }, { as: organizer })
  return invitation.code
}

describe('a record of another branch answers like one that does not exist', () => {
  const unlike = <T extends { requestId: string }>({ requestId: _id, ...answer }: T) => answer

  test.each(['getMember', 'revealPhone'] as const)('to an officer who calls %s', async (name) => {
    const stranger = await aMember(world, { branchId: there.branchId })
    const ask = (memberId: string) => world.refusal(`members.${name}`, { memberId }, { as: secretary })
    expect(unlike(await ask(stranger._id))).toEqual(unlike(await ask('nobody')))
  })

  test('to an officer who tries invitation codes', async () => {
    const code = await inviting(there)
    const ask = (tried: string) => world.refusal('members.revokeInvitation', { code: tried }, { as: secretary })
    expect(unlike(await ask(code))).toEqual(unlike(await ask('ZZZZZZZZ')))
  })

  test('to a member without any office', async () => {
    const plain = await aMember(world, { branchId: here.branchId })
    const stranger = await aMember(world, { branchId: there.branchId })
    const ask = (memberId: string) => world.refusal('members.getMember', { memberId }, { as: plain })
    expect(unlike(await ask(stranger._id))).toEqual(unlike(await ask('nobody')))
  })

  test.each(['grantRole', 'revokeRole'] as const)('to a secretary who names its people in %s', async (name) => {
    const stranger = await aMember(world, { branchId: there.branchId, name: '外支部的人' })
    const ask = (memberId: string) =>
      world.refusal(`members.${name}`, { memberId, role: 'organizer', unitId: here.branchId }, { as: secretary })
    expect(unlike(await ask(stranger._id))).toEqual(unlike(await ask('nobody')))
  })

  test('to a secretary who would hand over to its people', async () => {
    const stranger = await aMember(world, { branchId: there.branchId, name: '外支部的人' })
    const ask = (toMemberId: string) =>
      world.refusal('members.handOver', { toMemberId, role: 'secretary', unitId: here.branchId }, { as: secretary })
    expect(unlike(await ask(stranger._id))).toEqual(unlike(await ask('nobody')))
  })
})

describe('what another branch learns, asks and answers', () => {
  /** Actions that name a record: each is tried on one of the other branch and on one that does not exist. */
  const names = ['courseId', 'lessonId', 'paperId', 'sessionId', 'bankId', 'questionId', 'taskId', 'reflectionId']
  const isProbed = ({ input }: { input: JsonSchema }) =>
    [...names, 'sourceId'].some((name) => name in (input.properties ?? {}))
  const probed = describeContract()
    .filter(({ function: name }) => ['learn', 'questions', 'tasks'].includes(name))
    .filter(isProbed)
    .map((action) => [`${action.function}.${action.action}`, action] as const)

  let theirs: Awaited<ReturnType<typeof everythingLearned>>
  let prober: Member
  beforeAll(async () => {
    const { branchId } = there
    const member = await aMember(world, { branchId })
    const officer = await aMember(world, { branchId, roles: ['secretary'] })
    theirs = await everythingLearned(world, { branchId, member, secretary: officer })
    const offices = ['publicityOfficer', 'organizer', 'deputySecretary', 'secretary'] as const
    prober = await aMember(world, { branchId: here.branchId, roles: [...offices] })
  })

  const stored = () =>
    JSON.stringify(world.cloud.database.collections().map(({ name }) => world.find(name, { branchId: there.branchId })))

  test.each(probed)('is nowhere in %s, nor whether it exists', async (_name, { function: name, action, input }) => {
    const sound = { memberIds: [prober._id], options: ['甲', '乙'], answer: [0] }
    const nothing = Object.fromEntries(Object.keys(theirs).map((key) => [key, 'nothing']))
    const ask = async (ids: object) => {
      const sent = inputWith(input, { ...sound, ...ids })
      const answer = await world.cloud.invoke(name, { action, input: sent }, { openid: prober.openid! })
      const { ok, error } = answer as { ok: boolean; error?: { code: string; message: string; fields?: object } }
      return { ok, code: error?.code, message: error?.message, fields: error?.fields }
    }
    const before = stored()
    for (const source of [theirs.courseTaskId, theirs.articleTaskId, theirs.quizTaskId, theirs.courseId]) {
      const answer = await ask({ ...theirs, taskId: source, sourceId: source })
      expect(answer).toEqual(await ask({ ...nothing, taskId: 'nothing', sourceId: 'nothing' }))
      expect(answer).toMatchObject({ ok: false, code: 'NOT_FOUND' })
    }
    expect(stored()).toBe(before)
  })
})

describe('one id of a submission, sent with something else each time', () => {
  test('gives no more than five tries to claim', async () => {
    const code = await inviting(here)
    const codes: string[] = []
    for (let round = 0; round < 7; round++) {
      const input = { code, name: '猜的人', studentNumber: `2099000${round}` }
      const answer = await world.call('members.claim', input, { as: 'guesser', requestId: 'always-the-same' })
      codes.push(answer.ok ? answer.data.outcome : answer.error.code)
    }
    expect(codes).toEqual([...Array<string>(5).fill('noMatch'), 'TOO_MANY', 'TOO_MANY'])
  })

  test('gives no more than five guesses at the secret of a fresh environment', async () => {
    const fresh = await openWorld({ environment: { SETUP_SECRET: secret } })
    const input = { committeeName: '党委', branchName: '支部', name: '高岚', studentNumber: '20050031' }
    const codes: string[] = []
    for (let round = 0; round < 6; round++) {
      const options = { as: 'guesser', requestId: 'always-the-same' }
      codes.push((await fresh.refusal('members.setUp', { ...input, secret: `guess ${round}` }, options)).code)
    }
    await fresh.close()
    expect(codes).toEqual([...Array<string>(5).fill('FORBIDDEN'), 'TOO_MANY'])
  })

  test('overwrites no line of the log', async () => {
    const member = await aMember(world, { branchId: here.branchId })
    const options = { as: secretary, requestId: 'always-the-same' }
    const entry = { ...entryOf(member), memberId: member._id }
    await world.data('members.updateMember', { ...entry, className: '软件2301' }, options)
    await world.data('members.updateMember', { ...entry, className: '软件2302' }, options)
    await world.data('members.updateMember', { ...entry, className: '软件2301' }, options)
    expect(world.find<AuditEntry>('auditLog', { targetId: member._id })).toHaveLength(3)
  })

  test('is another submission, not the first one again', async () => {
    const options = { as: secretary, requestId: 'always-the-same' }
    const fields = entryOf(await aMember(world, { branchId: here.branchId }))
    const add = (studentNumber: string) =>
      world.data('members.addMember', { ...fields, phone: '', studentNumber }, options)
    const [first, second] = [await add('20980001'), await add('20980002')]
    expect(second.memberId).not.toBe(first.memberId)
    expect(await add('20980001')).toEqual(first)
  })

  test('sent twice at once makes one invitation', async () => {
    const options = { as: secretary, requestId: 'two-at-once' }
    const [first, second] = await Promise.all([
      world.data('members.createInvitation', { days: 7 }, options),
      world.data('members.createInvitation', { days: 7 }, options),
    ])
    expect(second.invitation.code).toBe(first.invitation.code)
  })
})

describe('somebody who was transferred out', () => {
  const leave = async (member: Member) =>
    world.data(
      'members.updateMember',
      { ...entryOf(member), memberId: member._id, status: 'transferredOut' },
      { as: secretary },
    )

  test('is a stranger from then on, and can join where the new branch invites', async () => {
    const member = await aMember(world, { branchId: here.branchId })
    await leave(member)
    expect(await world.refusal('learn.open', {}, { as: member })).toMatchObject({ code: 'NOT_JOINED' })
    expect(await world.data('members.enter', {}, { as: member })).toMatchObject({ state: 'stranger', profile: null })
    const expected = await aMember(world, { branchId: there.branchId, bound: false, name: member.name })
    const input = { code: await inviting(there), name: expected.name, studentNumber: expected.studentNumber }
    expect(await world.data('members.claim', input, { as: member })).toMatchObject({ outcome: 'bound' })
  })

  test('does not leave while in office', async () => {
    const organizer = await aMember(world, { branchId: here.branchId, roles: ['organizer'] })
    const { phone: _phone, ...fields } = { ...entryOf(organizer), phone: '' }
    const input = { ...fields, memberId: organizer._id, status: 'transferredOut' as const }
    expect(await world.refusal('members.updateMember', input, { as: secretary })).toMatchObject({ code: 'WRONG_STATE' })
  })

  test('cannot claim the entry that was left behind, nor be approved into it', async () => {
    const gone = await aMember(world, { branchId: here.branchId, bound: false, status: 'transferredOut' })
    const code = await inviting(here)
    const claimed = { code, name: gone.name, studentNumber: gone.studentNumber }
    expect(await world.data('members.claim', claimed, { as: 'returns' })).toMatchObject({ outcome: 'noMatch' })
    const { joinRequestId } = await world.data('members.requestToJoin', claimed, { as: 'returns' })
    const decision = { joinRequestId, decision: 'approve' as const }
    expect(await world.refusal('members.decideJoinRequest', decision, { as: secretary })).toMatchObject({
      code: 'CONFLICT',
    })
  })
})

test('a roster ends where one read of it would', async () => {
  const full = aBranch(world)
  const officer = await aMember(world, { branchId: full.branchId, roles: ['secretary'] })
  const code = await inviting(full)
  await world.update('units', { _id: full.branchId }, { $set: { memberCount: 1000 } })
  const refused = { code: 'WRONG_STATE', message: '一个支部最多 1000 人，现在有 1000 人，加不下 1 人。' }
  const fields = { ...entryOf(officer), phone: '', studentNumber: '20970001' }
  expect(await world.refusal('members.addMember', fields, { as: officer })).toMatchObject(refused)
  const wish = { code, name: '顾言', studentNumber: '20970002' }
  const { joinRequestId } = await world.data('members.requestToJoin', wish, { as: 'late' })
  const decision = { joinRequestId, decision: 'approve' as const }
  expect(await world.refusal('members.decideJoinRequest', decision, { as: officer })).toMatchObject(refused)
})

test('a month before there was any standard is refused by name', async () => {
  const refusal = await world.refusal('dues.openLedger', { month: '2001-01' }, { as: secretary })
  expect(refusal).toMatchObject({ code: 'INVALID_INPUT', fields: { month: expect.stringContaining('2008') as string } })
})
