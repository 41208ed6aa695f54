import { describeWithBrowser } from '../../support/browser'
import { Harness } from './harness'

describeWithBrowser('basic built-ins', () => {
  let h: Harness
  beforeAll(async () => {
    h = await Harness.open()
  })
  afterAll(() => h.close())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('a tap on a view carries target, dataset, mark and its place', async () => {
    await h.mount('<view id="v" data-a-b="1" mark:m="x" bindtap="log" style="width:100px;height:40px">点</view>')
    await h.tap('#v')
    expect(await h.take()).toEqual([
      { type: 'tap', id: 'v', dataset: { aB: '1' }, mark: { m: 'x' }, detail: { x: 50, y: 20 } },
    ])
  })

  test('hidden takes a view away and aria attributes arrive in the page', async () => {
    await h.mount('<view id="v" hidden="{{off}}" aria-label="名字" aria-role="button">x</view>', {
      data: { off: false },
    })
    expect(await h.page.getByRole('button', { name: '名字' }).isVisible()).toBe(true)
    await h.setData({ off: true })
    expect(await h.page.locator('#v').isVisible()).toBe(false)
  })

  test('hover-class comes while pressed and goes after the stay time', async () => {
    await h.mount(
      '<view id="v" hover-class="pressed" hover-start-time="0" hover-stay-time="0" style="height:40px">x</view>',
    )
    await h.page.hover('#v')
    await h.page.mouse.down()
    await h.page.waitForSelector('#v.pressed')
    await h.page.mouse.up()
    await h.page.waitForSelector('#v:not(.pressed)')
  })

  test('hover-stop-propagation leaves the outer view as it is', async () => {
    const view = 'hover-class="on" hover-start-time="0" hover-stay-time="0"'
    await h.mount(
      `<view id="outer" ${view}><view id="inner" ${view} hover-stop-propagation style="height:40px">x</view></view>`,
    )
    await h.page.hover('#inner')
    await h.page.mouse.down()
    await h.page.waitForSelector('#inner.on')
    expect(await h.page.locator('#outer.on').count()).toBe(0)
    await h.page.mouse.up()
  })

  test('text keeps line breaks, decodes entities and widens spaces, also after an update', async () => {
    await h.mount('<text id="a">{{t}}</text><text id="b" decode>{{t}}</text><text id="c" space="emsp">{{t}}</text>', {
      data: { t: 'a&lt;b\nc d' },
    })
    const texts = () => h.page.evaluate(() => ['a', 'b', 'c'].map((id) => document.getElementById(id)!.textContent))
    expect(await texts()).toEqual(['a&lt;b\nc d', 'a<b\nc d', 'a&lt;b\nc\u2003d'])
    expect((await h.box('#a')).height).toBeGreaterThan(30)
    await h.setData({ t: '&amp; &gt;' })
    expect(await texts()).toEqual(['&amp; &gt;', '& >', '&amp;\u2003&gt;'])
  })

  test('text nests and is selectable only when it says so', async () => {
    await h.mount('<text id="a">外<text id="b" selectable>内</text></text>')
    expect(await h.page.textContent('#a')).toBe('外内')
    expect(await h.css('#a', 'user-select')).toBe('none')
    expect(await h.css('#b', 'user-select')).toBe('text')
  })

  test('rich-text renders nodes and HTML, drops what is not trusted, and masks events inside', async () => {
    const nodes = [
      {
        name: 'DIV',
        attrs: { class: 'c', style: 'width:75rpx', onclick: 'x()' },
        children: [{ type: 'text', text: 'A&nbsp;&lt;B' }],
      },
      { name: 'script', children: [{ type: 'text', text: 'x' }] },
      { name: 'video', children: [{ name: 'p', children: [{ type: 'text', text: 'gone' }] }] },
    ]
    await h.mount('<rich-text id="r" nodes="{{n}}" bindtap="log"/>', { data: { n: nodes } })
    const html = () => h.page.locator('#r .wx-rich-text-content').innerHTML()
    expect(await html()).toBe('<div class="c" style="width: 10vw;">A&nbsp;&lt;B</div>')
    await h.setData({
      n: '<p id="q" class="t">1 &amp; 2<script>alert(1)</script><img src="http://frame.test/a.png" onerror="alert(2)"></p>',
    })
    expect(await html()).toBe('<p class="t">1 &amp; 2<img src="http://frame.test/a.png"></p>')
    await h.tap('#r')
    expect((await h.take()).map(({ id }) => id)).toEqual(['r'])
    h.said.splice(0)
  })

  test('icon has the asked size and the default one, progress the asked width and its end', async () => {
    await h.mount(
      '<icon id="i" type="success"/><icon id="j" type="warn" size="40"/><progress id="p" percent="20" show-info active duration="1" bindactiveend="log"/>',
    )
    expect((await h.box('#i')).width).toBe(23)
    expect((await h.box('#j')).height).toBe(40)
    await h.until('activeend')
    expect(await h.details()).toEqual([['activeend', { curPercent: 20 }]])
    expect(await h.page.textContent('.wx-progress-info')).toBe('20%')
  })

  test('an exported animation moves the view step by step', async () => {
    const step = (type: string, args: unknown[]) => ({
      animates: [{ type, args }],
      option: { transformOrigin: '50% 50% 0', transition: { delay: 0, duration: 10, timingFunction: 'linear' } },
    })
    await h.mount('<view id="v" animation="{{a}}" style="height:10px"/>', { data: { a: {} } })
    await h.setData({ a: { actions: [step('translateX', [30]), step('style', ['opacity', 0.5])] } })
    await h.page.waitForFunction(() => getComputedStyle(document.getElementById('v')!).opacity === '0.5')
    expect((await h.box('#v')).x).toBe(30)
  })

  test('navigator goes where it says, tells success or failure, and back by delta', async () => {
    const navigators = [
      '<navigator id="a" url="../b/b?x=1" bindsuccess="log" bindcomplete="log">a</navigator>',
      '<navigator id="b" open-type="switchTab" url="/tab">b</navigator>',
      '<navigator id="c" open-type="navigateBack" delta="2">c</navigator>',
      '<navigator id="d" open-type="redirect" url="/missing" bindfail="log">d</navigator>',
    ]
    await h.mount(navigators.join(''))
    for (const id of ['a', 'b', 'c', 'd']) await h.tap(`#${id}`)
    await h.until('fail')
    expect(await h.hostCalls()).toEqual([
      ['navigateTo', { url: '../b/b?x=1' }],
      ['switchTab', { url: '/tab' }],
      ['navigateBack', { delta: 2 }],
      ['redirectTo', { url: '/missing' }],
    ])
    const errMsg = 'redirectTo:fail page "/missing" is not found'
    expect(await h.details()).toEqual([
      ['success', { errMsg: 'navigateTo:ok' }],
      ['complete', {}],
      ['fail', { errMsg }],
    ])
    expect(h.said.splice(0)).toEqual([errMsg])
  })

  test('a component that needs the phone shows a labelled box and warns once', async () => {
    await h.mount('<map id="m" latitude="1" longitude="2"/>')
    expect(await h.page.textContent('#m')).toContain('<map>')
    expect(h.said.splice(0)).toEqual(['<map> 在预览中不可用。'])
  })
})
