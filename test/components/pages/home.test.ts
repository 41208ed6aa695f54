import { mountPage } from '../../support/mini-component'
import { Offline } from '../../support/mini-wx'
import { admin, home } from '../support/answers'

const offline = () => {
  throw new Offline()
}

describe('the home page', () => {
  test('shows first that it loads, then what one owes and has to do', async () => {
    let answer: (value: unknown) => void = () => undefined
    const page = await mountPage('pages/home/page', {
      cloud: { 'home.open': () => new Promise((resolve) => (answer = resolve)) },
    })
    expect(page.has('.state__skeleton')).toBe(true)
    answer(home())
    await page.settle()
    expect(page.has('.state__skeleton')).toBe(false)
    expect(page.text('.title')).toBe('林晓，晚上好')
    expect(page.text('.home__dues')).toContain('¥192.60')
    expect(page.text()).toContain('微课：开好组织生活会')
  })

  test('asks the cloud once', async () => {
    const page = await mountPage('pages/home/page', { cloud: { 'home.open': home() } })
    page.instance.onShow!()
    await page.settle()
    expect(page.calls.map(({ action }) => action)).toEqual(['home.open'])
  })

  test('without a network says so, and a retry brings it', async () => {
    let isOnline = false
    const page = await mountPage('pages/home/page', { cloud: { 'home.open': () => (isOnline ? home() : offline()) } })
    expect(page.text('.state__message')).toContain('没连上网络')
    expect(page.text('.state__message')).toContain('NET_OFFLINE')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.text('.title')).toBe('林晓，晚上好')
  })

  test('with everything done says so', async () => {
    const done = home({ dues: null, todos: [], lesson: null, articles: [], topics: [], unreadNotices: 0 })
    const page = await mountPage('pages/home/page', { cloud: { 'home.open': done } })
    expect(page.text()).toContain('都办完了')
    expect(page.has('.home__dues')).toBe(false)
    expect(page.has('.home__dot')).toBe(false)
  })

  test('opens what is tapped', async () => {
    const page = await mountPage('pages/home/page', { cloud: { 'home.open': home() } })
    await page.tap('.home__bell')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/inbox/list/page' })
    await page.tap('.home__dues .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/dues/mine/page' })
  })

  test('sends a stranger to join', async () => {
    const stranger = home({
      state: 'stranger',
      member: null,
      dues: null,
      todos: [],
      lesson: null,
      articles: [],
      topics: [],
    })
    const page = await mountPage('pages/home/page', { cloud: { 'home.open': stranger } })
    expect(page.wx.redirectTo).toHaveBeenCalledWith({ url: '/packages/members/join/page' })
  })
})

describe('the admin tab', () => {
  test('has the queue before the charts, and the tools last', async () => {
    const page = await mountPage('pages/admin/page', { cloud: { 'home.openAdmin': admin() } })
    expect(page.texts('.waiting-days')).toEqual(['5天', '今天'])
    expect(page.has('.waiting-days--late')).toBe(true)
    expect(page.texts('.admin__tool')).toEqual(['名册', '党费', '操作记录'])
    const text = page.text()
    expect(text.indexOf('等我处理')).toBeLessThan(text.indexOf('支部近况'))
    expect(text.indexOf('支部近况')).toBeLessThan(text.indexOf('工具'))
  })

  test('with an empty queue says so', async () => {
    const page = await mountPage('pages/admin/page', {
      cloud: { 'home.openAdmin': admin({ queue: [], dues: null, task: null }) },
    })
    expect(page.text()).toContain('都办完了')
    expect(page.text()).not.toContain('支部近况')
  })

  test('opens the tool that is tapped', async () => {
    const page = await mountPage('pages/admin/page', { cloud: { 'home.openAdmin': admin() } })
    await page.tap('.admin__tool')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/members/roster/page' })
  })

  test('without a network says so', async () => {
    const page = await mountPage('pages/admin/page', { cloud: { 'home.openAdmin': offline } })
    expect(page.text('.state__message')).toContain('没连上网络')
  })
})
