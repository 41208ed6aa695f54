import { learnServerTime } from '../../../miniprogram/api/clock'
import { countDown } from '../../../miniprogram/packages/learn/quiz/countdown'
import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { now } from '../support/answers'
import { paper, quiz, result, standing } from '../support/task-answers'

/** The page's clock alone: everything else goes on as it does. */
const untouched = `setTimeout clearTimeout setImmediate clearImmediate nextTick queueMicrotask performance hrtime
  requestAnimationFrame cancelAnimationFrame requestIdleCallback cancelIdleCallback`.split(/\s+/)

beforeEach(() => {
  jest.useFakeTimers({ now, doNotFake: untouched as never })
})
afterEach(() => {
  jest.useRealTimers()
})

type Listener = (status: { isConnected: boolean }) => void

/** What lives on the phone through a crash: give one to two pages. */
const aPhone = () => new Map<string, unknown>()

async function open(cloud: Record<string, unknown>, { kind = 'course', phone = aPhone(), wx = {} } = {}) {
  const listeners = new Set<Listener>()
  const page = await mountPage('packages/learn/quiz/page', {
    given: { kind, id: 'course-1' },
    cloud,
    wx: {
      getStorageSync: jest.fn((key: string) => phone.get(key) ?? ''),
      setStorage: jest.fn(({ key, data }: { key: string; data: unknown }) => {
        phone.set(key, data)
        return Promise.resolve({})
      }),
      removeStorageSync: jest.fn((key: string) => void phone.delete(key)),
      onNetworkStatusChange: jest.fn((listener: Listener) => void listeners.add(listener)),
      offNetworkStatusChange: jest.fn((listener: Listener) => void listeners.delete(listener)),
      ...wx,
    },
  })
  const reconnect = async () => {
    listeners.forEach((listener) => listener({ isConnected: true }))
    await page.settle()
  }
  return { page, phone, listeners, reconnect }
}

const opened = (endsAt: number | null = null) => ({
  'learn.openQuiz': quiz({ paper: paper(endsAt), quiz: standing({ tries: 1, isOpen: true }) }),
})
const passed = { result: result(), quiz: standing({ tries: 1, bestCount: 2, isPassed: true }), isCourseDone: true }

const option = (number: number) => `.question-card__option:nth-of-type(${number + 2})`
const choose = (page: Mounted, place: number) => page.fire('question-card', 'choose', { place })
const next = (page: Mounted) => page.tap('.bottom-bar .button:nth-child(2)')

async function pass(page: Mounted, ms: number): Promise<void> {
  jest.advanceTimersByTime(ms)
  await page.settle()
}

const submissions = (page: Mounted) => page.calls.filter(({ action }) => action === 'learn.submitPaper')

test('before the first paper it says what is asked, and that the answers are safe and private', async () => {
  const { page } = await open({ 'learn.openQuiz': quiz(), 'learn.startPaper': paper() })
  expect(page.texts('.quiz__rule')).toEqual(['3 题', '答对 2 题通过', '限时 10 分钟', '可以答 3 次'])
  expect(page.text()).toContain('接个电话也不会丢')
  expect(page.text('.bottom-bar')).toBe('开始答题')
  await page.tap('.bottom-bar .button')
  expect(page.text('.quiz__place')).toBe('1 / 3')
  expect(page.text('.question-card__stem')).toBe('支部党员大会一般多久召开一次？')
})

test('without tries left there is nothing to start, and the way back', async () => {
  const used = quiz({ quiz: standing({ tries: 3, bestCount: 1 }) })
  const { page } = await open({ 'learn.openQuiz': used })
  expect(page.text()).toContain('次数用完了')
  expect(page.texts('.bottom-bar .button')).toEqual(['回到课程'])
})

test('questions come one by one, with the sheet to go to any of them', async () => {
  const { page } = await open(opened())
  expect(page.text('.question-card__kind')).toBe('单选')
  await page.tap(option(2))
  expect(page.texts('.question-card__option--chosen')).toEqual(['B每季度一次'])
  await next(page)
  expect(page.text('.question-card__kind')).toContain('多选')
  await page.tap(option(1))
  await page.tap(option(3))
  await page.tap(option(1))
  expect(page.texts('.question-card__option--chosen')).toEqual(['C谈心谈话'])
  await page.tap('.quiz__cell:nth-child(3)')
  expect(page.text('.quiz__place')).toBe('3 / 3')
  expect(page.texts('.quiz__cell--answered')).toEqual(['1', '2'])
  expect(page.texts('.bottom-bar .button')).toEqual(['上一题', '交卷'])
})

test('a paper is handed in after a question that names what is empty, and the result leads to the certificate', async () => {
  const { page } = await open({ ...opened(), 'learn.submitPaper': passed })
  await choose(page, 1)
  await page.tap('.quiz__cell:nth-child(3)')
  await page.tap('.button--primary')
  expect(page.wx.showModal).toHaveBeenCalledWith(
    expect.objectContaining({ title: '还有 2 题没答', content: '第 2、3 题还空着。交了就不能再改。' }),
  )
  expect(submissions(page)[0]!.input).toEqual({ paperId: 'paper-1', answers: [[1], [], []] })
  expect(page.text('.quiz__score')).toBe('2 / 3通过')
  await page.tap('.bottom-bar .button:nth-child(2)')
  expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/learn/certificate/page?id=course-1' })
})

test('who looks again hands in nothing', async () => {
  const showModal = jest.fn(() => Promise.resolve({ confirm: false }))
  const { page } = await open(opened(), { wx: { showModal } })
  await page.tap('.quiz__early')
  expect(submissions(page)).toEqual([])
  expect(page.text('.quiz__place')).toBe('1 / 3')
})

test('each question of the result shows the own answer, the right one and why', async () => {
  const failed = result({ correctCount: 1, isPassed: false }, [1])
  const { page } = await open({
    'learn.openQuiz': quiz({ result: failed, quiz: standing({ tries: 1, bestCount: 1 }) }),
  })
  expect(page.text('.quiz__score')).toBe('1 / 3还差 1 题')
  expect(page.texts('paper-result .tag')).toEqual(['答对了', '没答对', '没答对'])
  expect(page.texts('.paper-result__option--right')).toContain('B听取意见正确答案')
  expect(page.texts('.paper-result__option')).toContain('B错误你选的')
  expect(page.texts('.paper-result__why')[2]).toBe('解释有发言权，没有表决权。')
  expect(page.texts('.bottom-bar .button')).toEqual(['再答一次', '回到课程'])
})

test('a paper that came too late is called practice', async () => {
  const late = result({ isPassed: false, isLate: true, correctCount: 3 })
  const { page } = await open({ 'learn.openQuiz': quiz({ result: late, quiz: standing({ tries: 1, bestCount: 3 }) }) })
  expect(page.text('.quiz__late')).toContain('这次当作练习')
  expect(page.text('.quiz__score')).toBe('3 / 3')
})

test('after a call or a crash the paper goes on where it was', async () => {
  const phone = aPhone()
  const before = await open(opened(), { phone })
  await choose(before.page, 2)
  await next(before.page)
  before.page.unmount()
  const { page } = await open(opened(), { phone })
  expect(page.text('.quiz__place')).toBe('2 / 3')
  await page.tap('.bottom-bar .button')
  expect(page.texts('.question-card__option--chosen')).toEqual(['C每半年一次'])
})

describe('the clock', () => {
  test('turns red in the last minute', async () => {
    const { page } = await open(opened(now + 75_000))
    expect(page.text('.quiz__left')).toBe('剩 1:15')
    expect(page.has('.quiz__left--short')).toBe(false)
    await pass(page, 15_000)
    expect(page.text('.quiz__left--short')).toBe('剩 1:00')
  })

  test('hands in by itself when the time is up, once', async () => {
    const { page } = await open({ ...opened(now + 2_000), 'learn.submitPaper': passed })
    await choose(page, 1)
    await pass(page, 2_000)
    await pass(page, 5_000)
    expect(submissions(page)).toHaveLength(1)
    expect(page.wx.showModal).not.toHaveBeenCalled()
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '时间到，已经替你交卷' }))
  })

  test('stops when the page is left', async () => {
    const { page, listeners } = await open(opened(now + 2_000))
    page.instance.onUnload!()
    await pass(page, 5_000)
    expect(submissions(page)).toEqual([])
    expect(listeners.size).toBe(0)
  })

  test('goes by the server on a phone that is five minutes ahead', () => {
    learnServerTime(now - 300_000)
    const ticks: number[] = []
    countDown(
      now + 10_000,
      ({ seconds }) => ticks.push(seconds),
      () => undefined,
    )()
    expect(ticks).toEqual([310])
    learnServerTime(now)
  })
})

describe('without a network', () => {
  test('a paper that was handed in waits on the phone, and goes as the same one when the network is back', async () => {
    let isOnline = false
    const submit = () => {
      if (isOnline) return passed
      throw new Offline()
    }
    const { page, reconnect, phone } = await open({ ...opened(), 'learn.submitPaper': submit })
    await choose(page, 1)
    await page.tap('.quiz__early')
    expect(page.text('.quiz__unsent')).toContain('答案都在这台手机里')
    isOnline = true
    await reconnect()
    const [first, second] = submissions(page)
    expect(second!.requestId).toBe(first!.requestId)
    expect(second!.input).toEqual(first!.input)
    expect(page.text('.quiz__score')).toContain('2 / 3')
    expect([...phone.keys()]).toEqual([])
  })

  test('a paper handed in before the app was closed goes when it opens again', async () => {
    const phone = aPhone()
    const offline = () => {
      throw new Offline()
    }
    const before = await open({ ...opened(), 'learn.submitPaper': offline }, { phone })
    await choose(before.page, 1)
    await before.page.tap('.quiz__early')
    const { page } = await open({ ...opened(), 'learn.submitPaper': passed }, { phone })
    expect(submissions(page)[0]!.input).toEqual({ paperId: 'paper-1', answers: [[1], [], []] })
    expect(page.text('.quiz__score')).toContain('2 / 3')
  })

  test('it can be tried again by hand, and on a return to the page', async () => {
    const submit = () => {
      throw new Offline()
    }
    const { page } = await open({ ...opened(), 'learn.submitPaper': submit })
    await page.tap('.quiz__early')
    await page.tap('.quiz__unsent .button')
    page.instance.onShow!()
    await page.settle()
    expect(submissions(page)).toHaveLength(3)
  })
})

test('another refusal says why and leaves the paper as it is', async () => {
  const submit = () => {
    throw new Refused('INTERNAL', '出了点问题，已经记下。')
  }
  const { page } = await open({ ...opened(), 'learn.submitPaper': submit })
  await page.tap('.quiz__early')
  expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '出了点问题，已经记下。' }))
  expect(page.text('.quiz__place')).toBe('1 / 3')
})

test('the way back is the page of the course or the task', async () => {
  const result1 = { 'learn.openQuiz': quiz({ courseId: null, result: result(), quiz: standing({ tries: 3 }) }) }
  const { page } = await open(result1, { kind: 'task' })
  expect(page.text('.bottom-bar')).toBe('回到任务')
  await page.tap('.bottom-bar .button')
  expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/learn/task/page?id=course-1' })
})
