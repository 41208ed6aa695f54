import { describeOnPhone } from './support/phone'

const APP_COLOR = 'rgb(10, 20, 30)'

describeOnPhone('styles', (the) => {
  beforeEach(async () => void (await the.phone.open('#/pages/styles/index')))

  test('classes of app.wxss and of the page do not reach an isolated component', async () => {
    expect(await the.phone.style('#plain wx-view', 'color')).not.toBe(APP_COLOR)
    expect(await the.phone.style('#plain wx-view', 'font-size')).toBe('21px')
  })

  test('a component that applies shared styles takes those of app.wxss and of the page', async () => {
    expect(await the.phone.style('#shared wx-view', 'color')).toBe(APP_COLOR)
    expect(await the.phone.style('#shared wx-view', 'font-size')).toBe('31px')
  })

  test('an external class is styled by the page and wins over the component', async () => {
    expect(await the.phone.style('#host wx-view', 'color')).toBe('rgb(200, 0, 0)')
  })

  test(':host is the component’s own element', async () => {
    expect(await the.phone.style('#plain', 'margin-left')).toBe('5px')
  })

  test('tags in a component’s wxss stay inside it', async () => {
    expect(await the.phone.style('#plain wx-view', 'letter-spacing')).toBe('3px')
    expect(await the.phone.style('#rpx', 'letter-spacing')).toBe('normal')
  })

  test('a component’s classes do not reach the page', async () => {
    expect(await the.phone.style('#rpx', 'font-size')).toBe('16px')
  })

  test('750rpx are the width of the screen, in wxss and in style attributes', async () => {
    expect(await the.phone.style('#rpx', 'width')).toBe('195px')
    expect(await the.phone.style('#rpx', 'padding-left')).toBe('7.8px')
  })

  test('rpx follow the width of the frame', async () => {
    await the.phone.page.setViewportSize({ width: 750, height: 844 })
    expect(await the.phone.style('#rpx', 'width')).toBe('375px')
  })

  test('100vh are the page without its bar, and the safe area is known', async () => {
    expect(await the.phone.style('#tall', 'height')).toBe('753px')
    expect(await the.phone.style('#tall', 'padding-bottom')).toBe('34px')
  })

  test('fixed elements are fixed to the page, below the bar, also while it scrolls', async () => {
    await the.phone.page.evaluate(() => void document.querySelector('.preview-scroller')?.scrollTo(0, 30))
    expect((await the.phone.page.locator('#fixed').boundingBox())?.y).toBe(91)
  })

  test('one page’s wxss does not leak into another', async () => {
    await the.phone.wx('reLaunch', { url: '/pages/mine/index' })
    expect(await the.phone.style('#title', 'color')).toBe('rgb(0, 0, 0)')
    expect(await the.phone.style('wx-page', 'background-color')).toBe('rgba(0, 0, 0, 0)')
  })

  test('the bar shows the title and the colours of the configuration', async () => {
    await the.phone.wx('reLaunch', { url: '/pages/events/index' })
    expect(await the.phone.text('.preview-bar-title')).toBe('事件')
    expect(await the.phone.style('.preview-bar', 'background-color')).toBe('rgb(255, 255, 255)')
  })

  test('a page with its own bar begins at the top of the screen', async () => {
    await the.phone.wx('reLaunch', { url: '/pages/home/index' })
    expect((await the.phone.page.locator('wx-page').boundingBox())?.y).toBe(0)
  })
})
