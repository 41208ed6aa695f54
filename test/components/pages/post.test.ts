import { mountPage } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aCirclePost, aPendingPost, aPost, type Comment } from '../support/forum-answers'
import { aPhone, aPostPage, commentNumber, replyTo } from '../support/post-answers'

interface Opened {
  given?: Record<string, unknown>
  cloud?: Record<string, unknown>
  wx?: Record<string, unknown>
}

const open = ({ given, cloud = {}, wx = aPhone() }: Opened = {}) =>
  mountPage('packages/forum/post/page', {
    given: { id: 'post-1', ...given },
    cloud: { 'forum.openPost': aPostPage(), ...cloud },
    wx,
  })

type Page = Awaited<ReturnType<typeof open>>

const type = (page: Page, value: string) => page.fire('.reply-bar__text', 'input', { value })
const typed = (page: Page) => page.attribute('.reply-bar__text', 'value')
const commented = (page: Page) => page.calls.filter(({ action }) => action === 'forum.comment')
const answering = (comment: Comment) => ({ 'forum.comment': { comment } })

/** A thread of three pages of two, as the cloud gives it from anywhere. */
const longThread = ({ from, cursor, before }: Record<string, string | undefined>) => {
  const all = [1, 2, 3, 4, 5, 6].map((number) => commentNumber(number))
  const start = before
    ? all.findIndex(({ threadKey }) => threadKey >= before) - 2
    : all.findIndex(({ threadKey }) => (cursor ? threadKey > cursor : threadKey >= (from ?? '')))
  const items = all.slice(start, start + 2)
  return aPostPage(items, {
    nextCursor: start + 2 < all.length ? items.at(-1)!.threadKey : null,
    previousCursor: start > 0 ? items[0]!.threadKey : null,
  })
}

describe('a post’s page', () => {
  test('shows the post whole and its thread in two levels', async () => {
    const page = await open({
      cloud: {
        'forum.openPost': aPostPage([commentNumber(1), replyTo(1, { replyToName: '苏禾', roleLabel: '支部书记' })], {
          post: { text: '长'.repeat(500) },
        }),
      },
    })
    expect(page.has('.post-card__text--folded')).toBe(false)
    expect(page.texts('.comment-row__text')).toEqual(['第 1 条', '回复苏禾：回复第 1 条'])
    expect(page.text('.comment-row--reply .tag')).toBe('支部书记')
    expect(page.calls).toHaveLength(1)
  })

  test('tells somebody outside the branch no more than that', async () => {
    const page = await open({
      cloud: {
        'forum.openPost': () => {
          throw new Refused('NOT_FOUND', '没有找到，可能已经删除，或不在你的支部。')
        },
      },
    })
    expect(page.text('.state__message')).toContain('这里的内容只给本支部的同志看')
  })

  test('is sent on without a word or picture of what it says', async () => {
    const page = await open({ cloud: { 'forum.openPost': { ...aPostPage(), post: aCirclePost() } } })
    expect(page.instance.onShareAppMessage!()).toEqual({
      title: '支部圈里有一条新内容',
      path: '/packages/forum/post/page?id=post-1',
      imageUrl: '/components/seal/share-card.png',
    })
    expect(page.wx.hideShareMenu).not.toHaveBeenCalled()
  })

  test('that others cannot see is neither sent on nor replied to', async () => {
    const page = await open({ cloud: { 'forum.openPost': { ...aPostPage([]), post: aPendingPost() } } })
    expect(page.wx.hideShareMenu).toHaveBeenCalled()
    expect(page.has('.reply-bar')).toBe(false)
  })

  test('leads to its topic, and back to it when one came from there', async () => {
    const page = await open()
    await page.tap('.post__place')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/topic/page?id=topic-1' })
    const topic = { route: 'packages/forum/topic/page', options: { id: 'topic-1' } }
    ;(globalThis as unknown as { getCurrentPages: () => object[] }).getCurrentPages = () => [topic, {}]
    await page.tap('.post__place')
    expect(page.wx.navigateBack).toHaveBeenCalled()
    expect(page.wx.navigateTo).toHaveBeenCalledTimes(1)
  })

  test('closes when its post was removed', async () => {
    const page = await open({
      cloud: { 'forum.openPost': aPostPage([], { post: { allowedEvents: ['remove'] } }), 'forum.removePost': {} },
      wx: { ...aPhone(), showActionSheet: () => Promise.resolve({ tapIndex: 0 }) },
    })
    await page.tap('.post-card__menu')
    expect(page.wx.switchTab).toHaveBeenCalledWith({ url: '/pages/home/page' })
    expect(page.calls.map(({ action }) => action)).toEqual(['forum.openPost', 'forum.removePost'])
  })
})

describe('the reply bar', () => {
  test('comments on the post: the comment stands at the end, counted, without loading again', async () => {
    const page = await open({ cloud: answering(commentNumber(3, { isMine: true, text: '我也去' })) })
    await type(page, '我也去')
    await page.tap('.reply-bar__send')
    expect(commented(page)).toMatchObject([
      { input: { subject: { kind: 'post', id: 'post-1' }, replyTo: null, text: '我也去' } },
    ])
    expect(page.texts('.comment-row__text').at(-1)).toBe('我也去')
    expect(page.text('.thread__count')).toBe('回复 7')
    expect(typed(page)).toBe('')
    expect(page.calls).toHaveLength(2)
  })

  test('replies to a comment: the reply stands below it', async () => {
    const reply = replyTo(1, { commentId: 'reply-9', threadKey: 'k1/9', text: '好，周六', replyToName: '许知夏' })
    const page = await open({ cloud: answering(reply) })
    await page.tap('.comment-row__reply')
    expect(page.text('.reply-bar__chip')).toBe('回复许知夏')
    await type(page, '好，周六')
    await page.tap('.reply-bar__send')
    expect(commented(page)).toMatchObject([{ input: { replyTo: 'comment-1' } }])
    expect(page.texts('.comment-row__text')).toEqual(['第 1 条', '回复第 1 条', '好，周六', '第 2 条'])
    expect(page.has('.reply-bar__chip')).toBe(false)
  })

  test('does not count what is still being checked, and says so', async () => {
    const pending = commentNumber(3, { state: 'pending', pending: { awaits: 'wechat', refusal: '' } })
    const page = await open({ cloud: answering(pending) })
    await type(page, '我也去')
    await page.tap('.reply-bar__send')
    expect(page.text('.thread__count')).toBe('回复 6')
    expect(page.wx.showToast).toHaveBeenCalledWith(expect.objectContaining({ title: '已收到，通过检查后大家都能看到' }))
  })

  test('keeps a draft for each target, through a crash, until it was sent', async () => {
    const phone = aPhone()
    const cloud = answering(commentNumber(3))
    const page = await open({ wx: phone, cloud })
    await type(page, '给发言的')
    await page.tap('.comment-row__reply')
    expect(typed(page)).toBe('')
    await type(page, '给许知夏的')
    await page.tap('.reply-bar__cancel')
    expect(typed(page)).toBe('给发言的')
    const restarted = await open({ wx: phone, cloud })
    expect(typed(restarted)).toBe('给发言的')
    await restarted.tap('.comment-row__reply')
    expect(typed(restarted)).toBe('给许知夏的')
    await restarted.tap('.reply-bar__send')
    const again = await open({ wx: phone, cloud })
    expect(typed(again)).toBe('给发言的')
    await again.tap('.comment-row__reply')
    expect(typed(again)).toBe('')
  })

  test('keeps what was refused or did not get through, and sends the same request again', async () => {
    const sentence = '这句话没有通过微信的检查，改一改再发。'
    const failures: Error[] = [new Refused('CONTENT_RISKY', sentence, { text: sentence }), new Offline()]
    const comment = () => {
      const failure = failures.shift()
      if (failure) throw failure
      return { comment: commentNumber(3) }
    }
    const page = await open({ cloud: { 'forum.comment': comment } })
    await type(page, '不好的话')
    await page.tap('.reply-bar__send')
    expect(page.text('.reply-bar__over')).toBe(sentence)
    await type(page, '好话')
    await page.tap('.reply-bar__send')
    expect(typed(page)).toBe('好话')
    await page.tap('.reply-bar__send')
    const [, second, third] = commented(page)
    expect(third).toEqual(second)
  })

  test('counts near the limit and sends nothing beyond it', async () => {
    const page = await open()
    await type(page, '我'.repeat(501))
    expect(page.text('.reply-bar__over')).toBe('501 / 500')
    expect(page.attribute('.reply-bar__send', 'disabled')).toBe(true)
  })
})

describe('a long thread', () => {
  const long = (given?: Record<string, unknown>, cloud = {}) =>
    open({ ...(given && { given }), cloud: { 'forum.openPost': longThread, ...cloud } })
  const shown = (page: Page) => page.texts('.comment-row__text').map((text) => Number(text.split(' ')[1]))

  test('goes on at the bottom', async () => {
    const page = await long()
    page.instance.onReachBottom!()
    await page.settle()
    expect(shown(page)).toEqual([1, 2, 3, 4])
    expect(page.calls[1]).toMatchObject({ input: { cursor: 'k2' } })
  })

  test('opened at a comment goes back to earlier ones, to the first', async () => {
    const page = await long({ from: 'k5' })
    expect(shown(page)).toEqual([5, 6])
    await page.tap('.thread__previous')
    expect(shown(page)).toEqual([3, 4, 5, 6])
    await page.tap('.thread__previous')
    expect(shown(page)).toEqual([1, 2, 3, 4, 5, 6])
    expect(page.has('.thread__previous')).toBe(false)
  })

  test('loaded again keeps what was paged in', async () => {
    const page = await long({ from: 'k3' })
    page.instance.onReachBottom!()
    await page.settle()
    await page.instance.reload!()
    expect(shown(page)).toEqual([3, 4, 5, 6])
    expect(page.calls.at(-1)).toMatchObject({ input: { from: 'k3' } })
  })

  test('shows one’s own comment behind pages that were not loaded, with a way back', async () => {
    const page = await long(undefined, answering(commentNumber(6)))
    await type(page, '第 6 条')
    await page.tap('.reply-bar__send')
    expect(shown(page)).toEqual([6])
    expect(page.has('.thread__previous')).toBe(true)
  })

  test('asks anew only from the comment that was changed', async () => {
    let isRemoved = false
    const page = await open({
      cloud: {
        'forum.openPost': (input: Record<string, string>) => {
          const answer = longThread(input)
          const items = answer.comments.items.map((comment) => ({ ...comment, allowedEvents: ['remove' as const] }))
          return { post: aPost(), comments: { ...answer.comments, items: isRemoved ? items.slice(1) : items } }
        },
        'forum.removeComment': () => {
          isRemoved = true
          return {}
        },
      },
      wx: { ...aPhone(), showActionSheet: () => Promise.resolve({ tapIndex: 0 }) },
    })
    page.instance.onReachBottom!()
    await page.settle()
    await page.tap('comment-row:nth-of-type(2) .comment-row__menu')
    expect(page.calls.at(-1)).toMatchObject({ action: 'forum.openPost', input: { from: 'k2' } })
    expect(shown(page)).toEqual([1, 3, 4])
  })
})
