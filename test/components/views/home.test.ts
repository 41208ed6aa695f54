import { toView as toAdmin } from '../../../miniprogram/pages/admin/view-model'
import { toView as toHome } from '../../../miniprogram/pages/home/view-model'
import { toView as toMine } from '../../../miniprogram/pages/mine/view-model'
import { toView as toInbox } from '../../../miniprogram/packages/inbox/list/view-model'
import { admin, at, home, mine, now, profile } from '../support/answers'

describe('the home page', () => {
  test('greets by name and counts dues as one thing to do', () => {
    expect(toHome(home())).toMatchObject({
      branchName: '信息学院第二党支部',
      greeting: '林晓，晚上好',
      todayLine: '10月14日 周三，2 件待办',
      hasUnread: true,
    })
  })

  test('says which months are owed, how much and by when', () => {
    expect(toHome(home()).dues).toEqual({
      title: '9月、10月党费',
      amount: '192.60',
      due: '10月31日前',
      isWaiting: false,
    })
  })

  test('gives each to-do its icon and its day', () => {
    const [todo] = toHome(home()).todos
    expect(todo).toMatchObject({ icon: 'list-todo', title: '微课：开好组织生活会', due: '周五前' })
    const open = { ...home().todos[0]!, kind: 'profile' as const, dueAt: null }
    expect(toHome(home({ todos: [open] })).todos[0]).toMatchObject({ icon: 'user-round', due: '' })
  })

  test('with nothing to do says what comes next', () => {
    const done = home({ dues: null, todos: [] })
    expect(toHome(done)).toMatchObject({ todayLine: '10月14日 周三，没有待办', doneLine: '有空可以接着学一会儿。' })
    expect(toHome({ ...done, lesson: null }).doneLine).toBe('有新的事会出现在这里。')
  })

  test('goes on with a lesson where it stopped', () => {
    const lesson = home().lesson!
    const progress = (changes: Partial<typeof lesson>) =>
      toHome(home({ lesson: { ...lesson, ...changes } })).lesson?.progress
    expect(toHome(home()).lesson).toMatchObject({
      title: '第 3 课　怎样准备一次谈心谈话',
      parts: [60],
      progress: '从 7:24 接着看，还剩 5 分钟',
    })
    expect(progress({ kind: 'slides', position: 2 })).toBe('从第 3 张接着看，还剩 5 分钟')
    expect(progress({ position: 0, creditedSeconds: 0 })).toBe('约 12 分钟')
    expect(progress({ creditedSeconds: 674 })).toContain('还剩 1 分钟')
  })

  test('shows what is being discussed and until when', () => {
    expect(toHome(home()).topics[0]).toMatchObject({ sub: '41 条发言，10月31日结束' })
  })

  test('shows the newest articles with column and day', () => {
    expect(toHome(home()).articles).toEqual([
      {
        title: '在实习城市找到组织',
        facts: '基层风采　今天',
        coverUrl: null,
        path: '/packages/content/article/page?id=article-1',
      },
    ])
  })

  test('of a stranger greets without a name', () => {
    const stranger = home({
      state: 'stranger',
      member: null,
      dues: null,
      todos: [],
      lesson: null,
      articles: [],
      topics: [],
    })
    expect(toHome(stranger)).toMatchObject({ greeting: '晚上好', branchName: '' })
  })
})

describe('the queue of the admin tab', () => {
  test('says how many days each waits, in red from the fifth on', () => {
    const { queue, queueLine } = toAdmin(admin())
    expect(queueLine).toBe('2 件，久等的在前')
    expect(queue.map(({ days, unit, isLate }) => [days, unit, isLate])).toEqual([
      ['5', '天', true],
      ['今天', '', false],
    ])
  })

  test.each([
    ['2026-10-10 23:59', '4', false],
    ['2026-10-09 23:59', '5', true],
  ])('counts days since %s by midnights', (since, days, isLate) => {
    const [item] = admin().queue
    const queue = [{ ...item!, waitingSince: at(since) }]
    expect(toAdmin(admin({ queue })).queue[0]).toMatchObject({ days, isLate })
  })

  test('counts nothing for what has no beginning', () => {
    const queue = [{ ...admin().queue[0]!, waitingSince: null }]
    expect(toAdmin(admin({ queue })).queue[0]).toMatchObject({ days: '今天', isLate: false })
    expect(toAdmin(admin({ queue: [] })).queueLine).toBe('')
  })
})

describe('the figures of the admin tab', () => {
  test('show dues by month, a month without bills as empty', () => {
    const { dues } = toAdmin(admin())
    expect(dues).toMatchObject({ title: '10月党费已收', paid: '968.50', due: '1,182.40' })
    expect(dues?.bars).toEqual([
      { label: '8', parts: [0], isNow: false },
      { label: '9', parts: [100], isNow: false },
      { label: '10', parts: [82], isNow: true },
    ])
    expect(dues?.chartLabel).toBe('各月已收占应收：8月 0%，9月 100%，10月 82%')
  })

  test('show how many have done the task that ends next, also when nobody has to', () => {
    const { task } = admin()
    expect(toAdmin(admin()).task).toMatchObject({
      done: '13',
      total: '/ 26 完成',
      parts: [50],
      end: '周五截止',
      path: '/packages/learn-admin/task-progress/page?id=task-1',
    })
    expect(toAdmin(admin({ task: { ...task!, doneCount: 0, memberCount: 0 } })).task).toMatchObject({ parts: [0] })
    expect(toAdmin(admin({ task: null })).task).toBeNull()
  })

  test('show a committee its branches', () => {
    const branch = {
      branchId: 'branch-2',
      name: '信息学院第二党支部',
      memberCount: 26,
      paidFen: 96_850,
      dueFen: 118_240,
    }
    expect(toAdmin(admin({ dues: null, task: null, branches: [branch] }))).toMatchObject({
      dues: null,
      task: null,
      branches: [
        { sub: '26 人', paid: '968.50', due: '应收 1,182.40', path: expect.stringContaining('branchId=branch-2') },
      ],
    })
  })

  test('offer the tools that the server allows, in its order', () => {
    expect(toAdmin(admin()).tools.map(({ title }) => title)).toEqual(['名册', '党费', '操作记录'])
  })
})

describe('我的', () => {
  test('shows hours, dues and years of membership', () => {
    const { figures, place, views } = toMine(mine(), 2026)
    expect(figures.map(({ value, note }) => [value, note])).toEqual([
      ['12.5', '今年须满 32'],
      ['8月', '待缴 2 个月'],
      ['5 年', '2021年6月起'],
    ])
    expect(place).toBe('信息学院第二党支部，第一党小组')
    expect(views).toBe('本月 2 次')
  })

  test.each([
    [{ duesPaidThrough: '2026-10', duesOwedMonths: 0 }, '10月', '都缴清了'],
    [{ duesPaidThrough: null, duesOwedMonths: 1 }, '还没有', '待缴 1 个月'],
    [{ duesPaidThrough: null, duesOwedMonths: 0 }, '还没有', '没有账单'],
  ])('of dues %p says %s, %s', (changes, value, note) => {
    expect(toMine(mine(changes), 2026).figures[1]).toMatchObject({ value, note })
  })

  test.each([
    [null, '–', '入党后开始算'],
    ['2026-03-01', '不到 1 年', '2026年3月起'],
    ['2025-12-31', '1 年', '2025年12月起'],
  ])('of a member since %p says %s', (joinedOn, value, note) => {
    expect(toMine(mine({ profile: { ...profile, joinedOn } }), 2026).figures[2]).toMatchObject({ value, note })
  })

  test('is quiet about what is not owed and not looked at', () => {
    const view = toMine(mine({ duesOwedFen: 0, viewsThisMonth: 0, profile: { ...profile, groupName: null } }), 2026)
    expect(view).toMatchObject({ place: '信息学院第二党支部', views: '本月没有' })
    expect(view.links[0]).toMatchObject({ title: '我的党费', value: '' })
  })
})

test('a notice says how long ago it came', () => {
  const notice = { noticeId: 'n1', title: '党费收到了', text: '', path: '', at: at('2026-10-13 21:08'), isRead: false }
  expect(toInbox({ items: [notice], nextCursor: null }, now).items[0]).toMatchObject({ ago: '昨天 21:08' })
})
