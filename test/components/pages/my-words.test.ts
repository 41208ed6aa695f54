import { mountPage } from '../../support/mini-component'
import { Offline } from '../../support/mini-wx'
import { aPost } from '../support/forum-answers'
import { aPhone, commentNumber } from '../support/post-answers'
import { until } from '../support/until'

const posts = [
  aPost({ isMine: true, allowedEvents: ['remove'] }),
  aPost({
    postId: 'post-2',
    isMine: true,
    state: 'hidden',
    hidden: { reason: '写了电话号码。', at: 0, appeal: null },
    allowedEvents: ['appeal', 'remove'],
  }),
]
const comment = commentNumber(3, { isMine: true, allowedEvents: ['remove'] })

const lists: Record<string, unknown[]> = {
  posts: posts.map((post) => ({ kind: 'post', post })),
  comments: [
    { kind: 'comment', comment, subjectKind: 'post', postId: 'post-9', postTitle: '四季度主题党日去哪里、做什么？' },
  ],
}

const open = (cloud: Record<string, unknown> = {}, tapIndex = 0) =>
  mountPage('packages/forum/mine/page', {
    cloud: {
      'forum.listMine': ({ kind }: { kind: string }) => ({ items: lists[kind], nextCursor: null }),
      'forum.removePost': {},
      'forum.appeal': {},
      ...cloud,
    },
    wx: { ...aPhone(), showActionSheet: () => Promise.resolve({ tapIndex }) },
  })

describe('one’s own words', () => {
  test('stand with their topic, their state and its reason', async () => {
    const page = await open()
    expect(page.texts('.post-card__topic')).toEqual(['实习在外，怎样过好组织生活？', '实习在外，怎样过好组织生活？'])
    expect(page.text('.post-card__why')).toBe('隐藏的理由：写了电话号码。')
  })

  test('are posts or comments, and a comment leads to its place', async () => {
    const page = await open()
    await page.tap('.tab:nth-child(2)')
    expect(page.calls.at(-1)).toMatchObject({ input: { kind: 'comments' } })
    expect(page.texts('.comment-row__text')).toEqual(['第 3 条'])
    await page.tap('.mine-words__about')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/post/page?id=post-9&from=k3' })
  })

  test('about an article lead to its comments', async () => {
    const about = { subjectKind: 'article', postId: 'article-1', postTitle: '在实习城市找到组织' }
    const items = [{ kind: 'comment', comment, ...about }]
    const page = await open({
      'forum.listMine': ({ kind }: { kind: string }) => ({ items: kind === 'posts' ? [] : items, nextCursor: null }),
    })
    await page.tap('.tab:nth-child(2)')
    expect(page.text('.mine-words__about')).toContain('在实习城市找到组织')
    await page.tap('.mine-words__about')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/thread/page?id=article-1&from=k3' })
  })

  test('stay on the tab that is shown when the other cannot be loaded', async () => {
    let isOnline = true
    const page = await open({
      'forum.listMine': () => {
        if (isOnline) return { items: lists.posts, nextCursor: null }
        throw new Offline()
      },
    })
    isOnline = false
    await page.tap('.tab:nth-child(2)')
    expect(page.text('.tab--active')).toBe('发言')
    expect(page.has('.post-card__text')).toBe(true)
  })

  test('that were removed leave the list where it is', async () => {
    const page = await open()
    await page.tap('.post-card__menu')
    expect(page.calls.at(-1)).toMatchObject({ action: 'forum.removePost', input: { postId: 'post-1' } })
    expect(page.texts('.post-card__text')).toHaveLength(1)
  })

  test('that were hidden can be appealed, and show the answer’s waiting at once', async () => {
    const page = await open({ 'forum.listMine': { items: lists.posts!.slice(1), nextCursor: null } })
    await page.tap('.post-card__menu')
    await until(page, '.words-sheet__text')
    await page.fire('.words-sheet__text', 'input', { value: '号码是支部公开的。' })
    await page.tap('.words-sheet__confirm')
    expect(page.calls.slice(1)).toMatchObject([
      { action: 'forum.appeal', input: { target: { kind: 'post', id: 'post-2' }, text: '号码是支部公开的。' } },
      { action: 'forum.listMine' },
    ])
  })

  test('of somebody who has said nothing lead to the forum', async () => {
    const page = await open({ 'forum.listMine': { items: [], nextCursor: null } })
    expect(page.text('.state__message')).toContain('你还没有说过')
    await page.tap('.state__message .button')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/forum/page' })
  })

  test('are found from 我的', async () => {
    const { toView } = await import('../../../miniprogram/pages/mine/view-model')
    const { mine } = await import('../support/answers')
    expect(toView(mine(), 2026).links).toContainEqual(
      expect.objectContaining({ title: '我的发言', path: '/packages/forum/mine/page' }),
    )
  })
})
