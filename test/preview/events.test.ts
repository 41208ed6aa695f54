import { describeOnPhone } from './support/phone'

describeOnPhone('events', (the) => {
  beforeEach(async () => {
    await the.phone.open('#/pages/events/index')
    await the.phone.clearLog()
  })

  test('a tap bubbles with target, currentTarget and the marks on its way', async () => {
    await the.phone.tap('#free')
    expect(await the.phone.log()).toEqual([
      'tap free from free {"inner":2,"outer":1}',
      'tap outer from free {"inner":2,"outer":1}',
    ])
  })

  test('catch ends the bubbling', async () => {
    await the.phone.tap('#caught')
    expect((await the.phone.log()).map((line) => line.split(' ')[1])).toEqual(['caught', 'catcher'])
  })

  test('capture-bind comes before the target', async () => {
    await the.phone.tap('#captured')
    expect((await the.phone.log()).map((line) => line.split(' ')[1])).toEqual(['capture', 'captured'])
  })

  test('only the first of several mut-bind handlers runs', async () => {
    await the.phone.tap('#mutated')
    expect((await the.phone.log()).map((line) => line.split(' ')[1])).toEqual(['mut-inner'])
  })

  test('a long press is no tap', async () => {
    const box = await the.phone.page.locator('#press').boundingBox()
    await the.phone.page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await the.phone.page.mouse.down()
    await the.phone.logged('longpress')
    await the.phone.page.mouse.up()
    await the.phone.settle()
    expect(await the.phone.log()).toEqual(['longpress'])
  })

  test('the mouse counts as a finger', async () => {
    const box = await the.phone.page.locator('#touch').boundingBox()
    await the.phone.page.mouse.move((box?.x ?? 0) + 5, (box?.y ?? 0) + 5)
    await the.phone.page.mouse.down()
    await the.phone.page.mouse.move((box?.x ?? 0) + 50, (box?.y ?? 0) + 5)
    await the.phone.page.mouse.up()
    expect(await the.phone.log()).toEqual(['touchstart 1 1', 'touchmove 1 1', 'touchend 0 1'])
  })

  test('coordinates count from the page, below the bar', async () => {
    const detail = await the.phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          const page = (window as unknown as { getCurrentPages(): Array<Record<string, unknown>> }).getCurrentPages()[0]
          if (page) page.tap = (event: { detail: unknown }) => resolve(event.detail)
          const box = document.querySelector('#free')?.getBoundingClientRect() ?? new DOMRect()
          for (const type of ['mousedown', 'mouseup']) {
            const at = { clientX: box.x + 1, clientY: box.y + 1, bubbles: true, buttons: 1 }
            document.querySelector('#free')?.dispatchEvent(new MouseEvent(type, at))
          }
        }),
    )
    const box = await the.phone.page.locator('#free').boundingBox()
    expect(detail).toEqual({ x: 1, y: (box?.y ?? 0) + 1 - 91 })
  })

  test('a wxs handler gets component descriptors and can call the page', async () => {
    await the.phone.tap('#wxs')
    expect(await the.phone.style('#moved', 'margin-left')).toBe('39px')
    expect(await the.phone.log()).toEqual(['wxs {"id":"7"}'])
  })

  test('a wxs property observer hears of changes', async () => {
    await the.phone.page.evaluate('getCurrentPages()[0].setData({ value: 2 })')
    expect(await the.phone.log()).toEqual(['observed [2,1]'])
  })

  test('the end of a transition is an event', async () => {
    await the.phone.page.evaluate('getCurrentPages()[0].setData({ gone: true })')
    await the.phone.logged('transitionend')
  })

  test('a transition inside a built-in is nobody’s event', async () => {
    const heard = await the.phone.page.evaluate(() => {
      const inner = document.querySelector('#box-around > *')
      inner?.dispatchEvent(new TransitionEvent('transitionend', { bubbles: true }))
      document.querySelector('#slotted')?.dispatchEvent(new TransitionEvent('transitionend', { bubbles: true }))
      return inner?.tagName
    })
    expect(heard).toBe('WX-SCROLL-BOX')
    expect((await the.phone.log()).filter((line) => line === 'transitionend')).toHaveLength(1)
  })

  test('pulling the page down refreshes it until it is told to stop', async () => {
    await the.phone.page.mouse.move(200, 500)
    await the.phone.page.mouse.down()
    await the.phone.page.mouse.move(200, 700, { steps: 5 })
    await the.phone.page.mouse.up()
    await the.phone.logged('pull-down')
    expect(await the.phone.style('.preview-dots', 'visibility')).toBe('visible')
    await the.phone.page.evaluate('wx.stopPullDownRefresh()')
    expect(await the.phone.style('.preview-dots', 'visibility')).toBe('hidden')
  })

  test('a short pull does nothing', async () => {
    await the.phone.page.mouse.move(200, 500)
    await the.phone.page.mouse.down()
    await the.phone.page.mouse.move(200, 550, { steps: 5 })
    await the.phone.page.mouse.up()
    expect(await the.phone.log()).not.toContain('pull-down')
  })
})
