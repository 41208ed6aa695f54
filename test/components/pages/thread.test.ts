import { mountPage } from '../../support/mini-component'
import { Refused } from '../../support/mini-wx'
import { aPhone, aThread, commentNumber, replyTo } from '../support/post-answers'

interface Opened {
  given?: Record<string, unknown>
  cloud?: Record<string, unknown>
  wx?: Record<string, unknown>
}

const open = ({ given, cloud = {}, wx }: Opened = {}) =>
  mountPage('packages/forum/thread/page', {
    given: { id: 'article-1', ...given },
    cloud: { 'forum.openThread': aThread(), ...cloud },
    wx: { ...aPhone(), ...wx },
  })

type Page = Awaited<ReturnType<typeof open>>

const type = (page: Page, value: string) => page.fire('.reply-bar__text', 'input', { value })
const asked = (page: Page, name: string) => page.calls.filter(({ action }) => action === name).map(({ input }) => input)

/** Four comments in pages of two, as the cloud gives them from anywhere. */
const longThread = ({ from, cursor, before }: Record<string, string | undefined>) => {
  const all = [1, 2, 3, 4].map((number) => commentNumber(number, { allowedEvents: ['like', 'reply', 'remove'] }))
  const start = before
    ? all.findIndex(({ threadKey }) => threadKey >= before) - 2
    : all.findIndex(({ threadKey }) => (cursor ? threadKey > cursor : threadKey >= (from ?? '')))
  const items = all.slice(start, start + 2)
  return aThread(items, {
    nextCursor: start + 2 < all.length ? items.at(-1)!.threadKey : null,
    previousCursor: start > 0 ? items[0]!.threadKey : null,
  })
}
const shown = (page: Page) => page.texts('.comment-row__text')

describe('the comments on an article', () => {
  test('stand below its title in two levels, by one call', async () => {
    const page = await open()
    expect(page.text('.thread__subject')).toBe('在实习城市找到组织')
    expect(page.text('.thread__count')).toBe('回复 6')
    expect(shown(page)).toEqual(['第 1 条', '回复第 1 条', '第 2 条'])
    expect(page.calls).toHaveLength(1)
  })

  test('lead to the article, and back to it when one came from there', async () => {
    const page = await open()
    await page.tap('.thread__subject')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/content/article/page?id=article-1' })
    const article = { route: 'packages/content/article/page', options: { id: 'article-1' } }
    ;(globalThis as unknown as { getCurrentPages: () => object[] }).getCurrentPages = () => [article, {}]
    await page.tap('.thread__subject')
    expect(page.wx.navigateBack).toHaveBeenCalled()
    expect(page.wx.navigateTo).toHaveBeenCalledTimes(1)
  })

  test('of an article that is out no more say so', async () => {
    const page = await open({
      cloud: {
        'forum.openThread': () => {
          throw new Refused('NOT_FOUND', '这篇文章现在看不到了。')
        },
      },
    })
    expect(page.text('.state__message')).toContain('这篇文章现在看不到了。')
    expect(page.has('.reply-bar')).toBe(false)
  })

  test('go on in both directions from the one that a notice names', async () => {
    const page = await open({ given: { from: 'k3' }, cloud: { 'forum.openThread': longThread } })
    expect(shown(page)).toEqual(['第 3 条', '第 4 条'])
    await page.tap('.thread__previous')
    expect(shown(page)).toEqual(['第 1 条', '第 2 条', '第 3 条', '第 4 条'])
    expect(asked(page, 'forum.openThread')).toEqual([
      { articleId: 'article-1', from: 'k3' },
      { articleId: 'article-1', before: 'k3' },
    ])
  })

  test('go on at the bottom', async () => {
    const page = await open({ cloud: { 'forum.openThread': longThread } })
    page.instance.onReachBottom!()
    await page.settle()
    expect(shown(page)).toEqual(['第 1 条', '第 2 条', '第 3 条', '第 4 条'])
  })
})

describe('a comment on an article', () => {
  test('stands at the end and is counted, without loading again', async () => {
    const page = await open({ cloud: { 'forum.comment': { comment: commentNumber(3, { text: '我也去' }) } } })
    await type(page, '我也去')
    await page.tap('.reply-bar__send')
    expect(asked(page, 'forum.comment')).toEqual([
      { subject: { kind: 'article', id: 'article-1' }, replyTo: null, text: '我也去' },
    ])
    expect(shown(page).at(-1)).toBe('我也去')
    expect(page.text('.thread__count')).toBe('回复 7')
    expect(page.calls).toHaveLength(2)
  })

  test('is answered below it', async () => {
    const reply = replyTo(2, { commentId: 'reply-9', threadKey: 'k2/9', text: '好' })
    const page = await open({ cloud: { 'forum.comment': { comment: reply } } })
    await page.tap('.comment-row__reply')
    await type(page, '好')
    await page.tap('.reply-bar__send')
    expect(asked(page, 'forum.comment')).toMatchObject([{ replyTo: 'comment-1' }])
    expect(shown(page).at(-1)).toBe('好')
  })

  test('begins at once for whoever came to write', async () => {
    expect((await open({ given: { write: '1' } })).data.isFocused).toBe(true)
    expect((await open()).data.isFocused).toBe(false)
  })

  test('that is still being looked at is not counted, and says so', async () => {
    const pending = commentNumber(3, { state: 'pending', pending: { awaits: 'person', refusal: '' } })
    const page = await open({ cloud: { 'forum.comment': { comment: pending } } })
    await type(page, '疑似')
    await page.tap('.reply-bar__send')
    expect(page.text('.thread__count')).toBe('回复 6')
    expect(page.has('.comment-row--pending')).toBe(true)
  })

  test('is liked at the tap', async () => {
    const page = await open({ cloud: { 'forum.setLike': { likeCount: 3, isLiked: true } } })
    await page.tap('.comment-row__like')
    expect(asked(page, 'forum.setLike')).toEqual([{ target: { kind: 'comment', id: 'comment-1' }, isLiked: true }])
    expect(page.text('.comment-row__like')).toBe('3')
  })

  test('is removed, and the thread asked for anew from there', async () => {
    const page = await open({
      cloud: { 'forum.openThread': longThread, 'forum.removeComment': {} },
      wx: {
        showActionSheet: () => Promise.resolve({ tapIndex: 0 }),
        showModal: () => Promise.resolve({ confirm: true }),
      },
    })
    await page.tap('comment-row:nth-of-type(2) .comment-row__menu')
    expect(asked(page, 'forum.removeComment')).toEqual([{ commentId: 'comment-2' }])
    expect(asked(page, 'forum.openThread').at(-1)).toEqual({ articleId: 'article-1', from: 'k2' })
  })
})
