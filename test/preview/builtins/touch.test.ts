import type { CDPSession } from 'playwright-core'
import { describeWithBrowser } from '../../support/browser'
import { Harness } from './harness'

describeWithBrowser('built-ins under a finger', () => {
  let h: Harness
  let client: CDPSession
  beforeAll(async () => {
    h = await Harness.open()
    client = await h.page.context().newCDPSession(h.page)
    await client.send('Emulation.setTouchEmulationEnabled', { enabled: true })
  })
  afterAll(() => h.close())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', x = 0, y = 0) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [{ x, y }] })
  const swipe = async (selector: string, dx: number, dy: number): Promise<void> => {
    const { x, y, width, height } = await h.box(selector)
    const [left, top] = [x + width / 2, y + height / 2]
    await touch('touchStart', left, top)
    for (let step = 1; step <= 10; step += 1) await touch('touchMove', left + (dx * step) / 10, top + (dy * step) / 10)
    await touch('touchEnd')
  }
  const tall = (inner: string) => `<view>${inner}<view style="height:2000px"/></view>`

  test('a swiper turns sideways and leaves scrolling down to the page', async () => {
    await h.mount(
      tall(
        '<swiper id="s" duration="0" bindchange="log"><swiper-item>1</swiper-item><swiper-item>2</swiper-item></swiper>',
      ),
    )
    await swipe('#s', -200, 0)
    await h.until('change')
    expect(await h.details()).toEqual([['change', { current: 1, currentItemId: '', source: 'touch' }]])
    await swipe('#s', 0, -60)
    await h.page.waitForFunction(() => document.getElementById('page')!.scrollTop > 0)
    expect(await h.take()).toEqual([])
  })

  test('a picker-view and a slider keep the page still', async () => {
    await h.mount(
      tall(
        `<picker-view id="p" style="height:150px" value="{{[0]}}" bindchange="log"><picker-view-column><view wx:for="{{[1,2,3]}}" wx:key="*this">{{item}}</view></picker-view-column></picker-view>
         <slider id="s" value="50" bindchange="log"/>`,
      ),
    )
    await swipe('#p', 0, -140)
    await h.until('change')
    expect(await h.details()).toEqual([['change', { value: [2] }]])
    await swipe('#s .wx-slider-tap-area', 300, 0)
    await h.until('change')
    expect(await h.details()).toEqual([['change', { value: 100 }]])
    expect(await h.page.evaluate(() => document.getElementById('page')!.scrollTop)).toBe(0)
  })

  test('a scroll-view scrolls by itself and refreshes when pulled at its top', async () => {
    await h.mount(
      '<scroll-view id="s" scroll-y refresher-enabled style="height:300px" bindscroll="log" bindrefresherrefresh="log"><view style="height:1000px"/></scroll-view>',
    )
    await swipe('#s', 0, 140)
    await h.until('refresherrefresh')
    await h.take()
    await swipe('#s', 0, -140)
    await h.until('scroll')
    expect((await h.take())[0]!.type).toBe('scroll')
  })

  test('a movable view follows, and a tap is still a tap', async () => {
    await h.mount(
      '<movable-area style="width:300px;height:300px"><movable-view id="m" direction="all" bindchange="log" bindtap="log" style="width:60px;height:60px"/></movable-area>',
    )
    await swipe('#m', 40, 30)
    expect((await h.details()).at(-1)).toEqual(['change', { x: 40, y: 30, source: 'touch' }])
    const { x, y } = await h.box('#m')
    await touch('touchStart', x + 5, y + 5)
    await touch('touchEnd')
    await h.until('tap')
  })
})
