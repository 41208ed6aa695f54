import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline } from '../../support/mini-wx'
import { now } from '../support/answers'
import { aCard, aColumn, aColumnPage, aDocumentCard, aGarden, aVideoCard } from '../support/content-answers'

const offline = () => {
  throw new Offline()
}
let clock: jest.SpyInstance
beforeEach(() => (clock = jest.spyOn(Date, 'now').mockReturnValue(now)))
afterEach(() => clock.mockRestore())

const urls = (page: Mounted) => page.wx.navigateTo!.mock.calls.map(([{ url }]: [{ url: string }]) => url)
const asked = (page: Mounted, action: string) =>
  page.calls.filter((call) => call.action === action).map(({ input }) => input)

describe('the tab 学习', () => {
  const open = (cloud: Record<string, unknown>) => mountPage('pages/learn/page', { cloud })
  const listed = ({ kind = 'all', cursor }: { kind?: string; cursor?: string }) => ({
    items: [aCard({ articleId: `${kind}-${cursor ?? 'first'}`, title: `${kind} ${cursor ?? ''}` })],
    nextCursor: cursor ? null : 'more',
  })

  test('shows the year, the columns with what is new, and the newest in one call', async () => {
    const page = await open({ 'content.open': aGarden() })
    expect(page.text('.year-card')).toContain('12.5 / 32 学时')
    expect(page.texts('.learn__column')).toEqual([
      '基层风采看别的支部怎么做近 7 天新 2 篇',
      '红色资源看别的支部怎么做10月3日更新',
    ])
    expect(page.text('.section__more')).toBe('全部 2 个')
    expect(page.texts('.article-card__title')).toHaveLength(3)
    expect(page.calls.map(({ action }) => action)).toEqual(['content.open'])
  })

  test('leads everywhere', async () => {
    const page = await open({ 'content.open': aGarden({ allowedEvents: ['desk'] }) })
    const places = ['.learn__search', '.year-card', '.cell', '.section__more', '.learn__column', '.article-card']
    for (const selector of places) await page.tap(selector)
    expect(urls(page)).toEqual([
      '/packages/content/search/page',
      '/packages/learn/year/page',
      '/packages/learn/courses/page',
      '/packages/content/columns/page',
      '/packages/content/column/page?id=grassroots',
      '/packages/content/article/page?id=article-1',
    ])
    expect(page.text()).toContain('编辑台')
  })

  test('shows each kind as what it is', async () => {
    const page = await open({
      'content.open': aGarden({ items: [aVideoCard(), aDocumentCard(), aCard({ columnId: 'roleModels' })] }),
    })
    expect(page.text('.article-card--wide')).toBe('6:18 城南旧址半日行红色资源 昨天')
    expect(page.text('.article-card--tile')).toContain('PDF，12 页')
    expect(page.text('.article-card--side .tag--gold')).toBe('榜样')
  })

  test('goes on at the bottom behind what it showed', async () => {
    const page = await open({ 'content.open': aGarden({ nextCursor: 'second' }), 'content.listArticles': listed })
    page.instance.onReachBottom!()
    await page.settle()
    expect(asked(page, 'content.listArticles')).toEqual([{ cursor: 'second' }])
    expect(page.texts('.article-card__title')).toHaveLength(4)
  })

  test('asks for one kind, and goes on at the bottom', async () => {
    const page = await open({ 'content.open': aGarden(), 'content.listArticles': listed })
    await page.tap('.chip:nth-child(3)')
    expect(page.text('.chip--active')).toBe('视频')
    page.instance.onReachBottom!()
    await page.settle()
    expect(asked(page, 'content.listArticles')).toEqual([{ kind: 'video' }, { kind: 'video', cursor: 'more' }])
    expect(page.texts('.article-card__title')).toEqual(['video', 'video more'])
  })

  test('of a kind of which there is nothing says so and shows all again', async () => {
    const none = { items: [], nextCursor: null }
    const page = await open({ 'content.open': aGarden(), 'content.listArticles': none })
    await page.tap('.chip:nth-child(4)')
    expect(page.text('.state__message')).toContain('还没有相册')
    await page.tap('.state__message .button')
    expect(page.text('.chip--active')).toBe('全部')
    expect(page.texts('.article-card__title')).toHaveLength(3)
  })

  test('without a network keeps the list that is there, and its chip', async () => {
    const page = await open({ 'content.open': aGarden(), 'content.listArticles': offline })
    await page.tap('.chip:nth-child(3)')
    expect(page.text('.chip--active')).toBe('全部')
    expect(page.texts('.article-card__title')).toHaveLength(3)
    expect(page.wx.showToast).toHaveBeenCalled()
  })

  test('without a network from the start says so, and a retry brings it', async () => {
    let isOnline = false
    const page = await open({ 'content.open': () => (isOnline ? aGarden() : offline()) })
    expect(page.text('.state__message')).toContain('没连上网络')
    isOnline = true
    await page.tap('.state__message .button')
    expect(page.texts('.article-card__title')).toHaveLength(3)
  })

  test('with nothing published says what will come', async () => {
    const page = await open({
      'content.open': aGarden({ items: [], columns: [aColumn({ newCount: 0, newestAt: null })] }),
    })
    expect(page.text('.state__message')).toContain('支部发布后会出现在这里。')
    expect(page.text('.learn__column')).toContain('还没有文章')
  })
})

test('the list of columns says what each is for and which one has subscribed to', async () => {
  const items = [
    { ...aColumn(), isSubscribed: true },
    { ...aColumn({ columnId: 'files', name: '文件资料' }), isSubscribed: false },
  ]
  const page = await mountPage('packages/content/columns/page', { cloud: { 'content.listColumns': { items } } })
  expect(page.texts('.columns__row')).toEqual([
    '基层风采已订阅看别的支部怎么做近 7 天新 2 篇',
    '文件资料看别的支部怎么做近 7 天新 2 篇',
  ])
  await page.tap('.columns__row:nth-child(2)')
  expect(urls(page)).toEqual(['/packages/content/column/page?id=files'])
})

describe('a column', () => {
  const open = (cloud: Record<string, unknown>, answer: 'accept' | 'reject' = 'accept') =>
    mountPage('packages/content/column/page', {
      given: { id: 'grassroots' },
      cloud: { 'content.openColumn': aColumnPage(), ...cloud },
      wx: { requestSubscribeMessage: jest.fn(() => Promise.resolve({ notice: answer })) },
    })
  const subscription = ({ isSubscribed, consentCount }: { isSubscribed: boolean; consentCount: number }) => ({
    isSubscribed,
    consentCount,
  })

  test('says what it is for, lists its articles and goes on at the bottom', async () => {
    const paged = ({ cursor }: { cursor?: string }) =>
      aColumnPage({ items: [aCard({ articleId: cursor ?? 'first' })], nextCursor: cursor ? null : 'more' })
    const page = await open({ 'content.openColumn': paged })
    expect(page.text('.column__head')).toContain('基层风采看别的支部怎么做')
    expect(page.wx.setNavigationBarTitle).toHaveBeenCalledWith({ title: '基层风采' })
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.article-card__title')).toHaveLength(2)
  })

  test('is subscribed to with the leave that WeChat gave at the tap', async () => {
    const page = await open({ 'content.setSubscription': subscription })
    await page.tap('.column__actions .button')
    expect(asked(page, 'content.setSubscription')).toEqual([
      { columnId: 'grassroots', isSubscribed: true, consentCount: 1 },
    ])
    expect(page.text('.column__actions')).toContain('已订阅')
    expect(page.text('.notice-line')).toContain('微信里还会提醒 1 次')
  })

  test('is subscribed to without pushes when WeChat gave none', async () => {
    const page = await open({ 'content.setSubscription': subscription }, 'reject')
    await page.tap('.column__actions .button')
    expect(asked(page, 'content.setSubscription')).toMatchObject([{ isSubscribed: true, consentCount: 0 }])
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已订阅，新文章在消息页里看' }))
  })

  test('takes one more push, and lets the subscription go', async () => {
    const page = await open({
      'content.openColumn': aColumnPage({ isSubscribed: true, consentCount: 1 }),
      'content.setSubscription': ({ isSubscribed }: { isSubscribed: boolean }) => ({ isSubscribed, consentCount: 2 }),
    })
    await page.tap('.column__actions .button--outline')
    expect(page.text('.notice-line')).toContain('微信里还会提醒 2 次')
    await page.tap('.column__actions .button--text')
    expect(asked(page, 'content.setSubscription').at(-1)).toMatchObject({ isSubscribed: false, consentCount: 0 })
    expect(page.has('.notice-line')).toBe(false)
    expect(page.text('.column__actions .button')).toBe('订阅')
  })

  test('asks nothing of the server when no further push was allowed', async () => {
    const page = await open({ 'content.openColumn': aColumnPage({ isSubscribed: true }) }, 'reject')
    await page.tap('.column__actions .button--outline')
    expect(page.calls).toHaveLength(1)
  })
})

describe('favourites', () => {
  const open = (cloud: Record<string, unknown>) => mountPage('packages/content/favourites/page', { cloud })
  const kept = { ...aCard(), isArchived: false }
  const gone = { ...aVideoCard(), isArchived: true }

  test('name what was archived since, which leads nowhere and can be taken off', async () => {
    let items = [kept, gone]
    const page = await open({
      'content.listFavourites': () => ({ items, nextCursor: null }),
      'content.setFavourite': () => {
        items = [kept]
        return { isFavourite: false }
      },
    })
    expect(page.texts('.article-card__title')).toEqual([kept.title])
    expect(page.text('.favourites__archived')).toContain('城南旧址半日行')
    await page.tap('.favourites__archived .button')
    expect(asked(page, 'content.setFavourite')).toEqual([{ articleId: 'article-2', isFavourite: false }])
    expect(page.has('.favourites__archived')).toBe(false)
  })

  test('of which there are none say how one comes there', async () => {
    const page = await open({ 'content.listFavourites': { items: [], nextCursor: null } })
    expect(page.text('.state__message')).toContain('读文章时点「收藏」')
    await page.tap('.state__message .button')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/learn/page' })
  })
})
