import { toView as toNames } from '../../../miniprogram/packages/learn-admin/task-progress/view-model'
import { dayOptions, toView as toTasks } from '../../../miniprogram/packages/learn-admin/tasks/view-model'
import { peopleIn, toView as toProgress } from '../../../miniprogram/packages/learn-admin/progress/view-model'
import {
  check,
  draftOf,
  newLearningDay,
  newTask,
  toInput,
} from '../../../miniprogram/packages/learn-admin/task-edit/draft'
import { firstError, toView as toForm } from '../../../miniprogram/packages/learn-admin/task-edit/view-model'
import { nextOf, toView as toReflection } from '../../../miniprogram/packages/learn-admin/reflection/view-model'
import { toView as toReflections } from '../../../miniprogram/packages/learn-admin/reflections/view-model'
import { endLabel } from '../../../miniprogram/shared/end-label'
import {
  aListedReflection,
  aReflection,
  aSavedTask,
  aTask,
  at,
  now,
  progress,
  taskForm,
  taskList,
  taskProgress,
} from '../support/task-admin-answers'

test.each([
  ['2026-10-14 23:59', '今天截止'],
  ['2026-10-15 23:59', '明天截止'],
  ['2026-10-16 23:59', '周五截止'],
  ['2026-10-31 23:59', '10月31日截止'],
  ['2026-10-14 19:25', '10月14日已截止'],
  ['2025-12-31 23:59', '2025年12月31日已截止'],
])('a task that ends at %s says %s', (end, label) => {
  expect(endLabel(at(end), now)).toBe(label)
})

describe('the list of tasks', () => {
  test('says what each asks, of whom, how many are done and until when', () => {
    expect(toTasks(taskList(), now).items[0]).toMatchObject({
      facts: '微课，全支部',
      figure: { done: '19', total: '/ 26 完成', parts: [73], end: '周五截止' },
      canRemind: true,
      isClosed: false,
    })
  })

  test('says of an ended one that it has ended, and lets it be opened again alone', () => {
    const ended = aTask({ isClosed: true, allowedEvents: ['reopen'] })
    expect(toTasks(taskList([ended]), now).items[0]).toMatchObject({
      figure: { end: '已结束' },
      canRemind: false,
      canEdit: false,
      canClose: false,
      canReopen: true,
    })
  })

  test('offers no reminder when everybody is done, and survives a task that nobody has', () => {
    const [done, nobody] = toTasks(
      taskList([aTask({ doneCount: 26 }), aTask({ doneCount: 0, memberCount: 0 })]),
      now,
    ).items
    expect(done!.canRemind).toBe(false)
    expect(nobody!.figure.parts).toEqual([0])
  })

  test.each([
    [0, '都答复了'],
    [3, '3 篇等答复'],
    [20, '20 篇以上等答复'],
  ])('of %i reflections that wait says %s', (waitingReflections, line) => {
    expect(toTasks(taskList([], { waitingReflections }), now).reflections).toBe(line)
  })

  test('leads to the reflections only those who answer them', () => {
    expect(toTasks(taskList([], { allowedEvents: ['create'] }), now).reflections).toBe('')
  })
})

describe('the learning day', () => {
  const dayOf = (dayOfMonth: number | null, isPlanned: boolean, allowedEvents = taskList().allowedEvents) =>
    toTasks(taskList([], { learningDay: { dayOfMonth, isPlanned }, allowedEvents }), now).learningDay

  test('that is not set is offered to those who may set it', () => {
    expect(dayOf(null, false)).toMatchObject({ title: '设一个每月学习日', canSet: true, canPlan: false })
    expect(dayOf(null, false, ['create'])).toBeNull()
  })

  test('that this month has no task for asks for one', () => {
    expect(dayOf(20, false)).toMatchObject({ title: '10月学习日还没有安排', sub: '定在每月 20 日', canPlan: true })
    expect(dayOf(20, false, ['setLearningDay'])).toMatchObject({ canPlan: false })
  })

  test('that is planned says so', () => {
    expect(dayOf(20, true)).toMatchObject({ title: '党员学习日', sub: '每月 20 日，10月已安排', canPlan: false })
  })

  test('is one of the days that every month has, or none', () => {
    expect(dayOptions(false).map(({ value }) => value)).toEqual(Array.from({ length: 28 }, (_, day) => String(day + 1)))
    expect(dayOptions(true)[0]).toEqual({ value: '', label: '不设学习日' })
  })
})

describe('a task that is being written', () => {
  test('ends in two weeks', () => {
    expect(newTask(now).dueOn).toBe('2026-10-28')
  })

  test.each([
    [20, '2026-10-20'],
    [14, '2026-10-14'],
    [5, '2026-10-31'],
  ])('for the learning day on the %i. ends on %s', (day, dueOn) => {
    expect(newLearningDay(now, day)).toMatchObject({ title: '10月党员学习日', dueOn, isLearningDay: true })
  })

  const fresh = { taskId: null, version: 0, dueAt: 0 }

  test('ends at the last instant of its day', () => {
    const input = toInput({ ...newTask(now), title: '学习', courseId: 'course-1' }, fresh)
    expect(input).toMatchObject({
      taskId: null,
      version: 0,
      work: { kind: 'course', courseId: 'course-1' },
      audience: { kind: 'all' },
      dueAt: at('2026-10-29 00:00') - 1,
    })
  })

  test('sends of each kind what belongs to it', () => {
    const draft = {
      ...newTask(now),
      courseId: 'course-1',
      text: '第一章',
      groupId: 'group-1',
      memberIds: ['member-lin'],
    }
    expect(toInput({ ...draft, kind: 'article', audience: 'group' }, fresh)).toMatchObject({
      work: { kind: 'article', text: '第一章' },
      audience: { kind: 'group', groupId: 'group-1' },
    })
    expect(toInput({ ...draft, kind: 'quiz', audience: 'members' }, fresh)).toMatchObject({
      work: { kind: 'quiz', quiz: { questionCount: 10, passCount: 6, limitMinutes: null } },
      audience: { kind: 'members', memberIds: ['member-lin'] },
    })
  })

  test('that was saved goes back as it came when nothing is touched', () => {
    const dueAt = at('2026-10-01 18:30')
    const quiz = { bankId: 'bank-1', questionCount: 10, passCount: 6, limitMinutes: 20, maxTries: null }
    const audience = { kind: 'members' as const, memberIds: ['member-lin'] }
    const task = aSavedTask({ kind: 'quiz', courseId: null, quiz, dueAt, audience, note: '想一想' })
    const input = toInput(draftOf(task, now), { taskId: 'task-1', version: 2, dueAt })
    expect(input).toEqual({
      taskId: 'task-1',
      version: 2,
      title: task.title,
      note: '想一想',
      work: { kind: 'quiz', quiz },
      audience,
      dueAt,
      isLearningDay: false,
      wantsReflection: true,
    })
  })

  test.each([
    [{}, { 'work.courseId': '先选一门微课。' }],
    [{ kind: 'quiz' as const }, { 'work.quiz.bankId': '先选一个题库。' }],
    [{ courseId: 'course-1', audience: 'group' as const }, { 'audience.groupId': '先选一个党小组。' }],
    [{ courseId: 'course-1', audience: 'members' as const }, { 'audience.memberIds': '至少选一个人。' }],
    [{ courseId: 'course-1' }, {}],
  ])('with %p is refused for %p', (changes, errors) => {
    expect(check({ ...newTask(now), ...changes })).toEqual(errors)
  })

  test('shows the first refusal as the page is read', () => {
    expect(firstError({ dueAt: '…', 'audience.memberIds': '…' })).toBe('#audience')
    expect(firstError({ 'work.quiz.passCount': '…' })).toBe('#work')
    expect(firstError({})).toBe('')
  })
})

describe('the form of a task', () => {
  test('offers groups where there are any', () => {
    const labels = (form: ReturnType<typeof toForm>) => form.audiences.map(({ label }) => label)
    expect(labels(toForm(taskForm(), now))).toEqual(['全支部', '党小组', '点名'])
    expect(labels(toForm(taskForm(null, { groups: [] }), now))).toEqual(['全支部', '点名'])
  })

  test('says of an existing one what it asks for', () => {
    expect(toForm(taskForm(aSavedTask()), now).work).toMatchObject({ title: '开好组织生活会', sub: '微课' })
    const quiz = { bankId: 'bank-1', questionCount: 10, passCount: 6, limitMinutes: 20, maxTries: 3 }
    const task = aSavedTask({ kind: 'quiz', courseId: null, quiz })
    expect(toForm(taskForm(task), now).work).toMatchObject({
      title: '答题：入党知识',
      sub: '每份 10 题，答对 6 题通过，限时 20 分钟，最多 3 次',
    })
    expect(toForm(taskForm(task, { banks: [] }), now).work!.title).toBe('答题：题库已经删除')
  })

  test('lets an end that has passed stand', () => {
    expect(toForm(taskForm(aSavedTask({ dueAt: at('2026-10-01 23:59') })), now).earliest).toBe('2026-10-01')
    expect(toForm(taskForm(), now).earliest).toBe('2026-10-14')
  })
})

describe('who is done', () => {
  test('keeps the order of the roster, and names what is open', () => {
    expect(toProgress(progress(), now).people).toEqual([
      { memberId: 'member-lin', name: '林晓', count: '2 / 2 完成', open: '' },
      { memberId: 'member-he', name: '何川', count: '0 / 2 完成', open: '学完《开好组织生活会》、入党知识小测' },
      { memberId: 'member-su', name: '苏禾', count: '1 / 2 完成', open: '学完《开好组织生活会》' },
    ])
  })

  test('can be those alone who have something to do', () => {
    const { people, filters } = toProgress(progress(), now)
    expect(filters.map(({ label }) => label)).toEqual(['全部 3', '还有没完成的 2'])
    expect(peopleIn(people, 'open').map(({ name }) => name)).toEqual(['何川', '苏禾'])
  })

  test('of one task stands in sections, empty ones left out', () => {
    const { sections, figure, canRemind } = toNames(taskProgress(), now)
    expect(figure).toMatchObject({ done: '1', total: '/ 4 完成', parts: [25] })
    expect(canRemind).toBe(true)
    expect(sections.map(({ title, rows }) => [title, rows.map(({ name }) => name)])).toEqual([
      ['还没做 2 人', ['何川', '许知夏']],
      ['已交 1 人', ['苏禾']],
      ['完成 1 人', ['林晓']],
    ])
  })

  test('tells the day and nothing finer', () => {
    const row = toNames(taskProgress(), now).sections[2]!.rows[0]!
    expect(row).toEqual({
      memberId: 'member-lin',
      name: '林晓',
      day: '10月12日',
      note: '心得',
      path: '/packages/learn-admin/reflection/page?id=r-lin',
    })
  })

  test('leads to reflections only those who answer them, and reminds nobody who has handed in', () => {
    const items = taskProgress().items.filter(({ state }) => state !== 'toDo')
    const view = toNames(taskProgress({ items, allowedEvents: ['remind'] }), now)
    expect(view.canRemind).toBe(false)
    expect(view.sections.flatMap(({ rows }) => rows.map(({ path }) => path))).toEqual(['', ''])
  })
})

describe('the reflections', () => {
  test('that wait say for how many days, in red from the fifth on', () => {
    const fresh = aListedReflection({ reflectionId: 'r-he', submittedAt: now, pictureCount: 0 })
    const { items } = toReflections({ items: [aListedReflection(), fresh], nextCursor: null }, now)
    expect(items[0]).toMatchObject({ waiting: { days: '5', unit: '天', isLate: true }, isWaiting: true })
    expect(items[0]!.excerpt).toBe('批评不是为了让人难堪。　2 张图')
    expect(items[1]).toMatchObject({
      waiting: { days: '今天', unit: '', isLate: false },
      excerpt: '批评不是为了让人难堪。',
    })
  })

  test.each([
    ['accepted' as const, '已通过', 'tag--done'],
    ['returned' as const, '已退回', ''],
  ])('that are %s say %s', (state, label, look) => {
    const { items } = toReflections({ items: [aListedReflection({ state })], nextCursor: null }, now)
    expect(items[0]).toMatchObject({ isWaiting: false, state: label, look })
  })

  test('show what was said to them, and what may be said', () => {
    const answers = [{ verdict: 'return' as const, text: '再具体些。', byName: '陈一鸣', at: at('2026-10-13 09:00') }]
    expect(toReflection(aReflection({ answers }), now)).toMatchObject({
      answers: [{ by: '陈一鸣，退回修改', text: '再具体些。', ago: '昨天 09:00' }],
      canAccept: true,
      canReturn: true,
      canComment: true,
    })
    expect(toReflection(aReflection({ state: 'accepted', allowedEvents: ['comment'] }), now)).toMatchObject({
      state: '已通过',
      canAccept: false,
      canReturn: false,
    })
  })

  test('go on with the longest waiting of the others', () => {
    const next = aListedReflection({ reflectionId: 'r-he', authorName: '何川' })
    expect(nextOf({ items: [aListedReflection(), next], nextCursor: null }, 'r-su')).toEqual({
      id: 'r-he',
      label: '下一篇：何川',
    })
    expect(nextOf({ items: [aListedReflection()], nextCursor: null }, 'r-su')).toBeNull()
  })
})
