import { mountPage } from '../../support/mini-component'
import { Offline } from '../../support/mini-wx'
import { aBeatAnswer, aCatalogue, aCourse, aCourseCard, aLesson, aLessonRow, aQuiz, now } from '../support/answers'
import { backgroundPlayer } from '../support/background-player'

const offline = () => {
  throw new Offline()
}

describe('the list of micro-courses', () => {
  const open = (answer: unknown) => mountPage('packages/learn/courses/page', { cloud: { 'learn.open': answer } })
  const inputs = (page: Awaited<ReturnType<typeof open>>) => page.calls.map(({ input }) => input)

  test('shows the year, what is to do and the courses in one call', async () => {
    const page = await open(aCatalogue())
    expect(page.text('.year-card')).toContain('12.5 / 32 学时')
    expect(page.text('.cell__sub')).toBe('2 件要做，周五前')
    expect(page.texts('.courses__course')).toHaveLength(1)
    expect(page.text('.courses__course')).toContain('学完 1 / 4 课')
    expect(inputs(page)).toEqual([{}])
  })

  test('leads to the year, the tasks and a course', async () => {
    const page = await open(aCatalogue())
    for (const selector of ['.year-card', '.cell', '.courses__course']) await page.tap(selector)
    expect(page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)).toEqual([
      '/packages/learn/year/page',
      '/packages/learn/tasks/page',
      '/packages/learn/course/page?id=course-1',
    ])
  })

  test('asks the server for the courses of one goal, and for the next page of it', async () => {
    const page = await open(({ theme }: { theme?: string }) => aCatalogue({ nextCursor: theme ? 'more' : null }))
    await page.tap('.chip:nth-child(3)')
    expect(page.text('.chip--active')).toBe('守规矩')
    page.instance.onReachBottom!()
    await page.settle()
    expect(inputs(page)).toEqual([{}, { theme: 'rules' }, { theme: 'rules', cursor: 'more' }])
    expect(page.texts('.courses__course')).toHaveLength(2)
  })

  test('of a goal without courses says so and shows all again', async () => {
    const page = await open(({ theme }: { theme?: string }) => aCatalogue(theme ? { courses: [] } : {}))
    await page.tap('.chip:nth-child(3)')
    expect(page.text('.state__message')).toContain('“守规矩”下还没有微课')
    expect(page.has('.year-card')).toBe(true)
    await page.tap('.state__message .button')
    expect(page.text('.chip--active')).toBe('全部')
    expect(page.texts('.courses__course')).toHaveLength(1)
  })

  test('without a network keeps the list that is there, and its chip', async () => {
    const page = await open(({ theme }: { theme?: string }) => (theme ? offline() : aCatalogue()))
    await page.tap('.chip:nth-child(3)')
    expect(page.text('.chip--active')).toBe('全部')
    expect(page.texts('.courses__course')).toHaveLength(1)
    expect(page.wx.showToast).toHaveBeenCalled()
  })

  test('without courses still has the year and the tasks', async () => {
    const page = await open(aCatalogue({ courses: [], tasks: { count: 0, dueAt: null } }))
    expect(page.text('.cell__sub')).toBe('没有要做的')
    expect(page.text('.state__message')).toContain('还没有微课')
    expect(page.has('.state__message .button')).toBe(false)
  })

  test('marks what has been finished', async () => {
    const page = await open(aCatalogue({ courses: [aCourseCard({ isDone: true, doneCount: 4, nextLesson: null })] }))
    expect(page.text('.tag--done')).toBe('已学完')
  })
})

describe('a course', () => {
  const open = (changes: Parameters<typeof aCourse>[0] = {}) =>
    mountPage('packages/learn/course/page', {
      given: { id: 'course-1' },
      cloud: { 'learn.openCourse': aCourse(changes) },
    })
  const opened = (page: Awaited<ReturnType<typeof open>>) =>
    page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)

  test('leads to its lessons, its quiz and the lesson that comes next', async () => {
    const page = await open()
    await page.tap('.lesson-list__row')
    await page.tap('.lesson-list__quiz')
    await page.tap('.bottom-bar .button')
    expect(opened(page)).toEqual([
      '/packages/learn/lesson/page?id=lesson-1',
      '/packages/learn/quiz/page?kind=course&id=course-1',
      '/packages/learn/lesson/page?id=lesson-2',
    ])
    expect(page.text('.lesson-list__quiz')).toContain('5 题，答对 4 题通过，可以重做')
  })

  test('that is finished has its certificate and nothing left to do', async () => {
    const course = aCourseCard({ isDone: true, doneCount: 4, nextLesson: null })
    const page = await open({ course, quiz: aQuiz({ isPassed: true, bestCount: 5 }), doneAt: 1_800_000_000_000 })
    expect(page.has('.bottom-bar')).toBe(false)
    expect(page.has('.lesson-list__quiz .button')).toBe(false)
    await page.tap('.cell')
    expect(opened(page)).toEqual(['/packages/learn/certificate/page?id=course-1'])
  })
})

/** Every lesson plays by the same clock: the test's. */
let nowMs = 0
let clock: jest.SpyInstance
beforeEach(() => {
  nowMs = now
  clock = jest.spyOn(Date, 'now').mockImplementation(() => nowMs)
})
afterEach(() => clock.mockRestore())

const video = { playbackRate: jest.fn(), pause: jest.fn() }
const place = { top: 300, height: 2000, scrollTop: 0 }

/** wx.createSelectorQuery for one element. */
const selectorQuery = () => ({
  select: () => ({ boundingClientRect: () => undefined }),
  selectViewport: () => ({ scrollOffset: () => undefined }),
  exec: (tell: (answers: unknown[]) => void) => tell([place, { scrollTop: place.scrollTop }]),
})

const open = (cloud: Record<string, unknown> = {}, wx: Record<string, unknown> = {}) =>
  mountPage('packages/learn/lesson/page', {
    given: { id: 'lesson-2' },
    cloud: { 'learn.openLesson': aLesson(), 'learn.recordProgress': aBeatAnswer(), ...cloud },
    wx: { createVideoContext: () => video, createSelectorQuery: selectorQuery, ...wx },
  })
type LessonPage = Awaited<ReturnType<typeof open>>
const reports = ({ calls }: LessonPage) =>
  calls.filter(({ action }) => action === 'learn.recordProgress').map(({ input }) => input as Record<string, unknown>)

async function leave(page: LessonPage, event: 'onHide' | 'onUnload' = 'onHide') {
  page.instance[event]!()
  await page.settle()
}

describe('a lesson', () => {
  test('opens where one stopped, with its neighbours', async () => {
    const page = await open()
    expect(page.data.view).toMatchObject({ startAt: 444 })
    expect(page.text('.lesson__where')).toBe('已看 7:24，还差 4 分钟')
    expect(page.texts('.lesson-list__row')).toHaveLength(3)
    expect(page.has('.bottom-bar')).toBe(false)
  })

  test('reports what was played when the page hides, and shows what the server credits', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'play')
    nowMs += 9_000
    await page.fire('.lesson__video', 'timeupdate', { currentTime: 453 })
    await leave(page)
    expect(reports(page)).toEqual([
      { learnerId: 'member-lin', lessonId: 'lesson-2', playedSeconds: 9, position: 453, speed: 1 },
    ])
    expect(video.pause).toHaveBeenCalled()
    expect(page.text('.lesson__where')).toBe('已看 10:00，还差 2 分钟')
  })

  test('keeps its player on a return: nothing is asked again', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'play')
    nowMs += 9_000
    await leave(page)
    nowMs += 60_000
    page.instance.onShow!()
    await page.settle()
    expect(page.calls.map(({ action }) => action)).toEqual(['learn.openLesson', 'learn.recordProgress'])
  })

  test('that becomes done ticks its line, moves the year, tells the hours and offers what comes next', async () => {
    const page = await open({ 'learn.recordProgress': aBeatAnswer({ state: 'done', grantedTenths: 5 }) })
    expect(page.text('.year-card')).toContain('12.5')
    await page.fire('.lesson__video', 'play')
    nowMs += 15_000
    await page.fire('.lesson__video', 'ended')
    expect(page.text('.lesson__where')).toBe('这一课学完了')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '学完了，计 0.5 学时' }))
    expect(page.text('.year-card')).toContain('13 / 32 学时')
    expect((page.data.view as { lessons: { isDone: boolean }[] }).lessons[1]).toMatchObject({ isDone: true })
    expect(page.calls.filter(({ action }) => action === 'learn.openLesson')).toHaveLength(1)
    await page.tap('.bottom-bar .button')
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/learn/lesson/page?id=lesson-3' })
  })

  test('that was the last one leads to the quiz, and on return to what came of it', async () => {
    const lessons = [1, 2].map((number) => aLessonRow(number, { state: 'done' }))
    const answers = [
      aLesson({ state: 'done' }, { lessons, quiz: aQuiz() }),
      aLesson({ state: 'done' }, { lessons, quiz: aQuiz({ isPassed: true, bestCount: 5 }), isCourseDone: true }),
    ]
    const page = await open({ 'learn.openLesson': () => answers.shift() })
    expect(page.text('.bottom-bar')).toBe('去答题')
    await page.tap('.bottom-bar .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn/quiz/page?kind=course&id=course-1' })
    await leave(page)
    page.instance.onShow!()
    await page.settle()
    expect(page.text('.lesson-list__quiz')).toContain('已通过，最好 5/5')
    expect(page.text('.bottom-bar')).toBe('看结业证书')
    expect(reports(page)).toEqual([])
  })

  test('without a network says that nothing is lost, and with it no more', async () => {
    let isOnline = false
    const page = await open({ 'learn.recordProgress': () => (isOnline ? aBeatAnswer() : offline()) })
    await page.fire('.lesson__video', 'play')
    nowMs += 20_000
    await leave(page)
    expect(page.text('.lesson__offline')).toContain('学过的时间记在手机上')
    isOnline = true
    page.instance.onShow!()
    await page.fire('.lesson__video', 'play')
    nowMs += 5_000
    await leave(page)
    expect(page.has('.lesson__offline')).toBe(false)
    expect(reports(page).map(({ playedSeconds }) => playedSeconds)).toEqual([20, 25])
  })

  test('first sends what an earlier visit could not, so that it opens with it', async () => {
    const waiting = [{ learnerId: 'member-lin', lessonId: 'lesson-9', playedSeconds: 30, position: 30, speed: 1 }]
    const storage = (key: string) => (key === 'unsent-progress' ? waiting : '')
    const page = await open({}, { getStorageSync: jest.fn(storage) })
    expect(page.calls.map(({ action }) => action)).toEqual(['learn.recordProgress', 'learn.openLesson'])
    expect(page.wx.setStorageSync).toHaveBeenLastCalledWith('unsent-progress', [])
  })

  test('whose video breaks says that nothing is lost, and asks for it anew', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'error')
    expect(page.text('.lesson__failed')).toContain('视频没能播放')
    expect(page.has('.lesson__speeds')).toBe(false)
    await leave(page)
    await page.tap('.lesson__failed .button')
    expect(page.has('.lesson__video')).toBe(true)
    expect(page.has('.lesson__failed')).toBe(false)
  })

  test('whose file is gone says what to do', async () => {
    const page = await open({ 'learn.openLesson': aLesson({ mediaUrl: null }) })
    expect(page.text()).toContain('这一课的视频现在放不了')
    await leave(page)
    expect(reports(page)).toEqual([])
  })

  test('leads to another lesson, not to itself', async () => {
    const page = await open()
    await page.tap('.lesson-list__row:nth-child(2)')
    expect(page.wx.redirectTo).not.toHaveBeenCalled()
    await page.tap('.lesson-list__row:nth-child(1)')
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/learn/lesson/page?id=lesson-1' })
  })

  test('that arrives when its page is gone counts nothing', async () => {
    let arrive: (answer: unknown) => void = () => undefined
    const article = aLesson({ kind: 'article', mediaUrl: null })
    const page = await open({ 'learn.openLesson': () => new Promise((resolve) => (arrive = resolve)) })
    await leave(page, 'onUnload')
    arrive(article)
    await page.settle()
    nowMs += 60_000
    await leave(page, 'onUnload')
    expect(reports(page)).toEqual([])
  })
})

describe('the speed of a video', () => {
  beforeEach(() => jest.clearAllMocks())

  test('is chosen below it, holds at once and is reported', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'play')
    nowMs += 4_000
    await page.tap('.lesson__speed:nth-child(4)')
    expect(page.text('.lesson__speed--chosen')).toBe('1.5×')
    expect(video.playbackRate).toHaveBeenLastCalledWith(1.5)
    nowMs += 6_000
    await leave(page)
    expect(reports(page)).toMatchObject([
      { playedSeconds: 4, speed: 1 },
      { playedSeconds: 6, speed: 1.5 },
    ])
    expect(page.wx.setStorage).toHaveBeenCalledWith({ key: 'playback-speed', data: 1.5 })
  })

  test('is the one that was chosen last', async () => {
    const page = await open({}, { getStorageSync: jest.fn((key: string) => (key === 'playback-speed' ? 2 : '')) })
    expect(page.text('.lesson__speed--chosen')).toBe('2×')
    await page.fire('.lesson__video', 'play')
    expect(video.playbackRate).toHaveBeenLastCalledWith(2)
  })
})

describe('an article', () => {
  const article = (changes = {}) => aLesson({ kind: 'article', mediaUrl: null, position: 0, ...changes })

  test('counts as long as it is on screen, after a return too', async () => {
    const page = await open({ 'learn.openLesson': article() })
    expect(page.has('.lesson__video')).toBe(false)
    expect(page.texts('.reading-text__paragraph')).toEqual(['先听，再说。', '说具体的事。'])
    nowMs += 20_000
    await leave(page)
    nowMs += 3_600_000
    page.instance.onShow!()
    nowMs += 5_000
    await leave(page, 'onUnload')
    expect(reports(page).map(({ playedSeconds }) => playedSeconds)).toEqual([20, 5])
  })

  test('goes back to where one had read to', async () => {
    const page = await open({ 'learn.openLesson': article({ position: 60 }) })
    // simulate runs no `ready` of the components below a page.
    await page.fire('.lesson__text', 'shown')
    expect(page.wx.pageScrollTo).toHaveBeenCalledWith({ scrollTop: 656, duration: 0 })
  })

  test('reports how much has been read', async () => {
    const page = await open({ 'learn.openLesson': article() })
    jest.useFakeTimers({ doNotFake: ['Date'] })
    page.instance.onPageScroll!()
    jest.runAllTimers()
    jest.useRealTimers()
    await page.settle()
    nowMs += 3_000
    await leave(page)
    expect(reports(page)).toMatchObject([{ playedSeconds: 3, position: 27 }])
  })
})

describe('slides', () => {
  const slides = ['一', '二', '三'].map((caption) => ({ url: `${caption}.jpg`, caption }))
  const lesson = aLesson({ kind: 'slides', mediaUrl: null, slides, position: 1 })

  test('go on with the one where one stopped and report the one that is shown', async () => {
    const page = await open({ 'learn.openLesson': lesson })
    expect(page.text('.slide-show__caption')).toBe('二2 / 3')
    await page.tap('.slide-show__turn:last-child')
    expect(page.text('.slide-show__caption')).toBe('三3 / 3')
    nowMs += 8_000
    await leave(page)
    expect(reports(page)).toMatchObject([{ playedSeconds: 8, position: 2 }])
  })
})

test('a lesson without a network says so, and a retry brings it', async () => {
  let isOnline = false
  const page = await open({ 'learn.openLesson': () => (isOnline ? aLesson() : offline()) })
  expect(page.text('.state__message')).toContain('没连上网络')
  isOnline = true
  await page.tap('.state__message .button')
  expect(page.text('.lesson__head')).toContain('第 2 课')
})

describe('an audio', () => {
  const audio = aLesson({ kind: 'audio', mediaUrl: 'https://files.test/lesson-2.mp3', position: 60 })

  async function openAudio(cloud: Record<string, unknown> = {}) {
    const player = backgroundPlayer()
    const page = await open(
      { 'learn.openLesson': audio, ...cloud },
      { getBackgroundAudioManager: () => player.manager },
    )
    return { page, player }
  }

  test('plays from where one stopped, shows where it is, and moves by its buttons', async () => {
    const { page, player } = await openAudio()
    expect(page.text('.audio-player__times')).toBe('1:0012:30')
    await page.tap('.audio-player__play')
    expect(player.manager).toMatchObject({ title: '准备一次谈心谈话', epname: '开好组织生活会', startTime: 60 })
    player.reach(75)
    await page.settle()
    expect(page.text('.audio-player__times')).toBe('1:1512:30')
    await page.tap('.audio-player__step:last-child')
    expect(player.seeks).toEqual([90])
    expect(page.data.audio).toMatchObject({ isPlaying: true, position: 90 })
  })

  test('goes on being counted when its page is left', async () => {
    const { page, player } = await openAudio()
    await page.tap('.audio-player__play')
    nowMs += 6_000
    player.reach(66)
    await leave(page, 'onUnload')
    nowMs += 9_000
    player.reach(75)
    player.fire('Pause')
    await page.settle()
    expect(reports(page)).toMatchObject([
      { playedSeconds: 6, position: 66 },
      { playedSeconds: 9, position: 75 },
    ])
  })

  test('that is finished after its page was left still tells the hours', async () => {
    const { page, player } = await openAudio({
      'learn.recordProgress': aBeatAnswer({ state: 'done', grantedTenths: 5 }),
    })
    await page.tap('.audio-player__play')
    await leave(page, 'onUnload')
    nowMs += 9_000
    player.fire('Ended')
    await page.settle()
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '学完了，计 0.5 学时' }))
  })

  test('that does not play says so, and is tried again', async () => {
    const { page, player } = await openAudio()
    await page.tap('.audio-player__play')
    player.fire('Error')
    await page.settle()
    expect(page.text('.lesson__failed')).toContain('音频没能播放')
    await page.tap('.lesson__failed .button')
    expect(page.has('.lesson__failed')).toBe(false)
    await page.tap('.audio-player__play')
    expect(player.sources).toHaveLength(2)
  })
})
