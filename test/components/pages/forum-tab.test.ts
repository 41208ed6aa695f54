import { mountPage } from '../../support/mini-component'
import { Offline } from '../../support/mini-wx'
import { aCircle, aCirclePost, aTopicCard } from '../support/forum-answers'

const topics = (changes: object = {}) => ({
  items: [aTopicCard()],
  nextCursor: null,
  newestComment: null,
  allowedEvents: [],
  ...changes,
})

const open = (cloud: Record<string, unknown> = {}) =>
  mountPage('pages/forum/page', {
    cloud: { 'forum.listTopics': topics(), 'forum.openCircle': aCircle(), ...cloud },
  })

type Page = Awaited<ReturnType<typeof open>>
const toCircle = (page: Page) => page.tap('.forum__tabs .tab:nth-child(2)')
const toTopics = (page: Page) => page.tap('.forum__tabs .tab:nth-child(1)')
const actions = (page: Page) => page.calls.map(({ action }) => action)

describe('the tab of discussions', () => {
  test('shows the topics, in one call, and opens one', async () => {
    const page = await open()
    expect(actions(page)).toEqual(['forum.listTopics'])
    expect(page.text('.forum__title')).toBe('实习在外，怎样过好组织生活？')
    await page.tap('.forum__topic')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/topic/page?id=topic-1' })
  })

  test('leads with the branch’s answer to one’s own post', async () => {
    const newestComment = { topicId: 'topic-1', topicTitle: '实习在外', authorName: '陈一鸣', at: 0 }
    const page = await open({ 'forum.listTopics': topics({ newestComment }) })
    await page.tap('.forum__news')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/topic/page?id=topic-1&filter=mine' })
  })

  test('offers a new topic to those who may make one', async () => {
    expect((await open()).has('.forum__start')).toBe(false)
    const page = await open({ 'forum.listTopics': topics({ allowedEvents: ['createTopic'] }) })
    await page.tap('.forum__start .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/topic-edit/page' })
  })

  test('without topics says what will come, and still has the circle', async () => {
    const page = await open({ 'forum.listTopics': topics({ items: [] }) })
    expect(page.text('.state__message')).toContain('还没有讨论主题')
    await toCircle(page)
    expect(page.texts('.post-card__text')).toHaveLength(1)
  })

  test('brings more topics at its foot', async () => {
    const page = await open({
      'forum.listTopics': ({ cursor }: { cursor?: string }) =>
        topics({ items: [aTopicCard({ topicId: cursor ?? 'first' })], nextCursor: cursor ? null : 'second' }),
    })
    expect(page.text('.forum__more')).toBe('往下还有')
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.forum__topic')).toHaveLength(2)
    expect(page.has('.forum__more')).toBe(false)
  })
})

describe('the branch circle', () => {
  test('is a list of posts, where one writes and likes', async () => {
    const page = await open({ 'forum.setLike': { likeCount: 19, isLiked: true } })
    await toCircle(page)
    expect(page.text('.tab--active')).toBe('支部圈')
    await page.tap('.post-card__like')
    expect(page.text('.post-card__like')).toBe('19')
    await page.tap('.forum__start .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/compose/page?circle=1' })
  })

  test('says who reads it before one writes', async () => {
    const page = await open()
    await toCircle(page)
    expect(page.text('.forum__start')).toContain('只给本支部的同志看')
  })

  test('without posts invites to the first', async () => {
    const page = await open({ 'forum.openCircle': aCircle([]) })
    await toCircle(page)
    expect(page.text('.state__message')).toContain('支部圈里还没有内容')
  })

  test('shows the list one has left at once on the way back', async () => {
    let isSlow = false
    const page = await open({
      'forum.listTopics': () => (isSlow ? new Promise(() => undefined) : topics()),
    })
    await toCircle(page)
    isSlow = true
    await toTopics(page)
    expect(page.text('.forum__title')).toBe('实习在外，怎样过好组织生活？')
  })

  test('stays with the topics when it cannot be reached', async () => {
    const page = await open({
      'forum.openCircle': () => {
        throw new Offline()
      },
    })
    await toCircle(page)
    expect(page.text('.tab--active')).toBe('讨论主题')
    expect(page.text('.forum__title')).toBe('实习在外，怎样过好组织生活？')
  })

  describe('with something new', () => {
    beforeEach(() => jest.useFakeTimers())
    afterEach(() => jest.useRealTimers())

    test('announces it, but not above the topics', async () => {
      const listNew = {
        items: [aCirclePost({ postId: 'new', text: '今天的活动' })],
        newestKey: 'newer',
        hasMore: false,
      }
      const page = await open({ 'forum.listNew': listNew })
      jest.advanceTimersByTime(60_000)
      await page.settle()
      expect(actions(page)).toEqual(['forum.listTopics'])
      await toCircle(page)
      jest.advanceTimersByTime(30_000)
      await page.settle()
      expect(page.text('.new-pill')).toBe('1 条新发言')
      await page.tap('.new-pill')
      expect(page.texts('.post-card__text')[0]).toBe('今天的活动')
      page.instance.onUnload!()
    })
  })
})
