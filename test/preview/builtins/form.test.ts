import { describeWithBrowser } from '../../support/browser'
import { Harness } from './harness'

describeWithBrowser('form built-ins', () => {
  let h: Harness
  beforeAll(async () => {
    h = await Harness.open()
  })
  afterAll(() => h.close())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('a form collects every named field on submit and empties them on reset', async () => {
    await h.mount(
      `<form bindsubmit="log" bindreset="log">
        <input name="i" value="甲"/><textarea name="t" value="乙"/><switch name="s" checked/><slider name="l" value="30" min="10"/>
        <checkbox-group name="c"><checkbox value="1" checked/><checkbox value="2"/></checkbox-group>
        <radio-group name="r"><label><radio value="a"/></label><view><radio value="b" checked/></view></radio-group>
        <picker name="p" range="{{['x','y']}}" value="1"/><picker-view name="v" value="{{[0]}}"/>
        <input value="no name"/>
        <button id="ok" data-k="9" form-type="submit">交</button><button id="no" form-type="reset">清</button>
      </form>`,
    )
    await h.tap('#ok')
    const [submitted] = await h.take()
    expect(submitted!.type).toBe('submit')
    expect(submitted!.detail.value).toEqual({ i: '甲', t: '乙', s: true, l: 30, c: ['1'], r: 'b', p: 1, v: [] })
    expect(submitted!.detail.target).toMatchObject({ id: 'ok', dataset: { k: '9' } })
    await h.tap('#no')
    expect((await h.take()).map(({ type }) => type)).toEqual(['reset'])
    await h.tap('#ok')
    expect((await h.take())[0]!.detail.value).toMatchObject({ i: '', t: '', s: false, l: 10, c: [], r: '' })
  })

  test('components take part in a form by wx://form-field, form-field-group and form-field-button', async () => {
    await h.mount(
      '<form bindsubmit="log"><my-field name="own" value="{{3}}"/><my-group/><my-plain/><my-button id="b"/></form>',
      {
        components: {
          'my-field': { wxml: '<view/>', behaviors: ['wx://form-field'] },
          'my-group': { wxml: '<view><input name="in-group" value="g"/></view>', behaviors: ['wx://form-field-group'] },
          'my-plain': { wxml: '<input name="hidden-inside" value="p"/>' },
          'my-button': { wxml: '<button form-type="submit">交</button>', behaviors: ['wx://form-field-button'] },
        },
      },
    )
    await h.tap('#b')
    expect((await h.take())[0]!.detail.value).toEqual({ own: 3, 'in-group': 'g' })
  })

  test('a button inside a component without wx://form-field-button leaves the form alone', async () => {
    await h.mount('<form bindsubmit="log"><my-button id="b"/></form>', {
      components: { 'my-button': { wxml: '<button form-type="submit">交</button>' } },
    })
    await h.tap('#b')
    expect(await h.take()).toEqual([])
  })

  test('typing into an input tells value, cursor and keyCode, then focus, blur and confirm', async () => {
    await h.mount('<input id="i" bindinput="log" bindfocus="log" bindblur="log" bindconfirm="log"/>')
    await h.tap('#i')
    await h.page.keyboard.type('a1')
    await h.page.keyboard.press('Enter')
    expect(await h.details()).toEqual([
      ['focus', { value: '', height: 0 }],
      ['input', { value: 'a', cursor: 1, keyCode: 65 }],
      ['input', { value: 'a1', cursor: 2, keyCode: 49 }],
      ['confirm', { value: 'a1' }],
      ['blur', { value: 'a1', cursor: 2 }],
    ])
  })

  test('what bindinput returns replaces the input, and a returned cursor places it', async () => {
    await h.mount('<input id="a" bindinput="upper"/><input id="b" bindinput="keep"/>', {
      methods: { upper: 'return event.detail.value.toUpperCase()', keep: 'return { value: "123456", cursor: 2 }' },
    })
    await h.tap('#a')
    await h.page.keyboard.type('abc')
    expect(await h.page.inputValue('#a input')).toBe('ABC')
    await h.tap('#b')
    await h.page.keyboard.type('x')
    expect(
      await h.page.locator('#b input').evaluate((field: HTMLInputElement) => [field.value, field.selectionStart]),
    ).toEqual(['123456', 2])
  })

  test('model:value follows what is typed, and what the page sets', async () => {
    await h.mount('<input id="i" model:value="{{v}}"/><switch id="s" model:checked="{{on}}"/>', {
      data: { v: 'a', on: false },
    })
    await h.tap('#i')
    await h.page.keyboard.press('End')
    await h.page.keyboard.type('b')
    await h.tap('#s')
    expect(await h.data()).toMatchObject({ v: 'ab', on: true })
    await h.setData({ v: 'neu' })
    expect(await h.page.inputValue('#i input')).toBe('neu')
  })

  test('an input limits length and characters to its type, hides passwords and shows its placeholder', async () => {
    await h.mount(
      `<input id="n" type="number" maxlength="3" placeholder="数" placeholder-style="color:rgb(1,2,3)" placeholder-class="ph"/><input id="d" type="digit"/>
       <input id="c" type="idcard"/><input id="p" password value="x"/><input id="o" maxlength="-1" disabled value="y"/>`,
      { css: '.ph { font-size: 30px }' },
    )
    expect([
      await h.page.textContent('#n'),
      await h.css('#n .wx-placeholder', 'color'),
      await h.css('#n .wx-placeholder', 'font-size'),
    ]).toEqual(['数', 'rgb(1, 2, 3)', '30px'])
    for (const [id, typed] of [
      ['n', '1a2345'],
      ['d', '1.5x'],
      ['c', '11xZ'],
    ] as const) {
      await h.tap(`#${id}`)
      await h.page.keyboard.type(typed)
    }
    const values = await Promise.all(['n', 'd', 'c'].map((id) => h.page.inputValue(`#${id} input`)))
    expect(values).toEqual(['123', '1.5', '11x'])
    expect(await h.page.locator('#n .wx-placeholder').isVisible()).toBe(false)
    expect(await h.page.getAttribute('#p input', 'type')).toBe('password')
    expect(await h.page.locator('#o input').isDisabled()).toBe(true)
  })

  test('focus set by the page focuses, with the selection asked for', async () => {
    await h.mount(
      '<input id="i" focus="{{f}}" value="abcdef" selection-start="1" selection-end="3" bindfocus="log"/>',
      { data: { f: false } },
    )
    await h.setData({ f: true })
    await h.until('focus')
    const selection = await h.page
      .locator('#i input')
      .evaluate((field: HTMLInputElement) => [field.selectionStart, field.selectionEnd])
    expect(selection).toEqual([1, 3])
  })

  test('a Chinese input method is heard when the word stands, not letter by letter', async () => {
    await h.mount('<input id="i" bindinput="log"/>')
    await h.tap('#i')
    const client = await h.page.context().newCDPSession(h.page)
    await client.send('Input.imeSetComposition', { text: 'dang', selectionStart: 4, selectionEnd: 4 })
    await client.send('Input.insertText', { text: '党' })
    expect((await h.details()).map(([, detail]) => (detail as { value: string }).value)).toEqual(['党'])
  })

  test('a textarea grows with its lines and tells linechange', async () => {
    await h.mount(
      '<textarea id="t" auto-height bindlinechange="log" bindinput="log" style="line-height:20px;width:100px"/>',
    )
    await h.until('linechange')
    await h.take()
    await h.tap('#t')
    await h.page.keyboard.type('a')
    await h.page.keyboard.press('Enter')
    await h.until('linechange')
    const linechange = (await h.details()).find(([type]) => type === 'linechange')![1]
    expect(linechange).toEqual({ height: 40, heightRpx: 80, lineCount: 2, lineHeight: 20 })
    expect((await h.box('#t')).height).toBe(40)
    expect(await h.page.inputValue('#t textarea')).toBe('a\n')
  })

  test('a checkbox group tells its values in the order of checking, disabled ones stay', async () => {
    await h.mount(
      `<checkbox-group bindchange="log"><checkbox id="a" value="a"/><label id="l"><view>乙</view><checkbox id="b" value="b"/></label>
       <checkbox id="c" value="c" disabled/></checkbox-group>`,
    )
    for (const id of ['l view', 'a', 'c', 'b']) await h.tap(`#${id.replace(' ', ' wx-')}`)
    expect(await h.details()).toEqual([
      ['change', { value: ['b'] }],
      ['change', { value: ['b', 'a'] }],
      ['change', { value: ['a'] }],
    ])
  })

  test('one radio of a group is checked, by tap or by the page', async () => {
    await h.mount(
      '<radio-group bindchange="log"><radio wx:for="{{[1,2,3]}}" wx:key="*this" id="r{{item}}" value="{{item}}" checked="{{item === on}}"/></radio-group>',
      { data: { on: 1 } },
    )
    const checked = () => h.page.locator('wx-radio[aria-checked=true]').evaluateAll((all) => all.map(({ id }) => id))
    await h.tap('#r2')
    await h.tap('#r2')
    expect(await h.details()).toEqual([['change', { value: '2' }]])
    expect(await checked()).toEqual(['r2'])
    await h.setData({ on: 3 })
    expect(await checked()).toEqual(['r3'])
  })

  test('a label acts on its own control or on the one it names, and only once', async () => {
    await h.mount(
      `<label for="s"><view id="far">远</view></label><label id="near"><switch id="s" bindchange="log"/></label>
       <label><view id="w">写</view><input id="i" bindfocus="log"/></label>`,
    )
    await h.tap('#far')
    await h.tap('#s')
    expect(await h.details()).toEqual([
      ['change', { value: true }],
      ['change', { value: false }],
    ])
    await h.tap('#w')
    expect((await h.take()).map(({ id }) => id)).toEqual(['i'])
  })

  test('a slider changes in steps while dragged and by a tap on its track', async () => {
    await h.mount(
      '<slider id="s" min="0" max="1" step="0.1" show-value bindchange="log" bindchanging="log" style="width:200px;margin:20px"/>',
    )
    const bar = await h.box('#s .wx-slider-handle-wrapper')
    await h.page.mouse.move(bar.x, bar.y)
    await h.page.mouse.down()
    await h.page.mouse.move(bar.x + bar.width / 2, bar.y)
    await h.page.mouse.move(bar.x + bar.width, bar.y)
    await h.page.mouse.up()
    expect(await h.details()).toEqual([
      ['changing', { value: 0.5 }],
      ['changing', { value: 1 }],
      ['change', { value: 1 }],
    ])
    await h.page.mouse.click(bar.x + bar.width * 0.3, bar.y)
    expect(await h.details()).toEqual([['change', { value: 0.3 }]])
    expect(await h.page.textContent('.wx-slider-value')).toBe('0.3')
  })

  test('a button looks as WeChat draws it, in the old style and in v2', async () => {
    const wxml =
      '<button id="a">a</button><button id="b" type="primary" class="mine">b</button><button id="c" size="mini" plain loading>c</button>'
    await h.mount(wxml, { css: '.mine { background-color: red; width: 300px }' })
    expect(await h.css('#b', 'background-color')).toBe('rgb(26, 173, 25)')
    expect([await h.css('#b', 'width'), await h.css('#a', 'font-size')]).toEqual(['300px', '18px'])
    await h.mount(wxml, { css: '.mine { background-color: red; width: 300px }', styleVersion: 'v2' })
    expect([await h.css('#b', 'background-color'), await h.css('#b', 'width')]).toEqual(['rgb(7, 193, 96)', '184px'])
    expect(await h.css('#c', 'display')).toBe('inline-block')
  })

  test('a disabled button swallows the tap, an open-type answers by its event', async () => {
    await h.page.evaluate(() =>
      window.harness.setBuiltinHooks({
        getPhoneNumber: () => Promise.resolve({ errMsg: 'getPhoneNumber:ok', code: 'c1' }),
      }),
    )
    await h.mount(
      `<view bindtap="log"><button id="a" disabled bindtap="log">a</button></view>
       <button id="b" open-type="getPhoneNumber|agreePrivacyAuthorization" bindgetphonenumber="log" bindagreeprivacyauthorization="log">b</button>
       <button id="c" open-type="share">c</button>`,
    )
    await h.tap('#a')
    expect(await h.take()).toEqual([])
    await h.tap('#b')
    await h.until('getphonenumber')
    expect(await h.details()).toEqual(
      expect.arrayContaining([
        ['getphonenumber', { errMsg: 'getPhoneNumber:ok', code: 'c1' }],
        ['agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' }],
      ]),
    )
    await h.tap('#c')
    expect(await h.hostCalls()).toEqual([['share', { from: 'button', target: { id: 'c', dataset: {} } }]])
  })

  test('an editor reports ready and gives its contents through its context', async () => {
    await h.mount('<editor id="e" placeholder="写" bindready="log" bindinput="log"/>')
    await h.until('ready')
    const contents = await h.page.evaluate(() => {
      const context = window.harness.builtinContextOf(document.getElementById('e')!) as Record<
        string,
        (options: object) => void
      >
      context['setContents']!({ html: '<p>你好</p>' })
      let got: unknown
      context['getContents']!({ success: (result: unknown) => (got = result) })
      return got
    })
    expect(contents).toMatchObject({ html: '<p>你好</p>', errMsg: 'getContents:ok' })
    expect((await h.take()).map(({ type }) => type)).toEqual(['ready', 'input'])
  })
})
