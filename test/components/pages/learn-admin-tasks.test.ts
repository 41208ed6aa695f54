import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { phoneStorage } from '../support/learn-admin-answers'
import { until } from '../support/until'
import { aSavedTask, aTask, progress, taskForm, taskList, taskProgress } from '../support/task-admin-answers'

const of = (page: Mounted, action: string) => page.calls.filter((call) => call.action === action)
const toast = (title: string) => expect.objectContaining({ title: expect.stringContaining(title) as string }) as object
const offline = () => {
  throw new Offline()
}
const declining = { showModal: jest.fn(() => Promise.resolve({ confirm: false })) }

describe('the tasks of the branch', () => {
  const open = (answer: unknown = taskList(), options: { cloud?: object; wx?: Record<string, unknown> } = {}) =>
    mountPage('packages/learn-admin/tasks/page', {
      wx: options.wx,
      cloud: {
        'tasks.list': answer,
        'tasks.remind': { toldCount: 7 },
        'tasks.close': {},
        'tasks.reopen': {},
        'tasks.setLearningDay': {},
        ...options.cloud,
      },
    })

  test('show how far each is, and lead to its names', async () => {
    const page = await open(taskList([aTask({ isLearningDay: true })]))
    expect(page.text('.tasks__head')).toContain('党员学习日')
    expect(page.text('.task-figure')).toContain('19 / 26 完成')
    await page.tap('.tasks__head')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/task-progress/page?id=task-1' })
  })

  test('are reminded of after a question, which says how many were told', async () => {
    const page = await open()
    await page.tap('.tasks__actions .button:nth-child(1)')
    expect(of(page, 'tasks.remind')).toHaveLength(1)
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('提醒了 7 人'))
  })

  test('remind nobody when the question is left, nor when nobody is to be reminded', async () => {
    const left = await open(taskList(), { wx: declining })
    await left.tap('.tasks__actions .button:nth-child(1)')
    expect(of(left, 'tasks.remind')).toHaveLength(0)
    const nobody = await open(taskList(), { cloud: { 'tasks.remind': { toldCount: 0 } } })
    await nobody.tap('.tasks__actions .button:nth-child(1)')
    expect(nobody.wx.showToast).toHaveBeenLastCalledWith(toast('今天没有要再提醒的人'))
  })

  test('end after a question, and are asked for again', async () => {
    const page = await open()
    await page.tap('.tasks__actions .button:nth-child(3)')
    expect(page.wx.showModal).toHaveBeenCalledWith(
      expect.objectContaining({ title: '结束「学完《开好组织生活会》」？', confirmText: '结束' }),
    )
    expect(of(page, 'tasks.close')[0]!.input).toEqual({ taskId: 'task-1' })
    expect(of(page, 'tasks.list')).toHaveLength(2)
  })

  test('that have ended are greyed and can be opened again', async () => {
    const page = await open(taskList([aTask({ isClosed: true, allowedEvents: ['reopen'] })]))
    expect(page.has('.tasks__card--closed')).toBe(true)
    expect(page.texts('.tasks__actions .button')).toEqual(['重新打开'])
    await page.tap('.tasks__actions .button')
    expect(of(page, 'tasks.reopen')[0]!.input).toEqual({ taskId: 'task-1' })
  })

  test('of which there are none lead to the first, with the learning day still there', async () => {
    const page = await open(taskList([], { learningDay: { dayOfMonth: null, isPlanned: false } }))
    expect(page.text('.tasks__day')).toContain('设一个每月学习日')
    await page.tap('.state__message .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/task-edit/page' })
  })

  test('set a learning day by choosing one', async () => {
    const page = await open(taskList([], { learningDay: { dayOfMonth: null, isPlanned: false } }))
    await page.tap('.tasks__day .cell')
    await until(page, '.choice-sheet__row')
    await page.tap('.choice-sheet__row:nth-child(15)')
    expect(of(page, 'tasks.setLearningDay')[0]!.input).toEqual({ dayOfMonth: 15 })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('定在每月 15 日'))
  })

  test('without a learning day this month lead to one', async () => {
    const page = await open(taskList([], { learningDay: { dayOfMonth: 20, isPlanned: false } }))
    await page.tap('.tasks__day .button:nth-child(1)')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/task-edit/page?learningDay=1' })
  })

  test('without a network say so', async () => {
    const page = await open(offline)
    expect(page.text('.state__message')).toContain('没连上网络')
  })
})

describe('the editor of a task', () => {
  const key = 'draft:task:new'
  const open = (
    form: unknown = taskForm(),
    options: { given?: object; cloud?: object; wx?: Record<string, unknown> } = {},
  ) =>
    mountPage('packages/learn-admin/task-edit/page', {
      given: { ...options.given },
      wx: options.wx,
      cloud: { 'tasks.edit': form, 'tasks.save': { taskId: 'task-1', version: 1 }, ...options.cloud },
    })
  const change = (page: Mounted, name: string, value: unknown) => {
    page.instance.change!({ currentTarget: { dataset: { key: name } }, detail: { value } })
    return page.settle()
  }
  const save = '.bottom-bar .button'

  test('gives a course to the branch, and waits for a name', async () => {
    const page = await open()
    expect(page.attribute(save, 'disabled')).toBe(true)
    await page.fire('[data-key="title"]', 'change', { value: '学完一门课' })
    await change(page, 'courseId', 'course-1')
    await page.tap(save)
    expect(of(page, 'tasks.save')[0]!.input).toMatchObject({
      taskId: null,
      title: '学完一门课',
      work: { kind: 'course', courseId: 'course-1' },
      audience: { kind: 'all' },
    })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('已布置'))
    expect(page.wx.switchTab).toHaveBeenCalled()
  })

  test('shows for each kind and audience its own fields', async () => {
    const page = await open()
    expect(page.has('member-picker')).toBe(false)
    expect(page.text()).toContain('哪门微课')
    await change(page, 'kind', 'article')
    expect(page.text()).toContain('正文')
    await change(page, 'kind', 'quiz')
    expect(page.text()).toContain('从哪个题库抽题')
    await change(page, 'audience', 'group')
    expect(page.text()).toContain('哪个党小组')
    await change(page, 'audience', 'members')
    expect(page.text()).toContain('选几个人')
  })

  test('says what is not chosen at its field, without asking the server', async () => {
    const page = await open()
    await page.fire('[data-key="title"]', 'change', { value: '学完一门课' })
    await page.tap(save)
    expect(page.text()).toContain('先选一门微课。')
    expect(of(page, 'tasks.save')).toHaveLength(0)
  })

  test('shows the server’s refusals of a quiz at their fields', async () => {
    const sentence = '题库里有 38 题，每份最多出 38 题。'
    const page = await open(taskForm(), {
      cloud: {
        'tasks.save': () => {
          throw new Refused('INVALID_INPUT', sentence, { 'work.quiz.questionCount': sentence })
        },
      },
    })
    await change(page, 'title', '小测')
    await change(page, 'kind', 'quiz')
    await change(page, 'quiz', {
      bankId: 'bank-1',
      questionCount: '50',
      passCount: '6',
      limitMinutes: '',
      maxTries: '',
    })
    await page.tap(save)
    expect(page.text('.field__error')).toBe(sentence)
    expect(page.data.draft).toMatchObject({ title: '小测' })
  })

  test('names people one by one', async () => {
    const page = await open()
    await change(page, 'title', '学完一门课')
    await change(page, 'courseId', 'course-1')
    await change(page, 'audience', 'members')
    await page.fire('member-picker', 'change', { value: ['member-lin', 'member-su'] })
    expect(page.text()).toContain('林晓、苏禾')
    await page.tap(save)
    expect(of(page, 'tasks.save')[0]!.input).toMatchObject({
      audience: { kind: 'members', memberIds: ['member-lin', 'member-su'] },
    })
  })

  test('keeps what was typed on the phone until it is saved, and lets it be dropped', async () => {
    const phone = phoneStorage()
    const first = await open(taskForm(), { wx: phone.wx })
    await change(first, 'title', '学完一门课')
    expect(phone.store.get(key)).toMatchObject({ draft: { title: '学完一门课' } })
    const second = await open(taskForm(), { wx: phone.wx })
    expect(second.attribute('[data-key="title"]', 'value')).toBe('学完一门课')
    await second.tap('.draft-line .button')
    expect(phone.store.has(key)).toBe(false)
    expect(second.attribute('[data-key="title"]', 'value')).toBe('')
  })

  test('without a network loses nothing and repeats the same request', async () => {
    let isOnline = false
    const page = await open(taskForm(), {
      cloud: { 'tasks.save': () => (isOnline ? { taskId: 'task-1', version: 1 } : offline()) },
    })
    await change(page, 'title', '学完一门课')
    await change(page, 'courseId', 'course-1')
    await page.tap(save)
    expect(page.data.draft).toMatchObject({ title: '学完一门课' })
    isOnline = true
    await page.tap(save)
    const [first, second] = of(page, 'tasks.save')
    expect(second).toEqual(first)
  })

  test('of a double tap saves once', async () => {
    let answer: (value: unknown) => void = () => undefined
    const page = await open(taskForm(), { cloud: { 'tasks.save': () => new Promise((resolve) => (answer = resolve)) } })
    await change(page, 'title', '学完一门课')
    await change(page, 'courseId', 'course-1')
    await page.tap(save)
    await page.tap(save)
    answer({ taskId: 'task-1', version: 1 })
    await page.settle()
    expect(of(page, 'tasks.save')).toHaveLength(1)
  })

  test('begins the month’s learning day with its name and its mark', async () => {
    const page = await open(taskForm(), { given: { learningDay: '1' } })
    expect(page.data.draft).toMatchObject({ title: expect.stringMatching(/^\d+月党员学习日$/), isLearningDay: true })
  })

  test('shows what an existing task asks for and why it stays', async () => {
    const page = await open(taskForm(aSavedTask()), { given: { id: 'task-1' } })
    expect(page.has('.task-edit__work')).toBe(true)
    expect(page.text()).toContain('开好组织生活会')
    expect(page.text()).toContain('布置后不换内容')
    expect(page.texts('.segments__label')).toEqual(['给谁'])
    await page.tap(save)
    expect(of(page, 'tasks.save')[0]!.input).toMatchObject({
      taskId: 'task-1',
      version: 2,
      work: { kind: 'course', courseId: 'course-1' },
    })
  })

  test('lets words of an article be mended later', async () => {
    const article = aSavedTask({ kind: 'article', courseId: null, text: '第一张' })
    const page = await open(taskForm(article), { given: { id: 'task-1' } })
    await change(page, 'text', '第一章')
    await page.tap(save)
    expect(of(page, 'tasks.save')[0]!.input).toMatchObject({ work: { kind: 'article', text: '第一章' } })
  })

  test('that meets a newer version asks whose to go on with', async () => {
    const phone = phoneStorage()
    let version = 2
    const page = await open(() => taskForm(aSavedTask({ version })), {
      given: { id: 'task-1' },
      wx: phone.wx,
      cloud: {
        'tasks.save': () => {
          if (version === 3) return { taskId: 'task-1', version: 4 }
          version = 3
          throw new Refused('CONFLICT', '有人刚改过这个任务。')
        },
      },
    })
    await change(page, 'title', '我的名字')
    await page.tap(save)
    expect(page.wx.showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '有人保存了新版本' }))
    await page.tap(save)
    expect(of(page, 'tasks.save')[1]!.input).toMatchObject({ version: 3, title: '我的名字' })
  })

  test('brings new banks when somebody comes back from them', async () => {
    let banks = taskForm().banks
    const page = await open(() => taskForm(null, { banks }))
    await change(page, 'kind', 'quiz')
    banks = [...banks, { bankId: 'bank-2', title: '新题库', questionCount: 5 }]
    await page.fire('quiz-rules', 'return')
    expect(page.data.view).toMatchObject({ banks })
    expect(page.data.draft).toMatchObject({ kind: 'quiz' })
  })
})

describe('who is done', () => {
  const open = (answer: unknown = progress()) =>
    mountPage('packages/learn-admin/progress/page', { cloud: { 'tasks.openProgress': answer } })

  test('shows tasks first, and the people by a tap', async () => {
    const page = await open()
    expect(page.text()).toContain('只有负责学习的人看得到。')
    expect(page.texts('.task-figure .number')).toEqual(['1', '2'])
    await page.tap('.tab:nth-child(2)')
    expect(page.texts('.progress__line')).toEqual(['林晓2 / 2 完成', '何川0 / 2 完成', '苏禾1 / 2 完成'])
    expect(page.texts('.progress__open')[0]).toBe('还没完成：学完《开好组织生活会》、入党知识小测')
    await page.tap('.chip:nth-child(2)')
    expect(page.texts('.progress__line')).toHaveLength(2)
    expect(page.calls).toHaveLength(1)
  })

  test('leads from a task to its names', async () => {
    const page = await open()
    await page.tap('.card')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/task-progress/page?id=task-1' })
  })

  test('without any task says what will be here', async () => {
    const page = await open(progress({ tasks: [], members: [] }))
    expect(page.text('.state__message')).toContain('还没有布置任务')
  })

  test('without a network says so', async () => {
    expect((await open(offline)).text('.state__message')).toContain('没连上网络')
  })
})

describe('the names of a task', () => {
  const open = (answer: unknown = taskProgress()) =>
    mountPage('packages/learn-admin/task-progress/page', {
      given: { id: 'task-1' },
      cloud: { 'tasks.openTaskProgress': answer, 'tasks.remind': { toldCount: 2 } },
    })

  test('stand in sections with their counts', async () => {
    const page = await open()
    expect(page.texts('.section__title')).toEqual(['还没做 2 人', '已交 1 人', '完成 1 人'])
    expect(page.texts('.task-progress__row').at(-1)).toContain('林晓')
  })

  test('lead to a reflection where there is one, and nowhere else', async () => {
    const page = await open()
    await page.tap('.task-progress__row')
    expect(page.wx.navigateTo).not.toHaveBeenCalled()
    page.instance.open!({ currentTarget: { dataset: { path: '/packages/learn-admin/reflection/page?id=r-su' } } })
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/reflection/page?id=r-su' })
  })

  test('are reminded together', async () => {
    const page = await open()
    await page.tap('.bottom-bar .button')
    expect(of(page, 'tasks.remind')[0]!.input).toEqual({ taskId: 'task-1' })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(toast('提醒了 2 人'))
  })

  test('that are all gone from the branch say so', async () => {
    const page = await open(taskProgress({ items: [], memberCount: 0, doneCount: 0 }))
    expect(page.text('.state__message')).toContain('还没有人收到')
    expect(page.has('.bottom-bar')).toBe(false)
  })
})
