import type * as Client from '../../../miniprogram/api/client'
import type * as LoadablePageModule from '../../../miniprogram/behaviors/loadable-page'
import { allowConsole } from '../../support/console'
import { coldStart, openPage, promised, settle, surround } from '../support/plain-page'

interface Modules {
  client: typeof Client
  make: (typeof LoadablePageModule)['loadablePage']
  freshness: { markChanged(): void }
}

const load = () =>
  coldStart<Modules>(() => ({
    client: jest.requireActual('../../../miniprogram/api/client'),
    make: jest.requireActual<typeof LoadablePageModule>('../../../miniprogram/behaviors/loadable-page').loadablePage,
    freshness: jest.requireActual('../../../miniprogram/api/freshness'),
  }))

function start(definition: object, query: Record<string, string> = {}) {
  const { wx } = surround()
  const modules = load()
  const { ApiError } = modules.client
  const page = openPage(modules.make, definition, query)
  const said = () => wx.showToast!.mock.calls.map(([{ title }]: [{ title: string }]) => title)
  return { ...modules, page, wx, said, refusal: (...of: ConstructorParameters<typeof ApiError>) => new ApiError(...of) }
}

const offline = ['NET_OFFLINE', '没连上网络。'] as const

describe('a page', () => {
  test('shows the skeleton, then what the query asked for', async () => {
    const fetchView = jest.fn((query: object) => Promise.resolve({ asked: query }))
    const { page } = start({ fetchView }, { id: 'topic-1' })
    page.onShow()
    expect(page.data.phase).toBe('loading')
    await settle()
    expect(page.data).toMatchObject({ phase: 'ready', view: { asked: { id: 'topic-1' } }, failure: null })
  })

  test('with nothing to show says so', async () => {
    const isEmpty = ({ items }: { items: unknown[] }) => items.length === 0
    const { page } = start({ fetchView: () => Promise.resolve({ items: [] }), isEmpty })
    page.onShow()
    await settle()
    expect(page.data.phase).toBe('empty')
  })

  test('that could not load says why, and a retry brings it', async () => {
    const fetchView = jest.fn()
    const { page, refusal, said } = start({ fetchView })
    fetchView.mockRejectedValueOnce(refusal(...offline)).mockResolvedValue({ title: '有了' })
    page.onShow()
    await settle()
    expect(page.data).toMatchObject({ phase: 'failed', failure: { code: 'NET_OFFLINE', message: '没连上网络。' } })
    expect(said()).toEqual([])
    page.retry()
    expect(page.data).toMatchObject({ phase: 'loading', failure: null })
    await settle()
    expect(page.data).toMatchObject({ phase: 'ready', view: { title: '有了' } })
  })

  test('that has something keeps it when it cannot load again', async () => {
    const fetchView = jest.fn()
    const { page, refusal, said } = start({ fetchView })
    fetchView.mockResolvedValueOnce({ title: '旧的' }).mockRejectedValue(refusal(...offline))
    page.onShow()
    await settle()
    await page.reload()
    expect(page.data).toMatchObject({ phase: 'ready', view: { title: '旧的' } })
    expect(said()).toEqual(['没连上网络。'])
  })

  test('logs a fault of our own whole and tells the person only that something went wrong', async () => {
    allowConsole(/view.items is undefined/)
    const { page } = start({ fetchView: () => Promise.reject(new TypeError('view.items is undefined')) })
    page.onShow()
    await settle()
    expect(page.data.failure).toEqual({ code: 'INTERNAL', message: expect.stringContaining('出了点问题') })
  })

  test('wears the reader’s own type size', () => {
    const { wx, make } = start({ fetchView: () => Promise.resolve({}) })
    wx.getAppBaseInfo!.mockReturnValue({ fontSizeSetting: 22 })
    expect(openPage(make, { fetchView: () => Promise.resolve({}) }).data.typeClass).toBe('type-huge')
  })

  test('stops the pull-down when it has loaded', async () => {
    const fetchView = jest.fn(() => Promise.resolve({}))
    const { page, wx } = start({ fetchView })
    await page.onPullDownRefresh()
    expect(fetchView).toHaveBeenCalledTimes(1)
    expect(wx.stopPullDownRefresh).toHaveBeenCalledTimes(1)
  })
})

describe('a return to a page', () => {
  beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }))
  afterEach(() => jest.useRealTimers())

  async function opened(more: object = {}) {
    const fetchView = jest.fn(() => Promise.resolve({}))
    const onReturn = jest.fn()
    const started = start({ fetchView, onReturn, ...more })
    started.page.onShow()
    await settle()
    return { ...started, fetchView, onReturn }
  }

  test('within its freshness calls nothing', async () => {
    const { page, fetchView, onReturn } = await opened({ freshForSeconds: 30 })
    jest.advanceTimersByTime(30_000)
    page.onShow()
    expect(fetchView).toHaveBeenCalledTimes(1)
    expect(onReturn).toHaveBeenCalledTimes(1)
  })

  test('after its freshness asks again', async () => {
    const { page, fetchView, onReturn } = await opened({ freshForSeconds: 30 })
    jest.advanceTimersByTime(30_001)
    page.onShow()
    expect(fetchView).toHaveBeenCalledTimes(2)
    expect(onReturn).not.toHaveBeenCalled()
  })

  test('asks again when something was changed from this phone', async () => {
    const { page, fetchView, freshness } = await opened()
    jest.advanceTimersByTime(1_000)
    freshness.markChanged()
    page.onShow()
    expect(fetchView).toHaveBeenCalledTimes(2)
  })

  test('asks again when the change came while the page was loading', async () => {
    const answer = promised<object>()
    const fetchView = jest.fn(() => answer.promise)
    const { page, freshness } = start({ fetchView })
    page.onShow()
    jest.advanceTimersByTime(10)
    freshness.markChanged()
    jest.advanceTimersByTime(10)
    answer.keep({})
    await settle()
    page.onShow()
    expect(fetchView).toHaveBeenCalledTimes(2)
  })

  test('never asks for a form again, whatever changed: what was typed stays', async () => {
    const { page, fetchView, freshness } = await opened({ freshForSeconds: Infinity })
    jest.advanceTimersByTime(86_400_000)
    freshness.markChanged()
    page.onShow()
    expect(fetchView).toHaveBeenCalledTimes(1)
  })

  test('while it is loading does not ask twice', () => {
    const fetchView = jest.fn(() => promised<object>().promise)
    const { page } = start({ fetchView })
    page.onShow()
    page.onShow()
    expect(fetchView).toHaveBeenCalledTimes(1)
  })
})

describe('loading again', () => {
  test('sends only what changed to the view layer', async () => {
    const fetchView = jest.fn()
    const { page } = start({ fetchView })
    fetchView.mockResolvedValueOnce({ title: '党费', items: [1, 2], note: '旧' })
    page.onShow()
    await settle()
    fetchView.mockResolvedValueOnce({ title: '党费', items: [1, 2, 3] })
    await page.reload()
    expect(page.patches.at(-1)).toEqual({ 'view.items': [1, 2, 3], 'view.note': null, phase: 'ready', failure: null })
  })

  test('while an answer is on its way shows the newer choice, not the first answer', async () => {
    const [slow, quick] = [promised<object>(), promised<object>()]
    const answers = { all: slow.promise, mine: quick.promise }
    const definition = {
      data: { filter: 'all' as keyof typeof answers },
      fetchView(this: { data: { filter: keyof typeof answers } }) {
        return answers[this.data.filter]
      },
    }
    const { page } = start(definition)
    page.onShow()
    page.setData({ filter: 'mine' })
    const reloaded = page.reload()
    slow.keep({ shows: '全部' })
    await settle()
    expect(page.data).toMatchObject({ phase: 'loading', view: null })
    quick.keep({ shows: '我的' })
    await reloaded
    expect(page.data).toMatchObject({ phase: 'ready', view: { shows: '我的' } })
  })
})

describe('a command', () => {
  const ready = { fetchView: () => Promise.resolve({}) }

  test('is busy until it is done and gives its answer', async () => {
    const { page } = start(ready)
    const sent = promised<string>()
    const submitted = page.submit('send', () => sent.promise)
    expect(page.data.busy).toBe('send')
    sent.keep('好')
    await expect(submitted).resolves.toBe('好')
    expect(page.data.busy).toBe('')
  })

  test('runs once when it is tapped twice', async () => {
    const { page } = start(ready)
    const sent = promised<string>()
    const command = jest.fn(() => sent.promise)
    const first = page.submit('send', command)
    await expect(page.submit('send', command)).resolves.toBeUndefined()
    await expect(page.submit('other', command)).resolves.toBeUndefined()
    sent.keep('好')
    await first
    expect(command).toHaveBeenCalledTimes(1)
  })

  /** Runs the command once for each outcome and gives the request ids it was given. */
  async function idsOver(outcomes: ('ok' | readonly [string, string])[], names: string[] = []) {
    const { page, refusal } = start(ready)
    const ids: string[] = []
    for (const [index, outcome] of outcomes.entries()) {
      await page.submit(names[index] ?? 'send', (requestId) => {
        ids.push(requestId)
        return outcome === 'ok' ? Promise.resolve(true) : Promise.reject(refusal(...outcome))
      })
    }
    return ids
  }

  test('keeps its request id after a lost network or a time-out', async () => {
    const [first, second, third] = await idsOver([offline, ['NET_TIMEOUT', '等了太久。'], 'ok'])
    expect(second).toBe(first)
    expect(third).toBe(first)
  })

  test('has a new request id after a success', async () => {
    const [first, second] = await idsOver(['ok', 'ok'])
    expect(second).not.toBe(first)
  })

  test('has a new request id after the server has refused', async () => {
    const [first, second] = await idsOver([['INVALID_INPUT', '太长了。'], 'ok'])
    expect(second).not.toBe(first)
  })

  test('shares its request id with no other command', async () => {
    const [first, second] = await idsOver([offline, 'ok'], ['send', 'remove'])
    expect(second).not.toBe(first)
  })

  test('that is refused says so, at its field too, until the next try', async () => {
    const { page, refusal, said } = start(ready)
    const refused = refusal('INVALID_INPUT', '姓名最多 20 个字。', { name: '姓名最多 20 个字。' })
    await expect(page.submit('save', () => Promise.reject(refused))).resolves.toBeUndefined()
    expect(page.data).toMatchObject({ fieldErrors: { name: '姓名最多 20 个字。' }, busy: '' })
    expect(said()).toEqual(['姓名最多 20 个字。'])
    await page.submit('save', () => Promise.resolve(true))
    expect(page.data.fieldErrors).toEqual({})
  })

  test('that is refused as a whole marks no field', async () => {
    const { page, refusal, said } = start(ready)
    await page.submit('save', () => Promise.reject(refusal('CONFLICT', '刚才有人改过。', { '': '刚才有人改过。' })))
    expect(page.data.fieldErrors).toEqual({})
    expect(said()).toEqual(['刚才有人改过。'])
  })
})
