import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { knownApis } from '../../../devkit/preview/runtime/wx/core/known-apis'
import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

test('the list of known functions is that of miniprogram-api-typings', () => {
  const file = join(__dirname, '../../../node_modules/miniprogram-api-typings/types/wx/lib.wx.api.d.ts')
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isInterfaceDeclaration(node) && node.name.text === 'Wx')
      node.members.forEach(({ name }) => name && names.add(name.getText()))
    else ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true))
  expect([...knownApis()].sort()).toEqual([...names].sort())
})

describeWithBrowser('wx and the phone around it', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(() => h.forget())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('a function WeChat has and the preview does not throws with its name when it is called, and tells the shell once', async () => {
    const seen = await h.run(`
      const isThere = typeof wx.openBluetoothAdapter
      const messages = []
      for (let i = 0; i < 2; i += 1) try { wx.openBluetoothAdapter() } catch (error) { messages.push(error.message) }
      return { isThere, messages }`)
    const message = 'wx.openBluetoothAdapter is not available in the preview'
    expect(seen).toEqual({ isThere: 'function', messages: [message, message] })
    expect(h.said.splice(0)).toEqual([message, message])
    expect(await h.noted()).toEqual([['emit', 'missing-api', { name: 'wx.openBluetoothAdapter' }]])
    expect(await h.page.getByTestId('missing-api').textContent()).toContain('wx.openBluetoothAdapter')
  })

  test('a name WeChat does not know either throws as soon as it is read', async () => {
    expect(await h.run(`return wx.shwoToast`)).toEqual({
      rejected: { message: 'wx.shwoToast is not available in the preview' },
    })
    h.said.splice(0)
  })

  test('canIUse answers from WeChat’s list, not from what the preview has', async () => {
    const asked = [
      'showToast',
      'openBluetoothAdapter',
      'getSystemInfoSync.return.screenWidth',
      'button.open-type.share',
      'noSuchThing',
    ]
    const answers = await h.run(`return ${JSON.stringify(asked)}.map((name) => wx.canIUse(name))`)
    expect(answers).toEqual([true, true, true, true, false])
  })

  test('system information is the frame’s, in every form of the question', async () => {
    const [sync, asked, window] = await h.run<Record<string, unknown>[]>(
      `return [wx.getSystemInfoSync(), await wx.getSystemInfo(), wx.getWindowInfo()]`,
    )
    expect(sync).toMatchObject({
      screenHeight: 844,
      windowHeight: 753,
      statusBarHeight: 47,
      platform: 'devtools',
      theme: 'light',
    })
    expect(asked).toEqual({ ...sync, errMsg: 'getSystemInfo:ok' })
    expect(window).toMatchObject({ windowWidth: 390, pixelRatio: 3, safeArea: { bottom: 810 } })
    expect(window).not.toHaveProperty('tabBarHeight')
  })

  test('listeners of the app hear it until they are taken away', async () => {
    const heard = await h.run(`
      const heard = []
      wx.onAppShow((options) => heard.push(options.scene))
      testPhone.fireApp('show', { scene: 1001 })
      wx.offAppShow()
      testPhone.fireApp('show', { scene: 1002 })
      return heard`)
    expect(heard).toEqual([1001])
  })

  test('base64 and buffers turn into each other', async () => {
    expect(await h.run(`return [...new Uint8Array(wx.base64ToArrayBuffer('5YWa'))]`)).toEqual([229, 133, 154])
    expect(await h.run(`return wx.arrayBufferToBase64(new Uint8Array([229, 133, 154]).buffer)`)).toBe('5YWa')
  })

  test('what is copied can be pasted and is confirmed as on a phone', async () => {
    const pasted = await h.run(`await wx.setClipboardData({ data: '邀请码' }); return wx.getClipboardData()`)
    expect(pasted).toEqual({ errMsg: 'getClipboardData:ok', data: '邀请码' })
    expect(await h.page.getByTestId('toast-title').textContent()).toBe('内容已复制')
  })

  test('a scanned code is what was typed; cancelling is a failure', async () => {
    await h.begin(`wx.scanCode()`)
    await h.page.getByTestId('modal-input').fill('packages/members/join/page?scene=abc')
    await h.tap('modal-confirm')
    expect(await h.outcome()).toMatchObject({
      result: 'packages/members/join/page?scene=abc',
      path: 'packages/members/join/page?scene=abc',
    })
    await h.begin(`wx.scanCode()`)
    await h.tap('modal-cancel')
    expect(await h.outcome()).toEqual({ rejected: { errMsg: 'scanCode:fail cancel' } })
  })

  test('private data needs consent once; a refusal fails with errno 104', async () => {
    await h.load('?privacy')
    await h.begin(`wx.requirePrivacyAuthorize()`)
    await h.tap('privacy-disagree')
    expect(await h.outcome()).toEqual({
      rejected: { errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 },
    })
    await h.begin(`wx.getClipboardData()`)
    await h.tap('privacy-agree')
    expect(await h.outcome()).toMatchObject({ errMsg: 'getClipboardData:ok' })
    expect(await h.run(`return wx.getPrivacySetting()`)).toMatchObject({ needAuthorization: false })
  })

  test('a program with its own privacy dialog is asked in place of WeChat’s', async () => {
    await h.load('?privacy')
    const seen = await h.run(`
      let referrer
      wx.onNeedPrivacyAuthorization((resolve, info) => { referrer = info.referrer; resolve({ event: 'exposureAuthorization' }); resolve({ event: 'agree' }) })
      await wx.requirePrivacyAuthorize()
      return { referrer, sheets: document.querySelectorAll('[data-testid="privacy-sheet"]').length }`)
    expect(seen).toEqual({ referrer: 'requirePrivacyAuthorize', sheets: 0 })
  })

  test('a permission is asked for once and can be changed in the settings', async () => {
    await h.begin(`wx.authorize({ scope: 'scope.record' })`)
    await h.tap('modal-cancel')
    expect(await h.outcome()).toEqual({ rejected: { errMsg: 'authorize:fail auth deny' } })
    await h.begin(`wx.openSetting()`)
    await h.page.getByTestId('setting-scope.record').check()
    await h.tap('setting-close')
    expect(await h.outcome()).toMatchObject({ authSetting: { 'scope.record': true } })
    expect(await h.run(`return wx.authorize({ scope: 'scope.record' })`)).toEqual({ errMsg: 'authorize:ok' })
  })

  test('a way out of the mini program is said, not taken', async () => {
    await h.begin(`wx.navigateToMiniProgram({ appId: 'wx1', path: 'a' })`)
    expect(await h.page.getByTestId('modal-content').textContent()).toContain('wx1')
    await h.tap('modal-confirm')
    expect(await h.outcome()).toEqual({ errMsg: 'navigateToMiniProgram:ok' })
  })
})
