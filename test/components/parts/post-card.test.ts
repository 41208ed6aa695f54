import { toPostView } from '../../../miniprogram/shared/post-view'
import { mountComponent, mountPage } from '../../support/mini-component'
import { now } from '../support/answers'
import {
  aCircle,
  aCirclePost,
  anOfficialComment,
  aPendingPost,
  aPost,
  aVideo,
  somePictures,
} from '../support/forum-answers'

const mount = (post: Parameters<typeof toPostView>[0], given: object = {}) =>
  mountComponent('components/post-card/post-card', { given: { post: toPostView(post, now), ...given } })

const eventDetail = { kind: 'post', id: 'post-1' }

describe('the card of a post', () => {
  test('shows who said what and when, and how it was taken', async () => {
    const card = await mount(aPost({ isPinned: true, isExcellent: true }))
    expect(card.text()).toContain('苏禾昨天 21:08')
    expect(card.text('.post-card__text')).toBe('公司附近的社区每月有主题党日，我去了两次。')
    expect(card.texts('.tag')).toEqual(['置顶', '精华'])
    expect(card.texts('.post-card__action')).toEqual(['18', '回复 6', ''])
    expect(card.has('.official')).toBe(false)
  })

  test('carries the branch’s answer with its seal', async () => {
    const card = await mount(aPost({ officialComment: anOfficialComment({ text: '这个办法好。' }) }))
    expect(card.text('.post-card__by')).toBe('陈一鸣，支部书记')
    expect(card.text('.post-card__answer')).toBe('这个办法好。')
  })

  test('tells its page of each tap, with what was tapped', async () => {
    const card = await mount(aPost({ allowedEvents: ['like', 'comment', 'officialComment', 'hide'] }))
    const events = ['like', 'open', 'officialcomment', 'menu'] as const
    const heard = events.map((event) => card.listen(event))
    for (let action = 1; action <= events.length; action++) await card.tap(`.post-card__action:nth-child(${action})`)
    expect(heard).toEqual(events.map(() => [eventDetail]))
  })

  test('is not liked by who may not', async () => {
    const card = await mount(aPost({ allowedEvents: [] }))
    const likes = card.listen('like')
    await card.tap('.post-card__like')
    expect(likes).toEqual([])
    expect(card.has('.post-card__menu')).toBe(false)
  })

  test('opens at its text, but not on its own page', async () => {
    const [listed, alone] = [await mount(aPost()), await mount(aPost(), { whole: true })]
    const [opened, again] = [listed.listen('open'), alone.listen('open')]
    await listed.tap('.post-card__text')
    await alone.tap('.post-card__text')
    expect([opened, again]).toEqual([[eventDetail], []])
  })

  test('folds a long text until one wants it all', async () => {
    const post = aPost({ text: '说来话长。'.repeat(40) })
    const card = await mount(post)
    expect(card.has('.post-card__text--folded')).toBe(true)
    await card.tap('.post-card__unfold')
    expect(card.has('.post-card__text--folded')).toBe(false)
    expect((await mount(post, { whole: true })).has('.post-card__unfold')).toBe(false)
  })

  test('names its topic where posts of several are listed', async () => {
    expect((await mount(aPost())).has('.post-card__topic')).toBe(false)
    expect((await mount(aPost(), { withTopic: true })).text('.post-card__topic')).toBe('实习在外，怎样过好组织生活？')
  })
})

describe('a card that not everybody sees', () => {
  test('loses its fill, says who sees it, and has no counts', async () => {
    const card = await mount(aPendingPost())
    expect(card.has('.card--pending')).toBe(true)
    expect(card.text('.tag')).toBe('审核中')
    expect(card.text('.post-card__lock')).toContain('现在只有你看得到')
    expect(card.has('.post-card__actions')).toBe(false)
  })

  test('still has its menu', async () => {
    const card = await mount(aPendingPost())
    const menus = card.listen('menu')
    await card.tap('.post-card__menu')
    expect(menus).toEqual([{ kind: 'post', id: 'post-pending' }])
  })

  test('lets a person decide what WeChat’s check could not', async () => {
    const card = await mount(aPendingPost({ isMine: false, allowedEvents: ['review'] }))
    const reviews = card.listen('review')
    await card.tap('.post-card__action:nth-child(1)')
    await card.tap('.post-card__action:nth-child(2)')
    expect(reviews).toMatchObject([{ decision: 'show' }, { decision: 'refuse' }])
  })
})

describe('the pictures of a post', () => {
  test('are shown large among those that are there', async () => {
    const pictures = somePictures(3).map((picture, index) => (index === 2 ? { ...picture, url: null } : picture))
    const card = await mount(aPost({ pictures }))
    await card.tap('.post-card__picture')
    const urls = ['https://pictures.example/1.jpg', 'https://pictures.example/2.jpg']
    expect(card.wx.previewImage).toHaveBeenCalledWith({ current: urls[0], urls })
    expect(card.text('.post-card__picture:nth-child(3)')).toBe('图片看不到了')
    await card.tap('.post-card__picture:nth-child(3)')
    expect(card.wx.previewImage).toHaveBeenCalledTimes(1)
  })

  test('say which of them was refused', async () => {
    const pictures = somePictures(2).map((picture, index) => ({ ...picture, isRefused: index === 1 }))
    expect((await mount(aPendingPost({ pictures }))).texts('.post-card__picture')).toEqual(['', '没有通过'])
  })
})

describe('the film of a post', () => {
  const player = 'video, wx-video'

  test('shows its cover and length, and plays at a tap', async () => {
    const card = await mount(aPost({ video: aVideo() }))
    expect(card.text('.post-card__length')).toBe('0:42')
    expect(card.has(player)).toBe(false)
    await card.tap('.post-card__play')
    expect(card.attribute(player, 'src')).toBe('https://films.example/film.mp4')
    await card.fire(player, 'ended')
    expect(card.has(player)).toBe(false)
  })

  test('that does not play goes back to its cover, and says so', async () => {
    const card = await mount(aPost({ video: aVideo() }))
    await card.tap('.post-card__play')
    await card.fire(player, 'error')
    expect(card.has('.post-card__play')).toBe(true)
    expect(card.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '视频放不出来，刷新后再试' }))
  })

  test('that is gone says so', async () => {
    const card = await mount(aPost({ video: aVideo({ url: null, coverUrl: null }) }))
    expect(card.text('.post-card__gone')).toBe('视频看不到了')
    expect(card.has('.post-card__play')).toBe(false)
  })

  test('ends when another one begins', async () => {
    const page = await mountTwo()
    await page.tap('.post-card__play')
    expect(page.texts(player)).toHaveLength(1)
    await page.tap('.post-card__play')
    expect(page.texts(player)).toHaveLength(1)
    expect(page.texts('.post-card__play')).toHaveLength(1)
  })
})

/** Two cards on one page share what plays: the circle with two films. */
async function mountTwo() {
  const films = ['a', 'b'].map((postId) => aCirclePost({ postId, video: aVideo() }))
  const page = await mountPage('pages/forum/page', {
    cloud: {
      'forum.listTopics': { items: [], nextCursor: null, newestComment: null, allowedEvents: [] },
      'forum.openCircle': aCircle(films),
    },
  })
  await page.tap('.forum__tabs .tab:nth-child(2)')
  return page
}
