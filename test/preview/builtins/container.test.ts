import { describeWithBrowser } from '../../support/browser'
import { Harness } from './harness'

describeWithBrowser('container built-ins', () => {
  let h: Harness
  beforeAll(async () => {
    h = await Harness.open()
  })
  afterAll(() => h.close())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  const list = (attributes: string, style = 'height:100px'): string =>
    `<scroll-view id="s" ${attributes} style="${style}"><view wx:for="{{[${Array.from({ length: 20 }, (_, at) => at).join()}]}}" wx:key="*this" id="i{{index}}" style="height:50px">{{index}}</view></scroll-view>`
  const scrollTop = () => h.page.locator('#s wx-scroll-box').evaluate(({ scrollTop }) => scrollTop)

  test('scrolling tells the offsets and the movement, and both edges their direction', async () => {
    await h.mount(
      list('scroll-y scroll-top="{{t}}" bindscroll="log" bindscrolltoupper="log" bindscrolltolower="log"'),
      { data: { t: 0 } },
    )
    await h.setData({ t: 200 })
    await h.until('scroll')
    expect(await h.details()).toEqual([
      ['scroll', { scrollLeft: 0, scrollTop: 200, scrollHeight: 1000, scrollWidth: 375, deltaX: 0, deltaY: -200 }],
    ])
    await h.setData({ t: 880 })
    await h.until('scrolltolower')
    expect((await h.details()).at(-1)).toEqual(['scrolltolower', { direction: 'bottom' }])
    await h.setData({ t: 40 })
    await h.until('scrolltoupper')
    expect((await h.details()).at(-1)).toEqual(['scrolltoupper', { direction: 'top' }])
  })

  test('scroll-into-view goes to the element, also when both arrive together', async () => {
    await h.mount(list('scroll-y scroll-into-view="{{id}}"'), { data: { id: 'i3' } })
    expect(await scrollTop()).toBe(150)
    await h.setData({ id: 'i10' })
    expect(await scrollTop()).toBe(500)
  })

  test('a scroll-view scrolls under a dragging mouse only along its axis, and max-height is enough', async () => {
    await h.mount(list('scroll-y enhanced binddragstart="log" binddragend="log"', 'max-height:100px'))
    await h.drag('#s', { dy: -40, steps: 4 })
    expect(await scrollTop()).toBe(40)
    expect((await h.take()).map(({ type }) => type)).toEqual(['dragstart', 'dragend'])
    await h.drag('#s', { dx: -60 })
    expect(await scrollTop()).toBe(40)
  })

  test('display: flex on a scroll-view reaches the children only with enable-flex', async () => {
    const view = (id: string, attribute: string) =>
      `<scroll-view id="${id}" scroll-x ${attribute} style="display:flex;width:100px"><view style="width:80px;flex:none">1</view><view style="width:80px;flex:none">2</view></scroll-view>`
    await h.mount(view('a', '') + view('b', 'enable-flex'))
    const widths = await Promise.all(
      ['a', 'b'].map((id) => h.page.locator(`#${id} wx-scroll-box`).evaluate(({ scrollWidth }) => scrollWidth)),
    )
    expect(widths).toEqual([100, 160])
  })

  test('pulling beyond the threshold refreshes until the page says done, a short pull aborts', async () => {
    const events = ['pulling', 'refresh', 'restore', 'abort'].map((name) => `bindrefresher${name}="log"`).join(' ')
    await h.mount(list(`scroll-y refresher-enabled refresher-triggered="{{busy}}" ${events}`, 'height:300px'), {
      data: { busy: false },
    })
    await h.drag('#s', { dy: 120, steps: 4 })
    await h.until('refresherrefresh')
    const pulled = await h.details()
    expect(pulled[0]).toEqual(['refresherpulling', { dy: 15 }])
    expect(pulled.at(-1)).toEqual(['refresherrefresh', {}])
    await h.setData({ busy: true })
    await h.setData({ busy: false })
    await h.until('refresherrestore')
    await h.take()
    await h.drag('#s', { dy: 40, steps: 2 })
    expect((await h.details()).at(-1)).toEqual(['refresherabort', {}])
  })

  test('a ScrollViewContext scrolls and the scrolled element is known', async () => {
    await h.mount(list('scroll-y enhanced'))
    await h.page.evaluate(() => {
      const node = window.harness.nodeOf(document.getElementById('s')!) as { scrollTo(options: object): void }
      node.scrollTo({ top: 70, animated: false })
    })
    expect(await h.page.evaluate(() => document.querySelector('#s > [data-scroller]')!.scrollTop)).toBe(70)
  })

  const swiper = (attributes: string): string =>
    `<swiper id="s" duration="60" bindchange="log" bindanimationfinish="log" ${attributes}><swiper-item wx:for="{{[0,1,2]}}" wx:key="*this" item-id="n{{index}}"><view id="i{{index}}">{{index}}</view></swiper-item></swiper>`
  const visible = () =>
    h.page
      .locator('wx-swiper-item')
      .evaluateAll((items) => items.findIndex((item) => Math.abs(item.getBoundingClientRect().left) < 1))

  test('a swiper is 150px high, starts at current and changes when the page says so', async () => {
    await h.mount(swiper('current="{{c}}"'), { data: { c: 1 } })
    expect([(await h.box('#s')).height, await visible()]).toEqual([150, 1])
    await h.setData({ c: 2 })
    await h.until('animationfinish')
    const detail = { current: 2, currentItemId: 'n2', source: '' }
    expect(await h.details()).toEqual([
      ['change', detail],
      ['animationfinish', detail],
    ])
    expect(await visible()).toBe(2)
  })

  test('a drag turns the page with source touch, at the end it comes back', async () => {
    await h.mount(swiper('indicator-dots'))
    await h.drag('#s', { dx: -250 })
    await h.until('animationfinish')
    expect((await h.details())[0]).toEqual(['change', { current: 1, currentItemId: 'n1', source: 'touch' }])
    expect(
      await h.page
        .locator('.wx-swiper-dot')
        .evaluateAll((dots) => dots.map((dot) => dot.classList.contains('wx-swiper-dot-active'))),
    ).toEqual([false, true, false])
    await h.drag('#s', { dx: 250 })
    await h.until('animationfinish')
    await h.take()
    await h.drag('#s', { dx: 250 })
    await h.until('animationfinish')
    expect((await h.details()).map(([type]) => type)).toEqual(['animationfinish'])
  })

  test('a circular swiper goes on from the first to the last item', async () => {
    await h.mount(swiper('circular'))
    await h.drag('#s', { dx: 250 })
    await h.until('animationfinish')
    expect((await h.details())[0]).toEqual(['change', { current: 2, currentItemId: 'n2', source: 'touch' }])
    expect(await visible()).toBe(2)
  })

  test('autoplay turns by itself, with its own source', async () => {
    await h.mount(swiper('autoplay interval="80"'))
    await h.until('change')
    expect((await h.details())[0]).toEqual(['change', { current: 1, currentItemId: 'n1', source: 'autoplay' }])
  })

  test('margins and several items share the width of a swiper', async () => {
    await h.mount(swiper('previous-margin="25px" next-margin="50rpx" display-multiple-items="2"'))
    expect(
      await h.page
        .locator('wx-swiper-item')
        .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().left)),
    ).toEqual([25, 187.5, 350])
  })

  test('items that arrive later are laid out, and a vertical swiper moves down', async () => {
    const wxml =
      '<swiper id="s" vertical duration="0" bindchange="log"><swiper-item wx:for="{{list}}" wx:key="*this">{{item}}</swiper-item></swiper>'
    await h.mount(wxml, { data: { list: ['a'] } })
    await h.setData({ list: ['a', 'b'] })
    expect(
      await h.page
        .locator('wx-swiper-item')
        .evaluateAll((items) => items.map((item) => item.getBoundingClientRect().top)),
    ).toEqual([0, 150])
    await h.drag('#s', { dy: -100 })
    await h.until('change')
    expect((await h.details())[0]).toEqual(['change', { current: 1, currentItemId: '', source: 'touch' }])
  })

  test('a movable view follows the finger within its area, in the directions it may', async () => {
    await h.mount(
      `<movable-area style="width:200px;height:200px"><movable-view id="m" direction="horizontal" x="10" bindchange="log" bindhtouchmove="log" style="width:50px;height:50px"/></movable-area>`,
    )
    expect((await h.box('#m')).x).toBe(10)
    await h.take()
    await h.drag('#m', { dx: 500, dy: 40, steps: 2 })
    expect(await h.details()).toEqual([
      ['htouchmove', {}],
      ['change', { x: 150, y: 0, source: 'touch' }],
    ])
  })

  test('a movable view moved by the page has no source', async () => {
    await h.mount(
      '<movable-area style="width:200px;height:200px"><movable-view id="m" direction="all" x="{{x}}" animation="{{false}}" bindchange="log"/></movable-area>',
      { data: { x: 0 } },
    )
    await h.setData({ x: 33 })
    await h.until('change')
    expect((await h.details()).at(-1)).toEqual(['change', { x: 33, y: 0, source: '' }])
  })

  test('match-media shows what fits the frame', async () => {
    await h.mount(
      '<match-media max-width="400"><view id="a">a</view></match-media><match-media min-width="{{w}}"><view id="b">b</view></match-media>',
      { data: { w: 900 } },
    )
    expect(await Promise.all(['#a', '#b'].map((id) => h.page.isVisible(id)))).toEqual([true, false])
    await h.setData({ w: 100 })
    expect(await h.page.isVisible('#b')).toBe(true)
  })

  test('a root-portal lifts its children to the page and takes them along when it goes', async () => {
    const wxml =
      '<view style="transform:translateX(50px)"><root-portal wx:if="{{on}}"><view id="p" style="position:fixed;left:0;top:0" bindtap="log">p{{n}}</view></root-portal></view>'
    await h.mount(wxml, { data: { on: true, n: 1 } })
    expect((await h.box('#p')).x).toBe(0)
    await h.setData({ n: 2 })
    expect(await h.page.textContent('#p')).toBe('p2')
    await h.tap('#p')
    expect((await h.take()).map(({ id }) => id)).toEqual(['p'])
    await h.setData({ on: false })
    expect(await h.page.locator('#p').count()).toBe(0)
  })

  test("a page-container comes and goes in WeChat's order of events", async () => {
    const names = ['beforeenter', 'enter', 'afterenter', 'beforeleave', 'leave', 'afterleave', 'clickoverlay']
    await h.mount(
      `<page-container show="{{show}}" duration="10" ${names.map((name) => `bind${name}="log"`).join(' ')}><view id="c">c</view></page-container>`,
      { data: { show: false } },
    )
    expect(await h.page.isVisible('#c')).toBe(false)
    await h.setData({ show: true })
    await h.until('afterenter')
    await h.page.mouse.click(10, 10)
    await h.until('afterleave')
    expect((await h.take()).map(({ type }) => type)).toEqual([
      'beforeenter',
      'enter',
      'afterenter',
      'clickoverlay',
      'beforeleave',
      'leave',
      'afterleave',
    ])
    expect(await h.page.isVisible('#c')).toBe(false)
  })
})
