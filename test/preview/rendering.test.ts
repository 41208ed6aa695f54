import { describeOnPhone } from './support/phone'

describeOnPhone('rendering', (the) => {
  test('templates, includes and wxs files and modules work together', async () => {
    await the.phone.open('#/pages/home/index?x=7')
    expect(await the.phone.text('#title')).toBe('首页 7')
    expect(await the.phone.text('#yuan')).toBe('¥192.60')
    expect(await the.phone.text('#twice')).toBe('¥1.00¥1.00')
    expect(await the.phone.text('#greeting')).toBe('林晓，4 件')
    expect(await the.phone.text('#footer')).toBe('页脚 4')
  })

  test('wxs differs from JavaScript where WeChat says so', async () => {
    await the.phone.open()
    expect(await the.phone.text('#type')).toBe('Array String 12')
  })

  test('an object literal may have numbers as keys', async () => {
    await the.phone.open()
    expect(await the.phone.text('#numeric')).toBe('one')
  })

  test('wx:if, wx:elif and wx:else switch', async () => {
    await the.phone.open()
    const shown: Array<string | null> = [await the.phone.text('#branch')]
    for (const which of [2, 3, 1]) {
      await the.phone.page.evaluate(`getCurrentPages()[0].setData({ which: ${which} })`)
      shown.push(await the.phone.text('#branch'))
    }
    expect(shown).toEqual(['一', '二', '其他', '一'])
  })

  test('generics use the given component, or their default', async () => {
    await the.phone.open('#/pages/lists/index')
    expect(await the.phone.text('#named')).toBe('甲乙')
    expect(await the.phone.text('#default')).toBe('isolated')
  })

  test('named slots go where the component puts them', async () => {
    await the.phone.open('#/pages/lists/index')
    expect(await the.phone.text('#slots')).toBe('headbody')
  })

  test('a component with a virtual host leaves no element of its own', async () => {
    await the.phone.open('#/pages/lists/index')
    expect(await the.phone.page.locator('#flex > *').evaluate((dom) => dom.tagName)).toBe('WX-VIEW')
    expect(await the.phone.text('#flex')).toBe('林晓')
  })

  test('relations link parent and children', async () => {
    await the.phone.open('#/pages/lists/index')
    const names = await the.phone.page.evaluate('getCurrentPages()[0].selectComponent("#parent").data.names')
    expect(names).toEqual(['甲', '乙'])
  })

  test('a keyed list keeps the element of an item that moved', async () => {
    await the.phone.open('#/pages/lists/index')
    await the.phone.page.evaluate(
      () => void ((document.querySelector('.person') as HTMLElement & { seen?: boolean }).seen = true),
    )
    await the.phone.page.evaluate(
      `getCurrentPages()[0].setData({ people: [{ id: 2, name: '陈' }, { id: 1, name: '林' }] })`,
    )
    expect(await the.phone.page.locator('.person').allTextContents()).toEqual(['0 陈', '1 林'])
    const kept = await the.phone.page
      .locator('.person')
      .evaluateAll((all) => all.map((dom) => (dom as HTMLElement & { seen?: boolean }).seen ?? false))
    expect(kept).toEqual([false, true])
  })

  test('npm packages and their parts are found in miniprogram_npm', async () => {
    await the.phone.open('#/pages/lists/index')
    expect(await the.phone.text('#npm')).toBe('tiny 1 A')
  })

  test('selector queries measure from the page and give dataset', async () => {
    await the.phone.open('#/pages/scroll/index')
    await the.phone.page.evaluate(() => void document.querySelector('.preview-scroller')?.scrollTo(0, 150))
    const result = await the.phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          type Query = {
            select(s: string): Query
            selectViewport(): Query
            boundingClientRect(): Query
            scrollOffset(): Query
            exec(f: unknown): void
          }
          const query = (window as unknown as { wx: { createSelectorQuery(): Query } }).wx.createSelectorQuery()
          query.select('#item-2').boundingClientRect()
          query.selectViewport().scrollOffset()
          query.exec(resolve)
        }),
    )
    expect(result).toMatchObject([
      { id: 'item-2', dataset: { n: 2 }, top: 50, height: 100, width: 390 },
      { scrollTop: 150, scrollHeight: 4000 },
    ])
  })

  test('an intersection observer tells when an element comes into view', async () => {
    await the.phone.open('#/pages/scroll/index')
    const result = await the.phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          type Observer = { relativeToViewport(): Observer; observe(s: string, f: unknown): void }
          const page = (
            window as unknown as { getCurrentPages(): Array<{ createIntersectionObserver(): Observer }> }
          ).getCurrentPages()[0]
          page?.createIntersectionObserver().relativeToViewport().observe('#item-20', resolve)
          document.querySelector('.preview-scroller')?.scrollTo(0, 1900)
        }),
    )
    expect(result).toMatchObject({ id: 'item-20', dataset: { n: 20 }, intersectionRatio: 1 })
  })

  test('this.animate moves an element and calls back', async () => {
    await the.phone.open('#/pages/scroll/index')
    await the.phone.page.evaluate(
      () =>
        new Promise((resolve) => {
          type Page = { animate(s: string, frames: object[], ms: number, done: unknown): void }
          const page = (window as unknown as { getCurrentPages(): Page[] }).getCurrentPages()[0]
          page?.animate(
            '#item-0',
            [
              { opacity: 1, translateX: 0 },
              { opacity: 0.5, translateX: 20 },
            ],
            10,
            resolve,
          )
        }),
    )
    expect(await the.phone.style('#item-0', 'opacity')).toBe('0.5')
    expect(await the.phone.style('#item-0', 'transform')).toBe('matrix(1, 0, 0, 1, 20, 0)')
  })

  test('the end of the page is reported once per arrival', async () => {
    await the.phone.open('#/pages/scroll/index')
    await the.phone.clearLog()
    const scrollTo = (top: number) =>
      the.phone.page.evaluate(
        (y) =>
          new Promise<void>((resolve) => {
            const scroller = document.querySelector('.preview-scroller')
            scroller?.addEventListener('scroll', () => resolve(), { once: true })
            scroller?.scrollTo(0, y)
          }),
        top,
      )
    for (const top of [1000, 3200, 3240, 2000, 3200]) await scrollTo(top)
    expect(await the.phone.log()).toEqual(['reach-bottom', 'reach-bottom'])
    expect(await the.phone.page.evaluate('getCurrentPages()[0].data.scrolled')).toBe(3200)
  })

  test('what glass-easel finds wrong is said with the component’s path, once for each place', async () => {
    await the.phone.open('#/pages/rough/index')
    await the.phone.page.evaluate('getCurrentPages()[0].setData({ list: [{ id: 2 }, { id: 2 }] })')
    await the.phone.wx('reLaunch', { url: '/pages/rough/index' })
    expect(the.phone.said.splice(0)).toEqual([
      'behavior wx://nobody-knows is not available in the preview',
      '[Component] pages/rough/index: Some keys are not unique while list updates: "1".',
      '[Component] components/strict/index in pages/rough/index: property "title" received type-incompatible value: expected <String> but get null value. Used default value instead.',
    ])
    expect(await the.phone.text('#end')).toBe('完')
  })
})
