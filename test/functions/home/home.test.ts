import type { Course } from '../../../cloudfunctions/learn/repository'
import type { Topic } from '../../../cloudfunctions/forum/repository'
import { endOfMonth } from '../../../miniprogram/shared/calendar'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, costOf, month, openPayingWorld, owing, prepayIdOf } from '../dues/support'

let world: World
beforeAll(async () => {
  world = await openPayingWorld()
})
afterAll(() => world.close())

const dayMs = 24 * 3600_000

function aCourse(branchId: string, { dueAt = null }: { dueAt?: number | null } = {}): Course {
  const id = `course-of-${branchId}`
  const lesson = (number: number) => ({
    lessonId: `${id}-${number}`,
    title: `第 ${number} 讲`,
    kind: 'article' as const,
    durationSeconds: 600,
    creditTenths: 5,
  })
  const course: Course = {
    _id: id,
    branchId,
    key: `${world.now()}_${id}`,
    title: '谈心谈话',
    goal: '会谈心',
    intro: '',
    coverUrl: '/images/cover.jpg',
    state: 'published',
    dueAt,
    version: 1,
    lessons: [lesson(1), lesson(2)],
    doneCount: 0,
    createdAt: world.now(),
  }
  world.insert('courses', [course])
  return course
}

function aTopic(branchId: string, title: string): void {
  const topic: Topic = {
    _id: `topic-${title}-${branchId}`,
    branchId,
    key: `${world.now()}_${title}`,
    title,
    text: '说说看',
    state: 'open',
    opensAt: world.now() - dayMs,
    closesAt: world.now() + 7 * dayMs,
    postCount: 3,
    authorCount: 2,
    recentAuthors: [],
    createdById: 'somebody',
    createdAt: world.now(),
  }
  world.insert('topics', [topic])
}

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
      topics: [],
    })
    expect(costOf(world, 'open').databaseCalls).toBe(1)
  })

  test('shows in one answer what is owed, assigned, next to learn, discussed and unread', async () => {
    const { branchId } = aBranch(world, { name: '信息学院第二党支部' })
    const organizer = await aMember(world, { branchId, roles: ['organizer'] })
    const payer = await aPayer(world, { branchId, name: '林晓' })
    await owing(world, organizer, 2)
    const course = aCourse(branchId, { dueAt: world.now() + 3 * dayMs })
    aTopic(branchId, '实习在外，怎样过好组织生活？')
    aTopic(aBranch(world).branchId, '别的支部的主题')
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
      lesson: { lessonId: course.lessons[0]!.lessonId, number: 1, positionSeconds: 0 },
      unreadNotices: 1,
    })
    expect(home.todos).toEqual([
      {
        kind: 'lesson',
        title: '微课：第 1 讲',
        detail: '10 分钟',
        dueAt: course.dueAt,
        waitingSince: null,
        path: `/packages/learn/lesson/page?id=${course.lessons[0]!.lessonId}`,
      },
    ])
    expect(home.topics.map(({ title }) => title)).toEqual(['实习在外，怎样过好组织生活？'])
    // The actor, then six reads at once.
    expect(costOf(world, 'open').databaseCalls).toBeLessThanOrEqual(7)
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
