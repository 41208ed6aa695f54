import { describeOnPhone } from './support/phone'

const paths = () =>
  (window as unknown as { getCurrentPages(): Array<{ route: string }> }).getCurrentPages().map((page) => page.route)

describeOnPhone('navigation', (the) => {
  beforeEach(async () => void (await the.phone.open()))

  test('navigateTo hides the page below, navigateBack unloads the one above and shows it again', async () => {
    await the.phone.clearLog()
    await the.phone.wx('navigateTo', { url: '/packages/far/page/index?scene=1' })
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index', 'packages/far/page/index'])
    await the.phone.wx('navigateBack')
    expect(await the.phone.log()).toEqual([
      'row page hide',
      'home onHide',
      'far onLoad {"scene":"1"}',
      'far onUnload',
      'row page show',
      'home onShow',
    ])
  })

  test('the address names the page on top', async () => {
    await the.phone.wx('navigateTo', { url: '../form/index?a=1&b=2' })
    expect(new URL(the.phone.page.url()).hash).toBe('#/pages/form/index?a=1&b=2')
    await the.phone.wx('navigateBack')
    expect(new URL(the.phone.page.url()).hash).toBe('#/pages/home/index')
  })

  test('a changed address opens that page alone', async () => {
    await the.phone.page.evaluate(() => void (location.hash = '#/pages/form/index'))
    await the.phone.page.waitForSelector('#name')
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/form/index'])
  })

  test('the browser’s back button leaves the page on top', async () => {
    await the.phone.wx('navigateTo', { url: '/pages/form/index' })
    await the.phone.wx('navigateTo', { url: '/packages/far/page/index?scene=一' })
    await the.phone.page.goBack()
    await the.phone.page.waitForSelector('#far', { state: 'detached' })
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index', 'pages/form/index'])
    expect(new URL(the.phone.page.url()).hash).toBe('#/pages/form/index')
  })

  test('after the bar’s own way back the browser’s button opens nothing that was left', async () => {
    await the.phone.wx('navigateTo', { url: '/pages/form/index' })
    await the.phone.tap('[aria-label="返回"]')
    await the.phone.page.goBack()
    await the.phone.settle()
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index'])
    expect(new URL(the.phone.page.url()).hash).toBe('#/pages/home/index')
  })

  test('a reload keeps the pages below the one on top', async () => {
    await the.phone.wx('navigateTo', { url: '/packages/far/page/index?scene=一' })
    await the.phone.page.reload()
    await the.phone.page.waitForSelector('#far')
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index', 'packages/far/page/index'])
    await the.phone.page.goBack()
    await the.phone.page.waitForSelector('#far', { state: 'detached' })
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index'])
  })

  test('a page that was left may still set data', async () => {
    await the.phone.wx('navigateTo', { url: '/pages/long/index' })
    await the.phone.page.evaluate('window.left = getCurrentPages()[1]')
    await the.phone.wx('navigateBack')
    await the.phone.page.evaluate('left.setData({ items: [{ id: 9999 }], day: "2026-12-01", word: "" })')
    await the.phone.settle()
    expect(await the.phone.page.evaluate('left.data.day')).toBe('2026-12-01')
  })

  test('tab pages stay alive, pages above them do not', async () => {
    await the.phone.wx('switchTab', { url: '/pages/mine/index' })
    await the.phone.wx('navigateTo', { url: '/packages/far/page/index' })
    await the.phone.clearLog()
    await the.phone.wx('switchTab', { url: '/pages/home/index' })
    expect(await the.phone.log()).toEqual(['far onUnload', 'row page show', 'home onShow'])
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index'])
  })

  test('the custom tab bar is a component of its own on each tab page', async () => {
    await the.phone.page.click('text=我的')
    expect(await the.phone.text('#title')).toBe('我的')
    expect(await the.phone.page.locator('wx-custom-tab-bar').count()).toBe(2)
    expect(await the.phone.style('wx-custom-tab-bar wx-view', 'color')).toBe('rgb(1, 2, 3)')
  })

  test('redirectTo replaces the page on top', async () => {
    await the.phone.wx('navigateTo', { url: '/packages/far/page/index' })
    await the.phone.wx('redirectTo', { url: '/pages/form/index' })
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index', 'pages/form/index'])
    expect(await the.phone.log()).toContain('far onUnload')
  })

  test.each([
    ['navigateTo', '/pages/none/index', 'navigateTo:fail page "pages/none/index" is not found'],
    ['navigateTo', '/pages/mine/index', 'navigateTo:fail can not navigateTo a tabbar page'],
    ['redirectTo', '/pages/mine/index', 'redirectTo:fail can not redirectTo a tabbar page'],
    ['switchTab', '/pages/form/index', 'switchTab:fail can not switch to no-tabBar page'],
    ['navigateBack', undefined, 'navigateBack:fail cannot navigate back at first page.'],
  ])('%s to %s is refused in WeChat’s words', async (api, url, errMsg) => {
    expect(await the.phone.wx(api, url ? { url } : {})).toEqual({ errMsg })
  })

  test('the eleventh page is refused', async () => {
    for (let n = 0; n < 9; n += 1) await the.phone.wx('navigateTo', { url: '/pages/form/index' })
    expect(await the.phone.wx('navigateTo', { url: '/pages/form/index' })).toEqual({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
  })

  test('navigateBack takes several pages at once', async () => {
    for (let n = 0; n < 3; n += 1) await the.phone.wx('navigateTo', { url: '/pages/form/index' })
    await the.phone.wx('navigateBack', { delta: 2 })
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index', 'pages/form/index'])
  })

  test('opener and opened page talk through the events channel', async () => {
    const answer = await the.phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          const { wx } = window as unknown as { wx: { navigateTo(options: object): void } }
          wx.navigateTo({
            url: '/packages/far/page/index',
            events: { answer: resolve },
            success: ({ eventChannel }: { eventChannel: { emit(name: string, text: string): void } }) =>
              eventChannel.emit('hello', 'you'),
          })
        }),
    )
    expect(answer).toBe('got you')
  })

  test('the bar goes back, or home where there is no way back', async () => {
    await the.phone.wx('navigateTo', { url: '/pages/form/index' })
    await the.phone.tap('[aria-label="返回"]')
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index'])
    await the.phone.wx('reLaunch', { url: '/pages/form/index' })
    await the.phone.tap('[aria-label="回到首页"]')
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index'])
  })

  test('an unknown page opens the first one', async () => {
    await the.phone.page.goto(`${new URL(the.phone.page.url()).origin}/app/?fresh#/pages/gone/index`)
    await the.phone.page.waitForSelector('#title')
    expect(await the.phone.page.evaluate(paths)).toEqual(['pages/home/index'])
    expect(the.phone.said.splice(0)).toEqual(['page "pages/gone/index" is not found'])
  })
})
