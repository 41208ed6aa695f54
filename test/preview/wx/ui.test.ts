import { describeWithBrowser } from '../../support/browser'
import { WxHarness } from './harness'

describeWithBrowser('wx dialogs, toasts and bars', () => {
  let h: WxHarness
  beforeAll(async () => {
    h = await WxHarness.open()
  })
  afterAll(() => h.close())
  beforeEach(() => h.forget())
  afterEach(() => expect(h.said.splice(0)).toEqual([]))

  test('a toast shows its title and goes by itself', async () => {
    const shown = await h.run(`
      await wx.showToast({ title: '已保存', duration: 50 })
      return document.querySelector('[data-testid="toast"]').textContent`)
    expect(shown).toBe('已保存')
    await h.page.getByTestId('toast').waitFor({ state: 'detached' })
  })

  test('loading stays until it is hidden, and a toast takes its place', async () => {
    await h.run(`await wx.showLoading({ title: '加载中', mask: true })`)
    expect(await h.page.getByTestId('toast').getAttribute('data-icon')).toBe('loading')
    await h.run(`await wx.showToast({ title: '好了', icon: 'none' })`)
    expect(await h.page.getByTestId('toast').count()).toBe(1)
    await h.run(`await wx.hideLoading()`)
    expect(await h.page.getByTestId('toast').count()).toBe(0)
  })

  test('a modal tells which button was tapped', async () => {
    await h.begin(`wx.showModal({ title: '退回这份汇报？', content: '写上原因', confirmText: '退回' })`)
    expect(await h.page.getByTestId('modal-title').textContent()).toBe('退回这份汇报？')
    await h.tap('modal-confirm')
    expect(await h.outcome()).toEqual({ errMsg: 'showModal:ok', confirm: true, cancel: false, content: null })
    await h.begin(`wx.showModal({ content: '真的？' })`)
    await h.tap('modal-cancel')
    expect(await h.outcome()).toMatchObject({ confirm: false, cancel: true })
    expect(await h.page.getByTestId('modal').count()).toBe(0)
  })

  test('an editable modal gives what was typed', async () => {
    await h.begin(`wx.showModal({ title: '原因', editable: true, content: '旧' })`)
    await h.page.getByTestId('modal-input').fill('材料不全')
    await h.tap('modal-confirm')
    expect(await h.outcome()).toMatchObject({ confirm: true, content: '材料不全' })
  })

  test('a modal is answered by the keyboard alone: Enter confirms, Escape cancels, Tab stays inside', async () => {
    await h.begin(`wx.showModal({ title: '键盘' })`)
    await h.page.keyboard.press('Enter')
    expect(await h.outcome()).toMatchObject({ confirm: true })
    await h.begin(`wx.showModal({ title: '键盘' })`)
    for (const key of ['Tab', 'Tab', 'Tab', 'Enter']) await h.page.keyboard.press(key)
    expect(await h.outcome()).toMatchObject({ cancel: true })
    await h.begin(`wx.showModal({ title: '键盘' })`)
    await h.page.keyboard.press('Escape')
    expect(await h.outcome()).toMatchObject({ cancel: true })
  })

  test('a second modal waits for the first', async () => {
    await h.begin(`Promise.all([wx.showModal({ title: '一' }), wx.showModal({ title: '二' })])`)
    expect(await h.page.getByTestId('modal-title').allTextContents()).toEqual(['一'])
    await h.tap('modal-confirm')
    await h.page.getByText('二').waitFor()
    await h.tap('modal-cancel')
    expect(await h.outcome()).toMatchObject([{ confirm: true }, { cancel: true }])
  })

  test('an action sheet gives the index, and cancel is a failure', async () => {
    await h.begin(`wx.showActionSheet({ itemList: ['置顶', '隐藏'] })`)
    await h.tap('action-sheet-item-1')
    expect(await h.outcome()).toEqual({ errMsg: 'showActionSheet:ok', tapIndex: 1 })
    await h.begin(`wx.showActionSheet({ itemList: ['置顶'] })`)
    await h.tap('action-sheet-cancel')
    expect(await h.outcome()).toEqual({ rejected: { errMsg: 'showActionSheet:fail cancel' } })
  })

  test('what a phone refuses is refused: seven items, five characters on a button, a colour that is neither black nor white', async () => {
    const result = await h.run(`
      const refused = []
      const note = ({ errMsg }) => refused.push(errMsg)
      await wx.showActionSheet({ itemList: [...'1234567'] }).catch(note)
      await wx.showModal({ title: 'a', confirmText: '五个字按钮' }).catch(note)
      await wx.setNavigationBarColor({ frontColor: '#ff0000', backgroundColor: '#fff' }).catch(note)
      await wx.setTabBarBadge({ index: 0, text: '1' }).catch(note)
      return refused`)
    expect(result).toEqual([
      'showActionSheet:fail parameter error: itemList should not be large than 6',
      'showModal:fail confirmText length should not larger than 4 Chinese characters',
      'setNavigationBarColor:fail invalid frontColor, must be #ffffff or #000000',
      'setTabBarBadge:fail not TabBar page',
    ])
  })

  test('navigation goes to the host and its refusal comes back as it is', async () => {
    expect(await h.run(`return wx.navigateTo({ url: '/pages/learn/page' })`)).toEqual({ errMsg: 'navigateTo:ok' })
    expect(await h.run(`return wx.switchTab({ url: '/missing' })`)).toEqual({
      rejected: { errMsg: 'switchTab:fail page "missing" is not found' },
    })
    expect((await h.noted()).map(([name]) => name)).toEqual(['navigateTo', 'switchTab'])
  })

  test('going back with unsaved text asks first', async () => {
    await h.run(`await wx.enableAlertBeforeUnload({ message: '还没保存，离开吗？' })`)
    await h.begin(`wx.navigateBack()`)
    await h.tap('modal-cancel')
    expect(await h.outcome()).toEqual({ rejected: { errMsg: 'navigateBack:fail cancel' } })
    expect(await h.noted()).toEqual([])
    await h.begin(`wx.navigateBack({ delta: 1 })`)
    await h.tap('modal-confirm')
    expect(await h.outcome()).toEqual({ errMsg: 'navigateBack:ok' })
  })

  test('an animation is exported step by step, in the form the animation property plays', async () => {
    const exported = await h.run(`
      const animation = wx.createAnimation({ duration: 100, timingFunction: 'ease' })
      animation.opacity(0.5).translateX(10).step().height(20).step({ duration: 7 })
      const first = animation.export()
      return [first, animation.export()]`)
    expect(exported).toEqual([
      {
        actions: [
          {
            animates: [
              { type: 'style', args: ['opacity', 0.5] },
              { type: 'translateX', args: [10] },
            ],
            option: { transformOrigin: '50% 50% 0', transition: { duration: 100, timingFunction: 'ease', delay: 0 } },
          },
          {
            animates: [{ type: 'style', args: ['height', '20px'] }],
            option: { transformOrigin: '50% 50% 0', transition: { duration: 7, timingFunction: 'ease', delay: 0 } },
          },
        ],
      },
      { actions: [] },
    ])
  })

  test('an error in a callback is the program’s and does not turn success into failure', async () => {
    const result = await h.run(`
      const seen = []
      addEventListener('error', (event) => { event.preventDefault(); seen.push(event.error.message) }, { once: true })
      wx.hideToast({ success: () => { throw new Error('mine') }, fail: () => seen.push('fail'), complete: () => seen.push('complete') })
      await new Promise((done) => setTimeout(done))
      return seen`)
    expect(result).toEqual(['mine', 'complete'])
  })
})
