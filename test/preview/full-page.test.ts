import type { CDPSession } from 'playwright-core'
import { describeOnPhone, type Phone } from './support/phone'

const scrollTo = (phone: Phone, top: number) =>
  phone.page.evaluate((to) => void document.querySelector('.preview-scroller')?.scrollTo(0, to), top)
const toTheEnd = (phone: Phone) => scrollTo(phone, 1e6)
/** Whether the third wheel of a picker stands at this entry. */
const isTurnedTo = (label: string) => {
  const column = document.querySelectorAll('.wx-sheet-column')[2]
  const item = [...(column?.querySelectorAll('.wx-sheet-item') ?? [])].find((one) => one.textContent === label)
  if (!column || !item) return false
  const middle = (element: Element) => element.getBoundingClientRect().top + element.clientHeight / 2
  return Math.abs(middle(item) - middle(column)) < 1
}
const routes = (phone: Phone) => phone.page.evaluate('getCurrentPages().map((page) => page.route)')

describeOnPhone('a long page', (the) => {
  beforeEach(async () => void (await the.phone.open('#/pages/long/index')))

  test('asks for more at each of its ends, once', async () => {
    for (const length of [400, 600]) {
      await toTheEnd(the.phone)
      await the.phone.page.waitForSelector(`#item-${length - 1}`, { state: 'attached' })
    }
    expect((await the.phone.log()).filter((line) => line === 'reach-bottom')).toHaveLength(2)
  })

  test('wraps long text and is never wider than the screen', async () => {
    const [width, page] = await the.phone.page.evaluate(() => {
      const scroller = document.querySelector('.preview-scroller')
      return [scroller?.scrollWidth, scroller?.clientWidth]
    })
    expect(width).toBe(page)
  })

  test('keeps its bar at the lower edge while a field is written in', async () => {
    const before = await the.phone.page.locator('#bar').boundingBox()
    await the.phone.page.click('#comment input')
    await the.phone.page.keyboard.type('写得好')
    expect(await the.phone.page.locator('#bar').boundingBox()).toEqual(before)
    expect(await the.phone.page.locator('.preview-bar').boundingBox()).toMatchObject({ x: 0, y: 0 })
  })

  test('brings a field into view that is reached with the keyboard, and nothing of the frame moves', async () => {
    await the.phone.page.focus('#middle input')
    await the.phone.page.waitForFunction(() => {
      const box = document.querySelector('#middle')?.getBoundingClientRect()
      return box !== undefined && box.bottom <= innerHeight
    })
    expect(await the.phone.page.locator('.preview-bar').boundingBox()).toMatchObject({ x: 0, y: 0 })
  })

  test('is refreshed by a pull with the mouse only from its start', async () => {
    const { mouse } = the.phone.page
    const pull = async () => {
      await mouse.move(200, 400)
      await mouse.down()
      await mouse.move(200, 650, { steps: 6 })
      await mouse.up()
    }
    await scrollTo(the.phone, 300)
    await pull()
    expect(await the.phone.log()).not.toContain('pull-down')
    await scrollTo(the.phone, 0)
    await pull()
    await the.phone.logged('pull-down')
  })

  test('is refreshed by a pull with a finger', async () => {
    const client = await the.phone.page.context().newCDPSession(the.phone.page)
    await client.send('Emulation.setTouchEmulationEnabled', { enabled: true })
    await swipeDown(client)
    await the.phone.logged('pull-down')
  })

  test('opens two pages when its link is tapped twice, as WeChat does', async () => {
    await the.phone.page.evaluate(() => {
      const link = document.querySelector('#leave')
      for (const type of ['mousedown', 'mouseup', 'mousedown', 'mouseup'])
        link?.dispatchEvent(new MouseEvent(type, { bubbles: true, buttons: 1, clientX: 5, clientY: 100 }))
    })
    await the.phone.settle()
    expect(await routes(the.phone)).toEqual(['pages/long/index', 'pages/form/index', 'pages/form/index'])
  })

  test('is where it was after the page above it has gone', async () => {
    await scrollTo(the.phone, 500)
    await the.phone.wx('navigateTo', { url: '/pages/form/index' })
    await the.phone.wx('navigateBack')
    expect(await the.phone.page.evaluate(() => document.querySelector('.preview-scroller')?.scrollTop)).toBe(500)
  })

  test('is held still and named by page-meta', async () => {
    const overflow = () => the.phone.style('.preview-scroller', 'overflow-y')
    const before = await overflow()
    await the.phone.page.evaluate('getCurrentPages()[0].setData({ locked: true, title: "学习强国" })')
    expect([await overflow(), await the.phone.text('.preview-bar-title')]).toEqual(['hidden', '学习强国'])
    await the.phone.page.evaluate('getCurrentPages()[0].setData({ locked: false })')
    expect(await overflow()).toBe(before)
  })

  test('lets a date be chosen from wheels', async () => {
    await the.phone.tap('#day')
    const days = the.phone.page.locator('.wx-sheet-column').nth(2)
    await days.locator('.wx-sheet-item', { hasText: '03' }).click()
    await the.phone.page.waitForFunction(isTurnedTo, '03日')
    await the.phone.page.click('.wx-sheet-confirm')
    expect(await the.phone.text('#day')).toBe('2026-11-03')
  })
})

describeOnPhone('a form', (the) => {
  beforeEach(async () => void (await the.phone.open('#/pages/form/index')))

  test('has its fields written back by model:value', async () => {
    await the.phone.page.locator('#name input').fill('林晓')
    expect(await the.phone.text('#echo')).toBe('林晓')
  })

  test('is submitted with the values of built-in fields and of components with wx://form-field', async () => {
    await the.phone.tap('#field wx-view')
    await the.phone.tap('#send')
    expect(await the.phone.log()).toContain('submit {"name":"甲","custom":"填好了"}')
  })

  test('is not submitted by Enter in a field, which only confirms the field', async () => {
    await the.phone.page.locator('#name input').press('Enter')
    await the.phone.settle()
    expect(await the.phone.log()).toContain('confirm 甲')
    expect(await the.phone.log()).not.toContainEqual(expect.stringContaining('submit'))
  })
})

async function swipeDown(client: CDPSession): Promise<void> {
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x: 200, y }] })
  await touch('touchStart', 300)
  for (let y = 325; y <= 600; y += 25) await touch('touchMove', y)
  await touch('touchEnd')
}
