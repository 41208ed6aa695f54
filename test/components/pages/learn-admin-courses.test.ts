import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { draftOf } from '../../../miniprogram/packages/learn-admin/course-edit/draft'
import { aCourse, aForm, aLesson, phoneStorage } from '../support/learn-admin-answers'

const stays = { showModal: jest.fn(() => Promise.resolve({ confirm: false })) }

describe('the courses of the branch', () => {
  const items = [
    {
      courseId: 'course-1',
      title: '开好组织生活会',
      theme: 'branchLife',
      state: 'published',
      lessonCount: 4,
      hasQuiz: true,
      allowedEvents: ['edit', 'archive'],
    },
    {
      courseId: 'course-2',
      title: '读懂党费',
      theme: 'rules',
      state: 'draft',
      lessonCount: 1,
      hasQuiz: false,
      allowedEvents: ['edit', 'publish'],
    },
  ]
  const open = (cloud: Record<string, unknown> = {}, wx = {}) =>
    mountPage('packages/learn-admin/courses/page', {
      wx,
      cloud: {
        'learn.listCourses': { items, nextCursor: null },
        'learn.publishCourse': {},
        'learn.archiveCourse': {},
        ...cloud,
      },
    })
  const asked = (page: Mounted) => page.calls.map(({ action }) => action)

  test('wear their state, and each offers what may be done with it', async () => {
    const page = await open()
    expect(page.texts('.tag')).toEqual(['已发布', '草稿'])
    expect(page.texts('.card .button')).toEqual(['编辑', '下架', '编辑', '发布'])
  })

  test('are taken out of the catalogue after a question only', async () => {
    const kept = await open({}, stays)
    await kept.tap('.card .button:nth-child(2)')
    expect(asked(kept)).toEqual(['learn.listCourses'])
    const page = await open()
    await page.tap('.card .button:nth-child(2)')
    expect(page.calls.map(({ action, input }) => [action, input])).toContainEqual([
      'learn.archiveCourse',
      { courseId: 'course-1' },
    ])
    expect(page.wx.showToast).toHaveBeenLastCalledWith(expect.objectContaining({ title: '已下架' }))
  })

  test('that cannot be published say why', async () => {
    const refusal = () => {
      throw new Refused('WRONG_STATE', '题库里的题不够。')
    }
    const page = await open({ 'learn.publishCourse': refusal })
    await page.instance.publish!({ currentTarget: { dataset: { id: 'course-2', title: '读懂党费' } } })
    expect(page.wx.showToast).toHaveBeenLastCalledWith(expect.objectContaining({ title: '题库里的题不够。' }))
  })

  test('continue at the bottom', async () => {
    const pages = ({ cursor }: { cursor?: string }) =>
      cursor ? { items: [items[1]], nextCursor: null } : { items: [items[0]], nextCursor: 'next' }
    const page = await open({ 'learn.listCourses': pages })
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.strong')).toEqual(['开好组织生活会', '读懂党费'])
  })

  test('of which there are none lead to the first', async () => {
    const page = await open({ 'learn.listCourses': { items: [], nextCursor: null } })
    expect(page.text()).toContain('还没有微课')
    await page.tap('.state__message .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/course-edit/page' })
  })
})

describe('the form of a course', () => {
  const saved = { courseId: 'course-1', version: 4 }
  const open = ({
    cloud = {},
    wx = {},
    id = 'course-1',
  }: { cloud?: Record<string, unknown>; wx?: Record<string, unknown>; id?: string } = {}) =>
    mountPage('packages/learn-admin/course-edit/page', {
      given: id ? { id } : {},
      wx: { ...phoneStorage().wx, ...wx },
      cloud: { 'learn.editCourse': aForm(), 'learn.saveCourse': saved, ...cloud },
    })
  const from = (key: string, detail: object) => ({ currentTarget: { dataset: { key } }, detail })
  const type = async (page: Mounted, key: string, value: string) => {
    page.instance.type!(from(key, { value }))
    await page.settle()
  }
  const sentBy = (page: Mounted) => page.calls.filter(({ action }) => action === 'learn.saveCourse')
  const refused = (fields: Record<string, string>) => () => {
    throw new Refused('INVALID_INPUT', Object.values(fields)[0]!, fields)
  }

  test('opens with its lessons as closed cards, one of which opens by a tap', async () => {
    const page = await open()
    expect(page.texts('.lesson-card__head .strong')).toEqual(['会前听意见', '谈心谈话'])
    expect(page.has('.lesson-card__form')).toBe(false)
    await page.tap('.lesson-card__head')
    expect(page.has('.lesson-card__form')).toBe(true)
  })

  test('sends what was typed, and leaves', async () => {
    const page = await open()
    await type(page, 'title', '新的课名')
    await page.tap('.bottom-bar .button')
    expect(sentBy(page)[0]!.input).toMatchObject({ courseId: 'course-1', version: 3, title: '新的课名' })
    expect(page.wx.switchTab).toHaveBeenCalled()
  })

  test('of a new course starts with one open lesson and needs a learning goal', async () => {
    const page = await open({ id: '', cloud: { 'learn.editCourse': aForm(null) } })
    expect(page.calls[0]!.input).toEqual({ courseId: null })
    expect(page.has('.lesson-card__form')).toBe(true)
    await page.tap('.bottom-bar .button')
    expect(page.text('.picker-field__error')).toBe('选一个学习目标。')
    expect(sentBy(page)).toEqual([])
  })

  test('is not sent twice by a double tap', async () => {
    const page = await open()
    void page.instance.save!()
    void page.instance.save!()
    await page.settle()
    expect(sentBy(page)).toHaveLength(1)
  })

  test('moves, adds and deletes lessons', async () => {
    const page = await open()
    const titles = () => page.texts('.lesson-card__head .strong')
    page.instance.shift!(from('lesson-1', { by: 1 }))
    await page.settle()
    expect(titles()).toEqual(['谈心谈话', '会前听意见'])
    page.instance.shift!(from('lesson-1', { by: 1 }))
    await page.settle()
    expect(titles()).toEqual(['谈心谈话', '会前听意见'])
    page.instance.add!()
    await page.settle()
    expect(titles()).toHaveLength(3)
    await page.instance.remove!(from('lesson-2', {}))
    await page.settle()
    expect(titles()).toEqual(['会前听意见', '还没有课名'])
  })

  test('keeps a lesson whose deletion was not confirmed', async () => {
    const page = await open({ wx: stays })
    await page.instance.remove!(from('lesson-2', {}))
    expect(page.texts('.lesson-card__head .strong')).toHaveLength(2)
  })

  test('shows each refusal at its field, opens the first card with one and goes there', async () => {
    const fields = { 'lessons.1.text': '第 2 课的正文还没有写。', 'quiz.passCount': '最多 10 题。' }
    const quiz = { bankId: 'bank-1', questionCount: 10, passCount: 60, limitMinutes: null, maxTries: null }
    const cloud = { 'learn.editCourse': aForm(aCourse({ quiz })), 'learn.saveCourse': refused(fields) }
    const page = await open({ cloud })
    await page.tap('.bottom-bar .button')
    expect(page.texts('.field__error')).toEqual(['第 2 课的正文还没有写。', '最多 10 题。'])
    expect(page.data.openKey).toBe('lesson-2')
    expect(page.text('.lesson-card--error .strong')).toBe('谈心谈话')
    expect(page.wx.pageScrollTo).toHaveBeenCalledTimes(1)
  })

  test('keeps what was typed when the network is lost, and repeats the same request', async () => {
    const phone = phoneStorage()
    let isOffline = true
    const save = () => {
      if (isOffline) throw new Offline()
      return saved
    }
    const page = await open({ wx: phone.wx, cloud: { 'learn.saveCourse': save } })
    await type(page, 'title', '新的课名')
    await page.tap('.bottom-bar .button')
    expect(phone.store.get('draft:course:course-1')).toMatchObject({ version: 3, draft: { title: '新的课名' } })
    isOffline = false
    await page.tap('.bottom-bar .button')
    const [first, second] = sentBy(page)
    expect(second!.requestId).toBe(first!.requestId)
    expect(phone.store.has('draft:course:course-1')).toBe(false)
  })

  test('goes on with what was typed before a crash, and can drop it', async () => {
    const phone = phoneStorage({
      'draft:course:course-1': { version: 3, draft: { ...draftOf(aCourse()), title: '写到一半' } },
    })
    const page = await open({ wx: phone.wx })
    expect(page.text('.draft-line')).toContain('接着上次没保存的写')
    expect(page.data.draft).toMatchObject({ title: '写到一半' })
    await page.tap('.draft-line .button')
    expect(page.data.draft).toMatchObject({ title: '开好组织生活会' })
    expect(page.has('.draft-line')).toBe(false)
  })

  describe('that somebody else has saved meanwhile', () => {
    const kept = { version: 2, draft: { ...draftOf(aCourse()), title: '我的课名' } }
    const answering = (confirm: boolean) => ({ showModal: jest.fn(() => Promise.resolve({ confirm })) })
    const reopened = (confirm: boolean) => {
      const phone = phoneStorage({ 'draft:course:course-1': kept })
      return open({ wx: { ...phone.wx, ...answering(confirm) } }).then((page) => ({ page, phone }))
    }

    test('asks whose words go on: mine are saved over the newest version', async () => {
      const { page } = await reopened(true)
      expect(page.wx.showModal).toHaveBeenCalledWith(
        expect.objectContaining({ confirmText: '用我的', cancelText: '用最新的' }),
      )
      await page.tap('.bottom-bar .button')
      expect(sentBy(page)[0]!.input).toMatchObject({ title: '我的课名', version: 3 })
    })

    test('shows the newest when that is chosen, and still has mine until something is typed', async () => {
      const { page, phone } = await reopened(false)
      expect(page.data.draft).toMatchObject({ title: '开好组织生活会' })
      expect(phone.store.get('draft:course:course-1')).toEqual(kept)
      await type(page, 'goal', '会发言')
      expect(phone.store.get('draft:course:course-1')).toMatchObject({ version: 3, draft: { title: '开好组织生活会' } })
    })

    test('asks after a save that came second', async () => {
      const conflict = () => {
        throw new Refused('CONFLICT', '有人刚改过这门课。')
      }
      let version = 3
      const newest = () => aForm(aCourse({ version: version++, title: '别人的课名' }))
      const wx = { ...phoneStorage().wx, ...answering(true) }
      const page = await open({ wx, cloud: { 'learn.editCourse': newest, 'learn.saveCourse': conflict } })
      await type(page, 'title', '我的课名')
      await page.tap('.bottom-bar .button')
      await page.settle()
      expect(page.wx.showModal).toHaveBeenCalledTimes(1)
      expect(page.data).toMatchObject({ draft: { title: '我的课名' }, view: { version: 4 } })
    })
  })

  test('waits for files that are being sent, and names those that could not be', async () => {
    const page = await open()
    page.instance.takeBusy!(from('lesson-1', { isBusy: true, unsentCount: 1 }))
    await page.settle()
    expect(page.text('.bottom-bar')).toBe('正在上传，传完再保存')
    expect(page.attribute('.bottom-bar .button', 'disabled')).toBe(true)
    page.instance.takeBusy!(from('lesson-1', { isBusy: false, unsentCount: 1 }))
    await page.settle()
    await page.tap('.bottom-bar .button')
    expect(page.wx.showToast).toHaveBeenLastCalledWith(
      expect.objectContaining({ title: '有文件没传上，重试或去掉后再保存' }),
    )
    expect(sentBy(page)).toEqual([])
  })

  test('puts a file to the lesson that it was chosen for, though the cards have moved', async () => {
    const page = await open()
    page.instance.shift!(from('lesson-1', { by: 1 }))
    page.instance.changeLesson!(
      from('lesson-1', { changes: { kind: 'video', videoFileId: 'cloud://x/lessons/a.mp4' } }),
    )
    await page.settle()
    await page.tap('.bottom-bar .button')
    expect((sentBy(page)[0]!.input as { lessons: unknown[] }).lessons).toMatchObject([
      { lessonId: 'lesson-2', mediaFileId: '' },
      { lessonId: 'lesson-1', kind: 'video', mediaFileId: 'cloud://x/lessons/a.mp4' },
    ])
  })

  test('asks for the banks again when somebody comes back from them', async () => {
    const page = await open({ cloud: { 'learn.editCourse': aForm(aCourse()) } })
    page.instance.chooseQuiz!(from('', { value: 'yes' }))
    await page.settle()
    await type(page, 'title', '写到一半')
    await page.fire('.quiz-rules__banks', 'tap')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn-admin/banks/page' })
    await page.instance.refreshBanks!()
    expect(page.calls.filter(({ action }) => action === 'learn.editCourse')).toHaveLength(2)
    expect(page.data.draft).toMatchObject({ title: '写到一半' })
  })
})

test('a lesson of the server is shown with what it is made of', async () => {
  const slides = [{ fileId: 'cloud://x/lessons/a.jpg', caption: '桌子围成一圈' }]
  const form = aForm(aCourse({ lessons: [aLesson({ kind: 'slides', slides })] }))
  const page = await mountPage('packages/learn-admin/course-edit/page', {
    given: { id: 'course-1' },
    cloud: { 'learn.editCourse': form },
  })
  expect(page.texts('.lesson-card__slide')).toHaveLength(1)
})
