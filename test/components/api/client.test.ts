import type * as Client from '../../../miniprogram/api/client'
import type * as Clock from '../../../miniprogram/api/clock'
import type * as Freshness from '../../../miniprogram/api/freshness'
import { errorSentences } from '../../../miniprogram/shared/error-codes'
import { Refused, type Answers } from '../../support/mini-wx'
import { coldStart, surround } from '../support/plain-page'

interface Api {
  client: typeof Client
  clock: typeof Clock
  freshness: typeof Freshness
}

const load = () =>
  coldStart<Api>(() => ({
    client: jest.requireActual('../../../miniprogram/api/client'),
    clock: jest.requireActual('../../../miniprogram/api/clock'),
    freshness: jest.requireActual('../../../miniprogram/api/freshness'),
  }))

function start(cloud: Answers = {}) {
  return { ...surround({ cloud }), ...load() }
}

/** A client whose network or cloud fails as WeChat words it. */
function startBroken(error: unknown) {
  const callFunction = jest.fn(() => Promise.reject(error))
  surround({ wx: {} })
  ;(globalThis as unknown as { wx: { cloud: object } }).wx.cloud = { callFunction }
  return { ...load(), callFunction }
}

const topicPost = { place: { kind: 'topic', topicId: 'topic-1' }, text: '我去了社区' } as const

describe('a call', () => {
  test('goes to the function and the action that its name says, with input and request id', async () => {
    const { client, calls } = start({ 'dues.prepay': { orderId: 'order-1' } })
    await expect(client.call('dues.prepay', { months: ['2026-09'] }, 'request-1')).resolves.toEqual({
      orderId: 'order-1',
    })
    expect(calls).toEqual([
      { action: 'dues.prepay', input: { months: ['2026-09'] }, requestId: expect.stringMatching(/^request-1-/) },
    ])
  })

  test('of its own has a request id that the server accepts and that differs each time', async () => {
    const { client, calls } = start({ 'home.open': {} })
    await client.call('home.open', {})
    await client.call('home.open', {})
    const ids = calls.map(({ requestId }) => requestId)
    expect(new Set(ids).size).toBe(2)
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{8,64}$/)
  })

  test('repeated with the same words is the same request, with other words another one', async () => {
    const { client, calls } = start({ 'forum.post': {} })
    await client.call('forum.post', topicPost, 'request-1')
    await client.call('forum.post', topicPost, 'request-1')
    await client.call('forum.post', { ...topicPost, text: '我去了两个社区' }, 'request-1')
    const [first, again, edited] = calls.map(({ requestId }) => requestId)
    expect(again).toBe(first)
    expect(edited).not.toBe(first)
  })

  test('that is refused throws the code, the sentence and the fields of the server', async () => {
    const refused = () => {
      throw new Refused('INVALID_INPUT', '发言最多 1000 个字。', { text: '发言最多 1000 个字。' })
    }
    const { client } = start({ 'forum.post': refused })
    const error = await client.call('forum.post', topicPost).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(client.ApiError)
    expect(error).toMatchObject({
      code: 'INVALID_INPUT',
      message: '发言最多 1000 个字。',
      fields: { text: '发言最多 1000 个字。' },
    })
  })

  test('that is answered with something else than an envelope is our fault', async () => {
    const { client } = start()
    surround().wx.cloud = { callFunction: () => Promise.resolve({ result: null }) } as unknown as jest.Mock
    await expect(client.call('home.open', {})).rejects.toMatchObject({ code: 'INTERNAL' })
  })
})

describe('what WeChat says when a call fails', () => {
  test.each([
    ['NET_OFFLINE', { errCode: -1, errMsg: 'cloud.callFunction:fail request:fail' }],
    ['NET_OFFLINE', { errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED' }],
    ['NET_TIMEOUT', { errMsg: 'cloud.callFunction:fail Error: timeout' }],
    ['NET_TIMEOUT', { errMsg: 'request:fail ESOCKETTIMEDOUT timed out' }],
    ['NET_TIMEOUT', { errCode: -504003, errMsg: 'FUNCTIONS_TIME_LIMIT_EXCEEDED' }],
    ['NET_TIMEOUT', { errCode: -404012, errMsg: 'polling exceed max timeout retry' }],
    ['INTERNAL', { errCode: -504002, errMsg: 'functions execute fail' }],
    ['INTERNAL', { errCode: -404011, errMsg: 'cloud function execution error' }],
    ['INTERNAL', { errCode: -501000, errMsg: 'FunctionName parameter could not be found' }],
  ] as const)('is %s for %p', async (code, error) => {
    const { client } = startBroken(error)
    await expect(client.call('home.open', {})).rejects.toMatchObject({ code, message: errorSentences[code] })
  })
})

describe('after a call', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
  afterEach(() => jest.useRealTimers())

  test('the time is the server’s, also after a refusal', async () => {
    const { client, clock } = start()
    const answer = { ok: false, at: 9_000_000, error: { code: 'FORBIDDEN', message: '不行。' } }
    surround().wx.cloud = { callFunction: () => Promise.resolve({ result: answer }) } as unknown as jest.Mock
    await client.call('home.open', {}).catch(() => undefined)
    expect(clock.now()).toBe(9_000_000)
    jest.advanceTimersByTime(5_000)
    expect(clock.now()).toBe(9_005_000)
  })

  test('pages are stale when it changed something, and stay fresh when it only read', async () => {
    const { client, freshness } = start({ 'forum.post': {}, 'forum.listTopics': { items: [] } })
    const loadedAt = Date.now()
    jest.advanceTimersByTime(10)
    await client.call('forum.listTopics', {})
    expect(freshness.isStale(loadedAt, 60)).toBe(false)
    await client.call('forum.post', topicPost)
    expect(freshness.isStale(loadedAt, 60)).toBe(true)
  })

  test('a refused change makes nothing stale', async () => {
    const { client, freshness } = start({
      'forum.post': () => {
        throw new Refused('TOO_MANY', '歇一会儿。')
      },
    })
    const loadedAt = Date.now()
    jest.advanceTimersByTime(10)
    await client.call('forum.post', topicPost).catch(() => undefined)
    expect(freshness.isStale(loadedAt, 60)).toBe(false)
  })

  test('a page is stale before its first load, after its time, and a form only before its first load', () => {
    const { freshness } = start()
    expect(freshness.isStale(0, Infinity)).toBe(true)
    const loadedAt = Date.now()
    jest.advanceTimersByTime(60_000)
    expect(freshness.isStale(loadedAt, 60)).toBe(false)
    jest.advanceTimersByTime(1)
    expect(freshness.isStale(loadedAt, 60)).toBe(true)
    freshness.markChanged()
    expect(freshness.isStale(loadedAt, Infinity)).toBe(false)
  })
})
