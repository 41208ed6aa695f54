import { describeWithBrowser } from '../../support/browser'
import { ShellHarness } from './harness'

const NOON = Date.parse('2026-10-14T12:00:00+08:00')

const aCall = (fields: object = {}): object => ({
  id: 'c1',
  at: NOON,
  function: 'dues',
  action: 'openMine',
  caller: 'oLin',
  source: 'wx_client',
  durationMs: 12.4,
  waitedMs: 0,
  cold: false,
  databaseCalls: 3,
  documentsExamined: 14,
  documentsReturned: 14,
  bytesIn: 100,
  bytesOut: 2048,
  ok: true,
  code: 0,
  logs: ['info 查过了'],
  ...fields,
})

const anOrder = (fields: object = {}): object => ({
  outTradeNo: 'no-1',
  prepayId: 'wx1',
  body: '党费 10月',
  totalFee: 9630,
  openid: 'oLin',
  tradeState: 'SUCCESS',
  createdAt: NOON,
  paidAt: NOON,
  callback: { mode: 'lose', attempts: 0, acknowledged: false },
  ...fields,
})

const aPush = (fields: object = {}): object => ({
  id: 'p1',
  at: NOON,
  openid: 'oLin',
  templateId: 'notice',
  page: 'packages/dues/mine/page?from=push',
  data: { thing1: { value: '党费收到了' }, thing2: { value: '10月，共 96.30 元' } },
  ...fields,
})

describeWithBrowser('the console around the phone', () => {
  let h: ShellHarness
  beforeAll(async () => {
    h = await ShellHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(async () => {
    h.answers.clear()
    h.answers.set('identities', {
      identities: [
        { openid: 'oLin', label: '林晓', role: '党员' },
        { openid: 'oChen', label: '陈一鸣', role: '支部书记' },
      ],
    })
    h.answers.set('calls', { calls: [] })
    h.answers.set('pushes?openid=oLin', { pushes: [] })
    h.answers.set('pushes?openid=oChen', { pushes: [] })
    h.answers.set('payments', { payments: [] })
    h.answers.set('clock', { now: NOON, offsetMs: NOON - Date.now() })
  })
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('the phone starts as the first demo identity, at its full size inside however low the window is', async () => {
    await h.start()
    expect(await h.frame.locator('html').evaluate(() => [location.search, innerWidth, innerHeight])).toEqual([
      '?as=oLin',
      390,
      844,
    ])
    const box = await h.page.getByTestId('phone').boundingBox()
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(800)
    expect(await h.page.getByTestId('identity-oLin').getAttribute('aria-pressed')).toBe('true')
  })

  test('choosing another person tells the frame and is remembered over a reload', async () => {
    await h.start()
    await h.page.getByTestId('identity-oChen').click()
    await h.frame.locator('#told', { hasText: 'identity' }).waitFor({ state: 'attached' })
    expect(await h.told()).toEqual([['identity', { openid: 'oChen' }]])
    await h.page.reload()
    expect(await h.frame.locator('html').evaluate(() => location.search)).toBe('?as=oChen')
  })

  test('a stranger has an openid nobody has ever had, and stays in the list', async () => {
    await h.start()
    h.answers.set('pushes', { pushes: [] })
    await h.page.route('**/cloud/pushes?openid=o*', (route) => route.fulfill({ json: { pushes: [] } }))
    await h.page.getByTestId('identity-new').click()
    await h.page.getByTestId('identity-new').click()
    const people = await h.page
      .locator('.person')
      .evaluateAll((all) => all.map((person) => person.getAttribute('title')))
    expect(people).toHaveLength(4)
    expect(new Set(people).size).toBe(4)
    expect(people[3]).toMatch(/^o[A-Za-z0-9]{27}$/)
    await h.page.reload()
    await h.page.locator('.person').getByText('新用户 2').waitFor()
  })

  test('the address bar keeps the page, and a pasted link opens it', async () => {
    await h.start('#/packages/forum/topic/page?id=1')
    expect(await h.frame.locator('html').evaluate(() => location.hash)).toBe('#/packages/forum/topic/page?id=1')
    await h.say('navigate', { hash: '#/pages/mine/page', path: 'pages/mine/page', title: '我的' })
    await h.page.waitForURL('**/#/pages/mine/page')
    expect(await h.page.getByTestId('place').textContent()).toBe('我的pages/mine/page')
    await h.page.evaluate(() => (location.hash = '#/pages/learn/page'))
    await h.frame.locator('#told', { hasText: 'learn' }).waitFor({ state: 'attached' })
    expect(await h.told()).toEqual([['navigate', { hash: '#/pages/learn/page' }]])
  })

  test('large type starts the frame again, and the network is taken away and given back', async () => {
    await h.start()
    await h.page.getByTestId('toggle-font').check()
    await h.page.waitForFunction(() =>
      (document.querySelector('iframe')?.contentWindow?.location.search ?? '').includes('fontSize=big'),
    )
    await h.frame.locator('#told').waitFor({ state: 'attached' })
    await h.page.getByTestId('toggle-offline').check()
    await h.frame.locator('#told', { hasText: 'network' }).waitFor({ state: 'attached' })
    await h.page.getByTestId('toggle-offline').uncheck()
    await h.frame.locator('#told', { hasText: 'true' }).waitFor({ state: 'attached' })
    expect(await h.told()).toEqual([
      ['network', { online: false }],
      ['network', { online: true }],
    ])
  })

  test('a call appears as it happens, with its cost, and opens', async () => {
    await h.start()
    h.tell('call', aCall({ id: 'c1' }))
    h.tell(
      'call',
      aCall({ id: 'c2', action: 'pay', ok: false, code: 'ORDER_CLOSED', documentsExamined: 900, documentsReturned: 3 }),
    )
    const rows = h.page.getByTestId('call')
    await rows.nth(1).waitFor()
    expect(await rows.nth(1).innerText()).toMatch(/12:00:00\s+dues\.openMine\s+林晓\s+12 ms\s+3 次\s+14 → 14\s+成功/)
    expect(await rows.nth(0).innerText()).toContain('ORDER_CLOSED')
    expect(await rows.nth(0).locator('.heavy').textContent()).toBe('900 → 3')
    await rows.nth(1).getByRole('button').click()
    expect(await h.page.getByTestId('call-detail').innerText()).toMatch(/100 B → 2\.0 kB[\s\S]*查过了/)
    expect(await h.page.getByTestId('tab-calls').textContent()).toBe('调用2')
  })

  test('a message to the one who holds the phone is shown, one to others is not, and a tap opens its page', async () => {
    await h.start()
    await h.page.getByTestId('tab-pushes').click()
    h.tell('push', aPush({ openid: 'oChen', data: { thing1: { value: '给书记的' } } }))
    h.tell('push', aPush())
    await h.page.getByTestId('push').waitFor()
    expect(await h.page.getByTestId('pushes').innerText()).not.toContain('给书记的')
    await h.page.getByTestId('push').click()
    await h.frame.locator('#told', { hasText: 'navigate' }).waitFor({ state: 'attached' })
    expect(await h.told()).toEqual([['navigate', { hash: '#/packages/dues/mine/page?from=push' }]])
  })

  test('a lost callback is seen and can be delivered', async () => {
    h.answers.set('payments', { payments: [anOrder()] })
    h.answers.set('payments/wx1/deliver', anOrder())
    await h.start()
    await h.page.getByTestId('tab-payments').click()
    expect(await h.page.getByTestId('order').innerText()).toMatch(
      /¥96\.30[\s\S]*已付款[\s\S]*党费 10月，林晓[\s\S]*回调还没送到云函数/,
    )
    h.answers.set('payments', { payments: [anOrder({ callback: { mode: 'lose', attempts: 1, acknowledged: true } })] })
    await h.page.getByTestId('order-deliver').click()
    await h.page.getByText('回调送了 1 次，云函数收下了').waitFor()
    expect(h.sent).toEqual([{ method: 'POST', path: 'payments/wx1/deliver', body: {} }])
  })

  test('an order that waits for its payment has nothing to deliver', async () => {
    h.answers.set('payments', { payments: [anOrder({ tradeState: 'NOTPAY', paidAt: null })] })
    await h.start()
    await h.page.getByTestId('tab-payments').click()
    expect(await h.page.getByTestId('order').innerText()).toContain('等付款')
    expect(await h.page.getByTestId('order-deliver').count()).toBe(0)
  })

  test('the clock is moved and set back', async () => {
    await h.start()
    await h.page.getByTestId('clock-day').getByText('2026年10月14日 周三').waitFor()
    h.answers.set('clock', { now: 0, offsetMs: Date.parse('2026-11-14T12:00:00+08:00') - Date.now() })
    await h.page.getByTestId('clock-+1month').click()
    await h.page.getByTestId('clock-day').getByText('2026年11月14日 周六').waitFor()
    await h.page.getByTestId('clock-reset').click()
    await h.page.getByTestId('clock-reset').isEnabled()
    expect(h.sent.map(({ body }) => body)).toEqual([{ move: '+1month' }, { move: 'reset' }])
  })

  test('collections are looked through page by page', async () => {
    h.answers.set('collections', {
      collections: [
        { name: 'members', count: 30 },
        { name: 'branches', count: 1 },
      ],
    })
    h.answers.set('collections/branches?limit=20&skip=0', { total: 1, documents: [{ _id: 'b1', name: '第二党支部' }] })
    h.answers.set('collections/members?limit=20&skip=0', { total: 30, documents: [{ _id: 'm1', name: '林晓' }] })
    h.answers.set('collections/members?limit=20&skip=20', { total: 30, documents: [{ _id: 'm21' }] })
    await h.start()
    await h.page.getByTestId('tab-data').click()
    await h.page.getByTestId('document').getByText('b1', { exact: true }).waitFor()
    await h.page.getByTestId('collection-members').click()
    await h.page.getByTestId('document').getByText('m1', { exact: true }).click()
    expect(await h.page.locator('details pre').innerText()).toContain('"name": "林晓"')
    await h.page.getByTestId('data-next').click()
    await h.page.getByTestId('document').getByText('m21', { exact: true }).waitFor()
    expect(await h.page.getByTestId('data-next').isDisabled()).toBe(true)
  })

  test('a missing function and an error of the program are told in red, each once, until closed', async () => {
    await h.start()
    for (const name of ['wx.scanBeacon', 'wx.scanBeacon']) await h.say('missing-api', { name })
    await h.say('error', { message: 'TypeError: x is undefined' })
    await h.page.getByText('小程序出错了').waitFor()
    expect(await h.page.getByTestId('banner').count()).toBe(2)
    expect(await h.page.getByTestId('banner').first().innerText()).toContain('wx.scanBeacon')
    await h.page.getByTestId('banner-close').first().click()
    await h.page.getByTestId('banner-close').first().click()
    expect(await h.page.getByTestId('banner').count()).toBe(0)
  })

  test('panels are reached with the arrow keys', async () => {
    await h.start()
    await h.page.getByTestId('tab-calls').focus()
    await h.page.keyboard.press('ArrowRight')
    expect(await h.page.getByTestId('tab-pushes').getAttribute('aria-selected')).toBe('true')
    expect(await h.page.getByTestId('pushes').isVisible()).toBe(true)
  })

  test('in a narrow window everything stands below one another and nothing is wider than the window', async () => {
    await h.start()
    await h.page.setViewportSize({ width: 390, height: 844 })
    expect(await h.page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    expect(await h.page.getByTestId('identity-oChen').isVisible()).toBe(true)
    await h.page.setViewportSize({ width: 1280, height: 800 })
  })
})
