import type { Member } from '../../../cloudfunctions/directory/members'
import type { Topic } from '../../../cloudfunctions/forum/topic-repository'
import type { JoinRequest } from '../../../cloudfunctions/members/repository'
import { aBranch, aMember, type World } from '../../support/world'
import { doubtful, storedComment, storedPost, storedTopic } from '../forum/documents'
import { aHandedIn, aLearningBranch, aTask } from '../tasks/support'
import { aPayer, costOf, month, openPayingWorld, owing, byHand } from '../dues/support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

const dayMs = 24 * 3600_000

const daysBefore = (days: number) => world.now() - days * dayMs

function waitingPost(author: Member, topic: Topic, daysAgo: number) {
  const createdAt = daysBefore(daysAgo)
  return storedPost(world, author, { topic, createdAt, key: `${createdAt}_${daysAgo}` })
}

function joinRequest(branchId: string, daysAgo: number): JoinRequest {
  const createdAt = world.now() - daysAgo * dayMs
  return {
    _id: `request-${branchId}-${daysAgo}`,
    branchId,
    openid: `applicant-${branchId}-${daysAgo}`,
    key: `${createdAt}_request`,
    code: 'DANGYUAN',
    name: '白杨',
    studentNumber: '20240618',
    message: '',
    isMessageChecked: true,
    createdAt,
    state: 'waiting',
    decidedAt: null,
    declineReason: '',
    memberId: null,
  }
}

async function aBusyBranch() {
  const branch = aBranch(world)
  const { branchId } = branch
  const secretary = await aMember(world, { branchId, roles: ['secretary'] })
  const organizer = await aMember(world, { branchId, roles: ['organizer'] })
  const payer = await aPayer(world, { branchId })
  await owing(world, organizer, 2)
  await world.data('dues.declareProfile', { category: 'salaried', baseFen: 700_000 }, { as: payer })
  const topic = storedTopic(world, { branchId })
  for (const daysAgo of [4, 5]) await waitingPost(payer, topic, daysAgo)
  world.insert('joinRequests', [joinRequest(branchId, 1)])
  return { ...branch, secretary, organizer, payer }
}

describe('the admin tab', () => {
  test('puts what waits longest first, with since when and where to deal with it', async () => {
    const { secretary } = await aBusyBranch()
    const { queue } = await world.data('home.openAdmin', {}, { as: secretary })
    expect(queue.map(({ title, detail, path }) => [title, detail, path])).toEqual([
      ['讨论里有 2 条没人回应', '实习在外，怎样过好组织生活？', '/packages/forum/moderation/page?tab=unanswered'],
      ['1 人申请加入支部', '名册里没有，等你核对', '/packages/members/join-requests/page'],
      ['1 份党费基数等你核定', '核定后按月自动出账', '/packages/dues-admin/profiles/page'],
    ])
    expect(queue[0]!.waitingSince).toBeCloseTo(world.now() - 5 * dayMs, -5)
    // The actor, the branch, dues and the task; a read for each of nine lines, one of which lies in two collections.
    expect(costOf(world, 'openAdmin').databaseCalls).toBeLessThanOrEqual(15)
  })

  test('shows each office what it may deal with, and no more', async () => {
    const { branchId, groupId, organizer } = await aBusyBranch()
    const publicity = await aMember(world, { branchId, roles: ['publicityOfficer'] })
    const leader = await aMember(world, { branchId, groupId, roles: ['groupLeader'] })
    const kinds = async (as: typeof organizer) =>
      (await world.data('home.openAdmin', {}, { as })).queue.map(({ kind }) => kind)
    expect(await kinds(organizer)).toEqual(['joinRequest', 'unconfirmedProfiles'])
    expect(await kinds(publicity)).toEqual([])
    expect(await kinds(leader)).toEqual([])
    const of = (as: typeof organizer) => world.data('home.openAdmin', {}, { as })
    expect(await of(publicity)).toMatchObject({
      dues: null,
      tools: expect.not.arrayContaining(['dues', 'invitations']),
    })
    expect(await of(leader)).toMatchObject({ dues: null, tools: ['roster', 'roles'] })
    expect((await of(organizer)).tools).toEqual(expect.arrayContaining(['roster', 'dues', 'import', 'invitations']))
  })

  test('says what of discussion waits for those who speak for the branch, and for nobody else', async () => {
    const { branchId, groupId } = aBranch(world)
    const [secretary, publicity, member] = [
      await aMember(world, { branchId, roles: ['secretary'] }),
      await aMember(world, { branchId, roles: ['publicityOfficer'] }),
      await aMember(world, { branchId, groupId }),
    ]
    const ended = { opensAt: daysBefore(9), closesAt: daysBefore(4) }
    const topic = storedTopic(world, { branchId, title: '四季度主题党日去哪里？', ...ended })
    const seen = { isWaiting: false, isAnswered: true }
    const at = (days: number) => ({ createdAt: daysBefore(days), key: `${daysBefore(days)}_` })
    const post = await storedPost(world, member, { topic, ...seen, ...at(6) })
    await storedPost(world, member, { topic, ...doubtful(member), ...at(3) })
    const { isWaiting: _none, ...pending } = doubtful(member)
    await storedComment(world, member, { post, ...pending, ...at(2) })
    await world.data('forum.report', { target: { kind: 'post', id: post._id }, reason: 'other' }, { as: publicity })
    const linesFor = async (as: Member) =>
      (await world.data('home.openAdmin', {}, { as })).queue.map(({ title, detail, path }) => [title, detail, path])
    expect(await linesFor(secretary)).toEqual([
      ['讨论到期了，写一句小结', topic.title, `/packages/forum/topic-close/page?id=${topic._id}`],
      ['2 条等你看过再发', '微信拿不准，或者带着视频', '/packages/forum/moderation/page?tab=review'],
      ['1 件举报和申诉等你处理', topic.title, '/packages/forum/moderation/page?tab=cases'],
    ])
    expect(await linesFor(publicity)).toEqual([])
    storedTopic(world, { branchId, title: '后来结束的', ...ended, closesAt: daysBefore(1) })
    expect((await linesFor(secretary))[0]?.slice(0, 2)).toEqual(['2 个讨论到期了，写一句小结', topic.title])
  })

  test('has one’s own words wait for somebody else', async () => {
    const { branchId } = aBranch(world)
    const [secretary, deputy, member] = [
      await aMember(world, { branchId, roles: ['secretary'] }),
      await aMember(world, { branchId, roles: ['deputySecretary'] }),
      await aMember(world, { branchId }),
    ]
    await storedPost(world, secretary, doubtful(secretary))
    const { _id: id } = await storedPost(world, secretary)
    await world.data('forum.report', { target: { kind: 'post', id }, reason: 'other' }, { as: member })
    const kinds = async (as: Member) => (await world.data('home.openAdmin', {}, { as })).queue.map(({ kind }) => kind)
    expect(await kinds(secretary)).toEqual([])
    expect(await kinds(deputy)).toEqual(['review', 'case'])
  })

  test('counts the reflections that wait for an answer, for those who may give it', async () => {
    const people = await aLearningBranch(world)
    await aHandedIn(world, people)
    world.advance('+1d')
    await aHandedIn(world, { ...people, member: people.other })
    const lines = async (as: typeof people.secretary) =>
      (await world.data('home.openAdmin', {}, { as })).queue.map(({ title, detail, path }) => [title, detail, path])
    const line = ['2 篇心得等你答复', '学习党章总纲', '/packages/learn-admin/reflections/page']
    expect(await lines(people.secretary)).toEqual([line])
    expect(await lines(people.publicist)).toEqual([])
    const { queue } = await world.data('home.openAdmin', {}, { as: people.deputy })
    expect(queue[0]!.waitingSince).toBeLessThan(world.now() - dayMs + 60_000)
  })

  test('has one’s own reflection wait for somebody else', async () => {
    const people = await aLearningBranch(world)
    await aHandedIn(world, { ...people, member: people.secretary })
    expect((await world.data('home.openAdmin', {}, { as: people.secretary })).queue).toEqual([])
    expect((await world.data('home.openAdmin', {}, { as: people.deputy })).queue).toHaveLength(1)
  })

  test('shows the open task that ends next, else the one that ended last, with how many are done', async () => {
    const { branchId, groupId, secretary, publicist, member } = await aLearningBranch(world)
    const task = async (as = publicist) => (await world.data('home.openAdmin', {}, { as })).task
    expect(await task()).toBeNull()
    const given = (title: string, days: number) => aTask(world, publicist, { title, dueAt: world.now() + days * dayMs })
    await given('远的', 9)
    const near = await given('近的', 2)
    await world.data('tasks.close', { taskId: await given('结束的', 1) }, { as: publicist })
    await world.data('tasks.confirmRead', { taskId: near }, { as: member })
    expect(await task(secretary)).toMatchObject({ taskId: near, title: '近的', doneCount: 1, memberCount: 5 })
    expect(costOf(world, 'openAdmin').databaseCalls).toBeLessThanOrEqual(16)
    const leader = await aMember(world, { branchId, groupId, roles: ['groupLeader'] })
    expect(await task(leader)).toBeNull()
    await world.update('tasks', { branchId, title: '远的' }, { $set: { dueAt: world.now() - dayMs } })
    await world.update('tasks', { _id: near }, { $set: { dueAt: world.now() - 2 * dayMs } })
    expect((await task())?.title).toBe('远的')
  })

  test('offers learning tools to whoever may use them', async () => {
    const { branchId, publicist, secretary } = await aLearningBranch(world)
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const learning = async (as: typeof publicist) =>
      (await world.data('home.openAdmin', {}, { as })).tools.filter((tool) => /tasks|courses|banks|hours/.test(tool))
    expect(await learning(publicist)).toEqual(['tasks', 'courses', 'banks'])
    expect(await learning(secretary)).toEqual(['tasks', 'courses', 'banks', 'hours'])
    expect(await learning(organizer)).toEqual(['hours'])
  })

  test('draws the dues of the last months from sums, so that it costs the same in any branch', async () => {
    const { branchId, organizer, payer } = await aBusyBranch()
    await world.data('dues.settleInCash', byHand(payer, [month(world, -1)]), { as: organizer })
    const { dues, branchName } = await world.data('home.openAdmin', {}, { as: organizer })
    expect(dues).toEqual({
      month: month(world),
      paidFen: 0,
      dueFen: 9_670,
      byMonth: [
        { month: month(world, -1), paidFen: 9_630, dueFen: 9_670 },
        { month: month(world), paidFen: 0, dueFen: 9_670 },
      ],
    })
    expect(branchName).toBe(world.only<{ name: string }>('units', { _id: branchId }).name)
  })

  test('gives a committee its own branches at a glance, and nobody else any', async () => {
    const { committeeId, branchId, organizer } = await aBusyBranch()
    const sister = aBranch(world, { committeeId, name: '第一党支部' })
    await aBusyBranch()
    const admin = await aMember(world, { branchId: sister.branchId, roles: ['committeeAdmin'] })
    const { branches } = await world.data('home.openAdmin', {}, { as: admin })
    expect(branches.map((branch) => [branch.branchId, branch.dueFen]).sort()).toEqual(
      [
        [branchId, 9_670],
        [sister.branchId, 0],
      ].sort(),
    )
    expect((await world.data('home.openAdmin', {}, { as: organizer })).branches).toEqual([])
  })

  test('is closed to members without an office and to strangers', async () => {
    const { payer } = await aBusyBranch()
    expect((await world.refusal('home.openAdmin', {}, { as: payer })).code).toBe('FORBIDDEN')
    expect((await world.refusal('home.openAdmin', {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
  })
})
