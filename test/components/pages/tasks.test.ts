import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { now } from '../support/answers'
import { answered, listOf, listed, myTask, picture, reflection, standing } from '../support/task-answers'

let clock: jest.SpyInstance
beforeEach(() => {
  clock = jest.spyOn(Date, 'now').mockImplementation(() => now)
})
afterEach(() => clock.mockRestore())

const offline = () => {
  throw new Offline()
}

describe('my tasks', () => {
  const requestSubscribeMessage = () => Promise.resolve({ notice: 'accept' })
  const open = (cloud: Record<string, unknown>) =>
    mountPage('packages/learn/tasks/page', { cloud, wx: { requestSubscribeMessage: jest.fn(requestSubscribeMessage) } })

  test('stand in the order in which they ask for something', async () => {
    const items = [
      listed('done', { state: 'done' }),
      listed('waiting', { state: 'handedIn' }),
      listed('friday'),
      listed('today', { dueAt: now + 3600_000, isLearningDay: true }),
    ]
    const page = await open({ 'tasks.listMine': listOf(items) })
    expect(page.text('.title')).toBe('还有 2 件要做')
    expect(page.texts('.section__title')).toEqual(['要做的', '等书记答复', '做完和结束的'])
    expect(page.texts('.tasks__title')).toEqual(['任务 today', '任务 friday', '任务 waiting', '任务 done'])
    expect(page.texts('.tasks__tags')[0]).toBe('今天截止党员学习日')
    expect(page.texts('.tag--now')).toEqual(['今天截止'])
    await page.tap('.tasks__row')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn/task/page?id=today' })
  })

  test('without any say where to learn in the meantime', async () => {
    const page = await open({ 'tasks.listMine': listOf([]) })
    expect(page.text('.state__message')).toContain('还没有任务')
    await page.tap('.state__message .button')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/learn/page' })
  })

  test('go on at the end of the page, each in its group', async () => {
    const pages: Record<string, unknown> = {
      first: listOf([listed('new')], 'more'),
      more: listOf([listed('old', { dueAt: now - 1 })]),
    }
    const page = await open({ 'tasks.listMine': ({ cursor = 'first' }: { cursor?: string }) => pages[cursor] })
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.tasks__title')).toEqual(['任务 old', '任务 new'])
    expect(page.text('.title')).toBe('还有 2 件要做')
  })

  test('reminders are muted at once; turned on again they ask for WeChat’s leave', async () => {
    const page = await open({ 'tasks.listMine': listOf([listed('one')]), 'tasks.setReminders': {} })
    await page.tap('.tasks__reminders')
    expect(page.data.areRemindersOn).toBe(false)
    expect(page.wx.requestSubscribeMessage).not.toHaveBeenCalled()
    await page.tap('.tasks__reminders')
    expect(page.data.areRemindersOn).toBe(true)
    expect(page.wx.requestSubscribeMessage).toHaveBeenCalledTimes(1)
    expect(page.calls.slice(1).map(({ input }) => input)).toEqual([{ areOn: false }, { areOn: true }])
  })

  test('a switch that could not be saved goes back', async () => {
    const page = await open({ 'tasks.listMine': listOf([listed('one')]), 'tasks.setReminders': offline })
    await page.tap('.tasks__reminders')
    expect(page.data.areRemindersOn).toBe(true)
    expect(page.wx.showToast).toHaveBeenCalledWith(
      expect.objectContaining({ title: expect.stringContaining('没连上网络') }),
    )
  })
})

describe('a task', () => {
  const open = (cloud: Record<string, unknown>, wx: Record<string, unknown> = {}) =>
    mountPage('packages/learn/task/page', { given: { id: 'task-1' }, cloud, wx })
  const write = (page: Mounted, value: string) => page.fire('field', 'change', { value })
  const handIn = (page: Mounted) => page.tap('.button--primary')

  const toWrite = myTask({ isWorkDone: true, allowedEvents: ['submitReflection'] })
  const returned = myTask({
    state: 'returned',
    isWorkDone: true,
    allowedEvents: ['submitReflection'],
    reflection: reflection({ state: 'returned', version: 3, answers: [answered()], pictures: [picture('a')] }),
  })

  test('that is an article is read at one’s own pace and confirmed', async () => {
    let isRead = false
    const page = await open({
      'tasks.openMine': () => (isRead ? toWrite : myTask()),
      'tasks.confirmRead': () => {
        isRead = true
        return { state: 'toDo' }
      },
    })
    expect(page.texts('.reading-text__paragraph')).toEqual(['第一段。', '第二段。'])
    expect(page.text()).toContain('10月16日 周五前')
    expect(page.attribute('.button--primary', 'disabled')).toBeFalsy()
    await page.tap('.button--primary')
    expect(page.text('.task__read')).toBe('读完了')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '记下了，再写一篇心得就好' }))
    expect(page.text('.bottom-bar')).toBe('交给书记')
  })

  const toCourse = {
    work: {
      kind: 'course' as const,
      course: { courseId: 'c1', title: '开好组织生活会', doneCount: 1, lessonCount: 4, hasQuiz: true },
    },
    verb: '接着学',
    url: '/packages/learn/course/page?id=c1',
  }
  const toQuiz = {
    work: { kind: 'quiz' as const, quiz: standing() },
    verb: '去答题',
    url: '/packages/learn/quiz/page?kind=task&id=task-1',
  }
  test.each([
    ['a course', toCourse],
    ['a quiz', toQuiz],
  ])('that is %s leads there', async (_what, { work, verb, url }) => {
    const page = await open({ 'tasks.openMine': myTask({ ...work, text: '', allowedEvents: [] }) })
    expect(page.text('.bottom-bar')).toBe(verb)
    await page.tap('.bottom-bar .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url })
    expect(page.text()).toContain('做完以后，在这里写心得交给书记。')
  })

  test('a reflection is handed in with its pictures, and its draft is gone', async () => {
    let isHandedIn = false
    const page = await open({
      'tasks.openMine': () =>
        isHandedIn ? myTask({ state: 'handedIn', isWorkDone: true, reflection: reflection() }) : toWrite,
      'tasks.submitReflection': () => {
        isHandedIn = true
        return { state: 'handedIn', version: 1 }
      },
    })
    expect(page.attribute('.button--primary', 'disabled')).toBe(true)
    await write(page, '先从自己的宿舍做起。')
    await page.fire('picture-picker', 'change', { value: [{ fileId: 'cloud://env/reflections/a.jpg', src: 'a' }] })
    await handIn(page)
    expect(page.calls[1]!.input).toEqual({
      taskId: 'task-1',
      version: 0,
      text: '先从自己的宿舍做起。',
      pictureFileIds: ['cloud://env/reflections/a.jpg'],
    })
    expect(page.text('.task__tags')).toContain('等书记答复')
    expect(page.wx.removeStorageSync).toHaveBeenCalledWith('draft:reflection:task-1')
    expect(page.has('field')).toBe(false)
  })

  test('what was typed is there after a crash, with its pictures', async () => {
    const draft = { text: '写了一半', pictures: [{ fileId: 'cloud://env/reflections/a.jpg', src: 'a' }] }
    const getStorageSync = (key: string) => (key === 'draft:reflection:task-1' ? draft : '')
    const page = await open({ 'tasks.openMine': toWrite }, { getStorageSync })
    expect(page.data).toMatchObject(draft)
    expect(page.text('.field__hint')).toBe('草稿已保存在这台手机上')
  })

  test('what was refused or did not arrive stays on the screen, with the sentence at its place', async () => {
    const submit = () => {
      throw new Refused('INVALID_INPUT', '第 1 张图片没有传上来，重新选一次。', {
        'pictureFileIds.0': '第 1 张图片没有传上来，重新选一次。',
      })
    }
    const page = await open({ 'tasks.openMine': toWrite, 'tasks.submitReflection': submit })
    await write(page, '我的心得')
    await handIn(page)
    expect(page.data.text).toBe('我的心得')
    expect(page.text('.picture-picker__error')).toBe('第 1 张图片没有传上来，重新选一次。')
    expect(page.wx.removeStorageSync).not.toHaveBeenCalled()
  })

  test('a retry after a lost network is the same request', async () => {
    const page = await open({ 'tasks.openMine': toWrite, 'tasks.submitReflection': offline })
    await write(page, '我的心得')
    await handIn(page)
    await handIn(page)
    const [first, second] = page.calls.slice(1)
    expect(second!.requestId).toBe(first!.requestId)
  })

  test('nothing is handed in while a picture is on its way, and not silently without one that broke off', async () => {
    const showModal = jest.fn(() => Promise.resolve({ confirm: false }))
    const page = await open({ 'tasks.openMine': toWrite }, { showModal })
    await write(page, '我的心得')
    await page.fire('picture-picker', 'busy', { isBusy: true, unsentCount: 1 })
    expect(page.text('.bottom-bar')).toBe('图片上传中')
    expect(page.attribute('.button--primary', 'disabled')).toBe(true)
    await page.fire('picture-picker', 'busy', { isBusy: false, unsentCount: 1 })
    await handIn(page)
    expect(showModal).toHaveBeenCalledWith(expect.objectContaining({ title: '还有 1 张图片没传上' }))
    expect(page.calls).toHaveLength(1)
  })

  test('a returned reflection shows the secretary’s words and goes on from what was written', async () => {
    const page = await open({ 'tasks.openMine': returned, 'tasks.submitReflection': { state: 'handedIn', version: 4 } })
    expect(page.text('.official')).toBe('陈一鸣，请你改一改今天 16:00说得实在。再写写你准备怎么做。')
    expect(page.data.text).toBe('读完以后我想先从自己的宿舍做起。')
    expect(page.text('.bottom-bar')).toBe('改好再交')
    await write(page, '改好了')
    await handIn(page)
    expect(page.calls[1]!.input).toMatchObject({ version: 3, pictureFileIds: [picture('a').fileId] })
  })

  test('one that waits can still be changed; its pictures say how far their check is', async () => {
    const waiting = reflection({ pictures: [picture('a'), picture('b', 'pending'), picture('c', 'refused')] })
    const page = await open({
      'tasks.openMine': myTask({
        state: 'handedIn',
        isWorkDone: true,
        allowedEvents: ['submitReflection'],
        reflection: waiting,
      }),
    })
    expect(page.texts('.task__picture')).toEqual(['', '审核中', '没有通过检查'])
    await page.tap('.task__picture')
    expect(page.wx.previewImage).toHaveBeenCalledWith({
      urls: ['https://files/a.jpg', 'https://files/b.jpg'],
      current: 'https://files/a.jpg',
    })
    expect(page.has('field')).toBe(false)
    await page.tap('.task__reflection-head .button')
    expect(page.has('field')).toBe(true)
    expect((page.data.pictures as unknown[]).length).toBe(2)
  })

  test('an accepted one stands there with the answer and asks nothing', async () => {
    const accepted = reflection({ state: 'accepted', answers: [answered({ verdict: 'accept', text: '' })] })
    const page = await open({
      'tasks.openMine': myTask({ state: 'done', isWorkDone: true, allowedEvents: [], reflection: accepted }),
    })
    expect(page.text('.tag--done')).toBe('完成')
    expect(page.text('.task__answer')).toBe('陈一鸣，通过今天 16:00')
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('what is being typed survives a refresh that brings a new answer', async () => {
    let task = returned
    const page = await open({ 'tasks.openMine': () => task })
    await write(page, '改到一半')
    task = {
      ...returned,
      reflection: { ...returned.reflection!, version: 4, answers: [answered(), answered({ at: now })] },
    }
    await page.instance.onPullDownRefresh!()
    await page.settle()
    expect(page.data.text).toBe('改到一半')
    expect(page.texts('.task__answer')).toHaveLength(2)
  })
})
