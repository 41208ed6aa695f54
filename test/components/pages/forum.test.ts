import { aPendingPost, aPost, aTopicPage, anOfficialComment } from '../support/forum-answers'
import { aPhone, offline, openTopicPage as open, refused, said } from '../support/topic-page'
import { until } from '../support/until'

describe('a topic', () => {
  test('shows the question and what was said, in one call', async () => {
    const page = await open()
    expect(page.text('.topic__title')).toBe('实习在外，怎样过好组织生活？')
    expect(page.texts('.tab')).toEqual(['全部 41', '精华 3', '我的'])
    expect(page.texts('.post-card__text')).toEqual(['公司附近的社区每月有主题党日，我去了两次。'])
    expect(page.attribute('.composer__send', 'disabled')).toBe(true)
    expect(page.calls).toHaveLength(1)
  })

  test('shows its pictures, large at a tap', async () => {
    const pictureUrls = ['https://pictures.example/1.jpg', 'https://pictures.example/2.jpg']
    const page = await open({ 'forum.openTopic': aTopicPage([], { topic: { pictureUrls } }) })
    await page.tap('.topic__picture:nth-child(2)')
    expect(page.wx.previewImage).toHaveBeenCalledWith({ current: pictureUrls[1], urls: pictureUrls })
  })

  test('that is over shows what the branch concluded, and takes no more posts', async () => {
    const summary = anOfficialComment({ text: '例会并到周五晚上。' })
    const topic = { state: 'closed', summary } as const
    const page = await open({ 'forum.openTopic': aTopicPage([aPost()], { topic, allowedEvents: [] }) })
    expect(page.text('.topic__summary')).toContain('支部小结')
    expect(page.text('.topic__conclusion')).toBe('例会并到周五晚上。')
    expect(page.has('.composer')).toBe(false)
  })

  test('that has not begun says so to whoever may edit it, and is not passed on', async () => {
    const topic = { state: 'scheduled' } as const
    const page = await open({ 'forum.openTopic': aTopicPage([], { topic, allowedEvents: ['edit'] }) })
    expect(page.text('.topic__not-yet')).toContain('现在只有能编辑的人看得到')
    expect(page.has('.topic__share')).toBe(false)
    expect(page.wx.hideShareMenu).toHaveBeenCalled()
  })

  test('shows the list of the tab that was tapped', async () => {
    const page = await open({
      'forum.openTopic': ({ filter }: { filter: string }) => aTopicPage(filter === 'mine' ? [] : [aPost()]),
    })
    await page.tap('.tab:nth-child(3)')
    expect(page.text('.tab--active')).toBe('我的')
    expect(page.text()).toContain('你还没有说过')
  })

  test('stays with the list it has when the network is gone at a tab', async () => {
    const page = await open({
      'forum.openTopic': ({ filter }: { filter: string }) => (filter === 'all' ? aTopicPage() : offline()),
    })
    await page.tap('.tab:nth-child(2)')
    expect(page.text('.tab--active')).toBe('全部 41')
    expect(page.texts('.post-card__text')).toHaveLength(1)
  })

  test('opens under the tab that a notice leads to', async () => {
    const page = await open({}, aPhone(), { filter: 'mine' })
    expect(page.calls[0]).toMatchObject({ input: { topicId: 'topic-1', filter: 'mine' } })
  })

  test('brings the next page at its foot', async () => {
    const page = await open({
      'forum.openTopic': ({ cursor }: { cursor?: string }) => {
        const posts = aTopicPage([aPost({ postId: cursor ?? 'first' })]).posts
        return aTopicPage([], { posts: { ...posts, nextCursor: cursor ? null : 'second' } })
      },
    })
    page.instance.onReachBottom!()
    await page.settle()
    expect(page.texts('.post-card__text')).toHaveLength(2)
    expect(page.text('.topic__end')).toBe('到底了')
  })

  test('tells outsiders that it is for the branch alone', async () => {
    const page = await open({ 'forum.openTopic': refused('NOT_JOINED', '你还没有加入支部。') })
    expect(page.text('.state__message')).toContain('这里的内容只给本支部的同志看')
    expect(page.text('.button')).toBe('去加入')
  })

  test('is passed on without a word of what was said', async () => {
    const page = await open()
    const card = page.instance.onShareAppMessage!() as { title: string; path: string; imageUrl: string }
    expect(card.title).not.toContain('实习')
    expect(card.path).toBe('/packages/forum/topic/page?id=topic-1')
    expect(card.imageUrl).not.toBe('')
  })

  test('without a network says so', async () => {
    expect((await open({ 'forum.openTopic': offline })).text('.state__message')).toContain('没连上网络')
  })
})

describe('the posts of a topic', () => {
  test('are liked at once', async () => {
    const page = await open({ 'forum.setLike': { likeCount: 19, isLiked: true } })
    await page.tap('.post-card__like')
    expect(page.calls[1]).toMatchObject({
      action: 'forum.setLike',
      input: { target: { kind: 'post', id: 'post-1' }, isLiked: true },
    })
    expect(page.text('.post-card__like')).toBe('19')
  })

  test('are opened with their comments', async () => {
    const page = await open()
    await page.tap('.post-card__reply')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/post/page?id=post-1' })
  })

  test('are removed once that is confirmed', async () => {
    const page = await open(
      { 'forum.openTopic': aTopicPage([aPost({ isMine: true, allowedEvents: ['remove'] })]), 'forum.removePost': {} },
      aPhone({ showActionSheet: jest.fn(() => Promise.resolve({ tapIndex: 0 })) }),
    )
    await page.tap('.post-card__menu')
    expect(page.calls[1]).toMatchObject({ action: 'forum.removePost', input: { postId: 'post-1' } })
    expect(page.calls[2]?.action).toBe('forum.openTopic')
  })

  test('are answered for the branch', async () => {
    const page = await open({
      'forum.openTopic': aTopicPage([aPost({ allowedEvents: ['officialComment'] })]),
      'forum.officialComment': { comment: anOfficialComment() },
    })
    await page.tap('.post-card__action:nth-child(3)')
    await until(page, '.words-sheet')
    expect(page.text('.words-sheet')).toContain('点评苏禾的发言')
  })

  test('that wait for a person are let through', async () => {
    const pending = aPendingPost({ isMine: false, allowedEvents: ['review'] })
    const page = await open({ 'forum.openTopic': aTopicPage([pending]), 'forum.review': {} })
    await page.tap('.post-card__action:nth-child(1)')
    expect(page.calls[1]).toMatchObject({
      action: 'forum.review',
      input: { target: { kind: 'post', id: 'post-pending' }, decision: 'show' },
    })
  })
})

describe('new posts in a topic', () => {
  const listNew = (ids: string[], hasMore = false) => ({
    items: ids.map((postId) => aPost({ postId, text: postId })),
    newestKey: 'newer',
    hasMore,
  })
  const posts = [aPost({ postId: 'pinned', text: 'pinned', isPinned: true }), aPost({ postId: 'old', text: 'old' })]

  beforeEach(() => jest.useFakeTimers())
  afterEach(() => jest.useRealTimers())

  async function waited(cloud: Record<string, unknown>) {
    const page = await open({ 'forum.openTopic': aTopicPage(posts), ...cloud })
    jest.advanceTimersByTime(30_000)
    await page.settle()
    return page
  }

  test('are announced, move nothing, and stand below what is pinned when one wants them', async () => {
    const page = await waited({ 'forum.listNew': listNew(['first', 'second']) })
    expect(page.calls[1]).toMatchObject({
      input: { place: { kind: 'topic', topicId: 'topic-1' }, after: 'key-1' },
    })
    expect(page.texts('.post-card__text')).toEqual(['pinned', 'old'])
    await page.tap('.new-pill')
    expect(page.texts('.post-card__text')).toEqual(['pinned', 'second', 'first', 'old'])
    expect(page.text('.tab--active')).toBe('全部 43')
    expect(page.has('.new-pill')).toBe(false)
    page.instance.onUnload!()
  })

  test('that are too many are loaded with the list', async () => {
    const page = await waited({ 'forum.listNew': listNew(['first'], true) })
    await page.tap('.new-pill')
    expect(page.calls.at(-1)?.action).toBe('forum.openTopic')
    page.instance.onUnload!()
  })

  test('are not looked for where no one can post', async () => {
    const page = await waited({ 'forum.openTopic': aTopicPage(posts, { allowedEvents: [] }) })
    expect(page.calls).toHaveLength(1)
  })

  test('are not looked for behind a page that is hidden', async () => {
    const page = await open()
    page.instance.onHide!()
    jest.advanceTimersByTime(60_000)
    await page.settle()
    expect(page.calls).toHaveLength(1)
  })
})

describe('whoever runs a topic', () => {
  const runs = (allowedEvents: ('edit' | 'close' | 'remove')[], cloud: Record<string, unknown> = {}, wx = aPhone()) =>
    open({ 'forum.openTopic': aTopicPage([], { allowedEvents }), ...cloud }, wx)

  test.each([
    ['edit', '/packages/forum/topic-edit/page?id=topic-1'],
    ['close', '/packages/forum/topic-close/page?id=topic-1'],
  ] as const)('may %s it on a page of its own', async (event, url) => {
    const page = await runs([event])
    await page.tap('.topic__admin .button')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url })
  })

  test('removes it once that is confirmed', async () => {
    const page = await runs(['remove'], { 'forum.removeTopic': {} })
    await page.tap('.topic__admin .button')
    expect(page.calls[1]).toMatchObject({ action: 'forum.removeTopic', input: { topicId: 'topic-1' } })
    expect(said(page)).toEqual(['已删除'])
    const careful = await runs(['remove'], {}, aPhone({ showModal: () => Promise.resolve({ confirm: false }) }))
    await careful.tap('.topic__admin .button')
    expect(careful.calls).toHaveLength(1)
  })

  test('sees it as it is when somebody has spoken meanwhile', async () => {
    const page = await runs(['remove'], { 'forum.removeTopic': refused('WRONG_STATE', '已经有人发言了。') })
    await page.tap('.topic__admin .button')
    expect(said(page)).toEqual(['已经有人发言了。'])
    expect(page.calls.at(-1)?.action).toBe('forum.openTopic')
  })
})
