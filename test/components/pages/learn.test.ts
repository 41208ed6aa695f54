import { mountPage } from '../../support/mini-component'
import { Offline } from '../../support/mini-wx'
import { aLesson } from '../support/answers'

const progress = (creditedSeconds: number, state = 'started', grantedTenths = 0) => ({
  creditedSeconds,
  neededSeconds: 675,
  state,
  grantedTenths,
})
const open = (cloud: Record<string, unknown> = {}) =>
  mountPage('packages/learn/lesson/page', {
    given: { id: 'lesson-2' },
    cloud: { 'learn.openLesson': aLesson(), 'learn.recordProgress': progress(600), ...cloud },
  })

describe('a lesson', () => {
  let nowMs = 0
  let clock: jest.SpyInstance
  beforeEach(() => {
    nowMs = Date.now()
    clock = jest.spyOn(Date, 'now').mockImplementation(() => nowMs)
  })
  afterEach(() => clock.mockRestore())

  test('opens where one stopped, with its neighbours', async () => {
    const page = await open()
    expect(page.data.view).toMatchObject({ startAt: 444 })
    expect(page.text('.lesson__where')).toBe('已看 7:24，还差 4 分钟')
    expect(page.texts('.lesson-list__row')).toHaveLength(2)
  })

  test('reports what was played when the page hides, and shows what the server credits', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'play')
    nowMs += 9_000
    await page.fire('.lesson__video', 'timeupdate', { currentTime: 453 })
    page.instance.onHide!()
    await page.settle()
    expect(page.calls[1]).toMatchObject({
      action: 'learn.recordProgress',
      input: { lessonId: 'lesson-2', playedSeconds: 9, positionSeconds: 453 },
    })
    expect(page.text('.lesson__where')).toBe('已看 10:00，还差 2 分钟')
  })

  test('keeps its player on a return: nothing is asked again', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'play')
    nowMs += 9_000
    page.instance.onHide!()
    await page.settle()
    nowMs += 60_000
    page.instance.onShow!()
    await page.settle()
    expect(page.calls.map(({ action }) => action)).toEqual(['learn.openLesson', 'learn.recordProgress'])
  })

  test('that is an article counts as long as it is on screen, after a return too', async () => {
    const article = aLesson({ kind: 'article', videoUrl: null })
    const page = await open({ 'learn.openLesson': article })
    expect(page.has('.lesson__video')).toBe(false)
    expect(page.texts('.lesson__paragraph')).toEqual(['先听，再说。', '说具体的事。'])
    nowMs += 20_000
    page.instance.onHide!()
    await page.settle()
    nowMs += 3_600_000
    page.instance.onShow!()
    nowMs += 5_000
    page.instance.onUnload!()
    await page.settle()
    const reports = page.calls.slice(1).map(({ input }) => (input as { playedSeconds: number }).playedSeconds)
    expect(reports).toEqual([20, 5])
  })

  test('that is finished says so and what it counts for', async () => {
    const page = await open({ 'learn.recordProgress': progress(675, 'done', 10) })
    await page.fire('.lesson__video', 'play')
    nowMs += 15_000
    await page.fire('.lesson__video', 'ended')
    expect(page.text('.lesson__where')).toBe('这一课学完了')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '学完了，计 1 学时' }))
  })

  test('whose video breaks says that nothing is lost', async () => {
    const page = await open()
    await page.fire('.lesson__video', 'error')
    expect(page.text()).toContain('视频没能播放')
  })

  test('leads to another lesson, not to itself', async () => {
    const page = await open()
    await page.tap('.lesson-list__row:nth-child(2)')
    expect(page.wx.redirectTo).not.toHaveBeenCalled()
    await page.tap('.lesson-list__row:nth-child(1)')
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/learn/lesson/page?id=lesson-1' })
  })
})

test('a lesson without a network says so, and a retry brings it', async () => {
  let isOnline = false
  const page = await open({
    'learn.openLesson': () => {
      if (isOnline) return aLesson()
      throw new Offline()
    },
  })
  expect(page.text('.state__message')).toContain('没连上网络')
  isOnline = true
  await page.tap('.state__message .button')
  expect(page.text('.lesson__head')).toContain('第 2 课')
})
