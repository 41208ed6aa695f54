import { endOfMonth } from '../../../miniprogram/shared/calendar'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, costOf, month, openPayingWorld, owing, prepayIdOf } from '../dues/support'
import { storedTopic } from '../forum/documents'
import { aCourse } from '../learn/support'
import { aHandedIn, aLearningBranch, aTask } from '../tasks/support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

const dayMs = 24 * 3600_000

describe('home', () => {
  test('tells a stranger nothing but that they are one, in a single database call', async () => {
    const home = await world.data('home.open', {}, { as: 'a-stranger' })
    expect(home).toEqual({
      state: 'stranger',
      now: expect.any(Number),
      member: null,
      dues: null,
      todos: [],
      unreadNotices: 0,
      lesson: null,
      articles: [],
      topics: [],
    })
    expect(costOf(world, 'open').databaseCalls).toBe(1)
  })

  test('shows in one answer what is owed, assigned, next to learn, discussed and unread', async () => {
    const { branchId } = aBranch(world, { name: '信息学院第二党支部' })
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const payer = await aPayer(world, { branchId, name: '林晓' })
    await owing(world, organizer, 2)
    const { courseId, lessonIds } = aCourse(world, { branchId })
    const secretary = await aMember(world, { branchId, roles: ['secretary'] })
    const dueAt = world.now() + 3 * dayMs
    const taskId = await aTask(world, secretary, { title: '学一门课', work: { kind: 'course', courseId }, dueAt })
    storedTopic(world, { branchId, title: '实习在外，怎样过好组织生活？' })
    storedTopic(world, { branchId, title: '下周才开始的主题', opensAt: world.now() + dayMs })
    storedTopic(world, { branchId, title: '别的小组的主题', scopeKeys: ['group_another'] })
    storedTopic(world, { branchId: aBranch(world).branchId, title: '别的支部的主题' })
    world.insert('notices', [
      { _id: 'n1', memberId: payer._id, key: '1', at: 1, title: '一', text: '', path: '/', isRead: false },
      { _id: 'n2', memberId: payer._id, key: '2', at: 2, title: '二', text: '', path: '/', isRead: true },
    ])

    const home = await world.data('home.open', {}, { as: payer })
    expect(home).toMatchObject({
      state: 'member',
      member: { name: '林晓', branchName: '信息学院第二党支部', isAdmin: false },
      dues: {
        owedFen: 19_260,
        months: [month(world, -1), month(world)],
        dueAt: endOfMonth(month(world)),
        isWaitingForWechat: false,
      },
      lesson: { lessonId: lessonIds[0], number: 1, position: 0 },
      // One of the two above, and that there is a task.
      unreadNotices: 2,
    })
    expect(home.todos).toEqual([
      {
        kind: 'task',
        title: '学一门课',
        detail: '学完这门微课',
        dueAt,
        waitingSince: null,
        path: `/packages/learn/task/page?id=${taskId}`,
      },
    ])
    expect(home.topics.map(({ title }) => title)).toEqual(['实习在外，怎样过好组织生活？'])
    // The actor, branch, dues, topics, shelves and bell; two for the tasks and three for the lesson, most of them at once.
    expect(costOf(world, 'open').databaseCalls).toBeLessThanOrEqual(11)
  })

  test('says that a payment waits for WeChat, and owes nothing once it is there', async () => {
    const { branchId } = aBranch(world)
    const payer = await aPayer(world, { branchId })
    const { payment } = await world.data('dues.prepay', { months: [month(world)] }, { as: payer })
    expect((await world.data('home.open', {}, { as: payer })).dues).toMatchObject({ isWaitingForWechat: true })
    await world.cloud.payments.pay(prepayIdOf(payment))
    expect((await world.data('home.open', {}, { as: payer })).dues).toBeNull()
  })

  test('asks whoever pays by income for the base, once, and nobody else', async () => {
    const { branchId } = aBranch(world)
    const salaried = await aMember(world, { branchId, category: 'salaried' })
    const [student, activist] = [
      await aMember(world, { branchId, category: 'undergraduate' }),
      await aMember(world, { branchId, category: 'salaried', stage: 'activist' }),
    ]
    const kinds = async (as: typeof salaried) =>
      (await world.data('home.open', {}, { as })).todos.map(({ kind, path }) => [kind, path])
    expect(await kinds(salaried)).toEqual([['duesProfile', '/packages/dues/profile/page']])
    expect(await kinds(student)).toEqual([])
    expect(await kinds(activist)).toEqual([])
    await world.data('dues.declareProfile', { category: 'salaried', baseFen: 500_000 }, { as: salaried })
    expect(await kinds(salaried)).toEqual([])
  })

  test('lists the tasks that wait for the member, the earliest end first, and no others', async () => {
    const people = await aLearningBranch(world)
    const { publicist, secretary, member } = people
    const given = (title: string, days: number, change = {}) =>
      aTask(world, publicist, { title, dueAt: world.now() + days * dayMs, ...change })
    await given('读文章', 5)
    await given('学习日', 4, { isLearningDay: true })
    await given('别人的', 1, { audience: { kind: 'members', memberIds: [secretary._id] } })
    const ended = await given('结束了的', 2)
    await world.data('tasks.close', { taskId: ended }, { as: publicist })
    const read = await given('读过了', 3)
    await world.data('tasks.confirmRead', { taskId: read }, { as: member })
    const { reflectionId } = await aHandedIn(world, people)
    const titles = async () =>
      (await world.data('home.open', {}, { as: member })).todos.map(({ title, detail }) => [title, detail])
    const open = [
      ['学习日', '党员学习日，读完这篇文章'],
      ['读文章', '读完这篇文章'],
    ]
    expect(await titles()).toEqual(open)
    const answer = { reflectionId, version: 1, verdict: 'return', text: '改改' } as const
    await world.data('tasks.answerReflection', answer, { as: secretary })
    expect(await titles()).toEqual([...open, ['学习党章总纲', '书记请你改一改']])
  })

  test('refuses a field that it does not know', async () => {
    expect((await world.refusal('home.open', { as: 'me' }, { as: 'a-stranger' })).code).toBe('INVALID_INPUT')
  })
})

describe('the inbox', () => {
  test("lists the newest first, page by page, and only one's own; reading them all clears the dot", async () => {
    const { branchId } = aBranch(world)
    const [reader, other] = [await aMember(world, { branchId }), await aMember(world, { branchId })]
    const notice = (memberId: string, index: number) => ({
      _id: `${memberId}-${index}`,
      memberId,
      key: `${1_000_000_000_000 + index}_${memberId}`,
      at: index,
      title: `第 ${index} 条`,
      text: '',
      path: '/pages/home/page',
      isRead: false,
    })
    world.insert('notices', [
      ...Array.from({ length: 25 }, (_, index) => notice(reader._id, index)),
      notice(other._id, 99),
    ])
    const first = await world.data('home.listNotices', {}, { as: reader })
    const second = await world.data('home.listNotices', { cursor: first.nextCursor! }, { as: reader })
    const titles = [...first.items, ...second.items].map(({ title }) => title)
    expect(titles).toEqual(Array.from({ length: 25 }, (_, index) => `第 ${24 - index} 条`))
    await world.data('home.readNotices', {}, { as: reader })
    await world.data('home.readNotices', {}, { as: reader })
    expect((await world.data('home.open', {}, { as: reader })).unreadNotices).toBe(0)
    expect((await world.data('home.open', {}, { as: other })).unreadNotices).toBe(1)
  })

  test('is not for strangers', async () => {
    expect((await world.refusal('home.listNotices', {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
    expect((await world.refusal('home.readNotices', {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
  })
})
