import { describeOnPhone } from './support/phone'

describeOnPhone('lifecycle', (the) => {
  test('the app, the page and its components hear of the start in WeChat’s order', async () => {
    await the.phone.open()
    expect(await the.phone.log()).toEqual([
      'app onLaunch',
      'app onShow',
      'row created',
      'row attached',
      'home onLoad',
      'row page show',
      'home onShow',
      'row ready',
      'home onReady',
    ])
  })

  test('onLaunch is told path, query and scene of the link', async () => {
    await the.phone.open('#/packages/far/page/index?scene=a%3D1', '?scene=1047')
    const launched = await the.phone.page.evaluate('getApp().launched')
    expect(launched).toMatchObject({ path: 'packages/far/page/index', query: { scene: 'a%3D1' }, scene: 1047 })
    expect(await the.phone.log()).toContain('far onLoad {"scene":"a%3D1"}')
  })

  test('a page made with Component() gets its query as properties', async () => {
    await the.phone.open('#/packages/far/page/index?scene=a%3D1')
    expect(await the.phone.text('#far')).toBe('a=1')
  })

  test('the background takes the page and the app out of sight, the foreground brings them back', async () => {
    await the.phone.open('#/pages/mine/index')
    await the.phone.clearLog()
    await the.phone.page.click('[aria-label="关闭小程序"]')
    await the.phone.page.click('text=重新打开')
    expect(await the.phone.log()).toEqual(['mine onHide', 'app onHide', 'app onShow', 'mine onShow'])
  })

  test('leaving a page detaches its components', async () => {
    await the.phone.open()
    await the.phone.clearLog()
    await the.phone.wx('reLaunch', { url: '/pages/mine/index' })
    expect(await the.phone.log()).toEqual([
      'home onUnload',
      'row detached',
      'mine onLoad',
      'mine onShow',
      'mine onReady',
    ])
  })
})
