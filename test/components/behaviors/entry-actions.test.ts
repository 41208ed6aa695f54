/** On a post's page, which has both kinds of entries. */
import { mountPage } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { aPost, anOfficialComment, type Comment, type Post } from '../support/forum-answers'
import { aPhone, aPostPage, commentNumber } from '../support/post-answers'
import { promised } from '../support/plain-page'
import { until } from '../support/until'

interface Shown {
  post?: Partial<Post>
  comment?: Partial<Comment>
}

const open = (
  { post = {}, comment = {} }: Shown,
  cloud: Record<string, unknown> = {},
  wx: Record<string, unknown> = {},
) =>
  mountPage('packages/forum/post/page', {
    given: { id: 'post-1' },
    cloud: { 'forum.openPost': aPostPage([commentNumber(1, comment)], { post }), ...cloud },
    wx: { ...aPhone(), ...wx },
  })

type Page = Awaited<ReturnType<typeof open>>

/** The menu of the post or comment, with the tap on this line. */
const tapping = (label: string) => ({
  showActionSheet: jest.fn(({ itemList }: { itemList: string[] }) => {
    const tapIndex = itemList.indexOf(label)
    return tapIndex < 0 ? Promise.reject({ errMsg: 'showActionSheet:fail cancel' }) : Promise.resolve({ tapIndex })
  }),
})

const toasts = (page: Page) => (page.wx.showToast!.mock.calls as [{ title: string }][]).map(([{ title }]) => title)

const sent = (page: Page, action: string) => page.calls.filter((call) => call.action === `forum.${action}`)

/** Fills the open sheet and sends it. */
async function answer(page: Page, text: string) {
  await until(page, '.words-sheet__confirm')
  await page.fire('.words-sheet__text', 'input', { value: text })
  await page.tap('.words-sheet__confirm')
}

describe('a like', () => {
  const liked = { likeCount: 19, isLiked: true }

  test('is shown at the tap, before the cloud has answered, and then as the cloud counts', async () => {
    const answered = promised<unknown>()
    const page = await open({}, { 'forum.setLike': () => answered.promise })
    await page.tap('.post-card__like')
    expect(page.text('.post-card__like')).toBe('19')
    answered.keep({ likeCount: 25, isLiked: true })
    await page.settle()
    expect(page.text('.post-card__like')).toBe('25')
    expect(page.calls[1]).toMatchObject({ input: { target: { kind: 'post', id: 'post-1' }, isLiked: true } })
  })

  test('taken back while it is on its way ends as the last tap wants it', async () => {
    const first = promised<unknown>()
    const answers: unknown[] = [first.promise, { likeCount: 18, isLiked: false }]
    const page = await open({}, { 'forum.setLike': () => answers.shift() })
    await page.tap('.post-card__like')
    await page.tap('.post-card__like')
    expect(page.text('.post-card__like')).toBe('18')
    expect(sent(page, 'setLike')).toHaveLength(1)
    first.keep(liked)
    await page.settle()
    expect(sent(page, 'setLike').map(({ input }) => input)).toMatchObject([{ isLiked: true }, { isLiked: false }])
    expect(page.text('.post-card__like')).toBe('18')
  })

  test('tapped to and fro is sent once when it ends where it was sent', async () => {
    const first = promised<unknown>()
    const page = await open({}, { 'forum.setLike': () => first.promise })
    for (let tap = 0; tap < 3; tap++) await page.tap('.post-card__like')
    first.keep(liked)
    await page.settle()
    expect(sent(page, 'setLike')).toHaveLength(1)
    expect(page.text('.post-card__like')).toBe('19')
  })

  test('that fails is undone, and that is said', async () => {
    const page = await open(
      {},
      {
        'forum.setLike': () => {
          throw new Offline()
        },
      },
    )
    await page.tap('.comment-row__like')
    expect(page.text('.comment-row__like')).toBe('2')
    expect(toasts(page)).toEqual(['没连上网络，刚才的没有记上，再点一次'])
  })

  test('is not offered where it is not allowed', async () => {
    const page = await open({ post: { allowedEvents: [] } })
    await page.tap('.post-card__like')
    expect(page.calls).toHaveLength(1)
  })
})

describe('the menu', () => {
  test('offers what is allowed, in its own order', async () => {
    const wx = tapping('')
    const page = await open(
      { post: { allowedEvents: ['like', 'comment', 'remove', 'hide', 'pin', 'unmarkExcellent'] } },
      {},
      wx,
    )
    await page.tap('.post-card__menu')
    expect(wx.showActionSheet).toHaveBeenCalledWith({ itemList: ['置顶', '取消精华', '隐藏', '删除'] })
    expect(page.calls).toHaveLength(1)
  })

  test.each([
    ['pin', '置顶', { mark: 'pinned', isSet: true }],
    ['unpin', '取消置顶', { mark: 'pinned', isSet: false }],
    ['markExcellent', '设为精华', { mark: 'excellent', isSet: true }],
    ['unmarkExcellent', '取消精华', { mark: 'excellent', isSet: false }],
  ] as const)('can %s a post, and the page loads again', async (event, label, input) => {
    const page = await open(
      { post: { allowedEvents: [event] } },
      { 'forum.markPost': { post: aPost() } },
      tapping(label),
    )
    await page.tap('.post-card__menu')
    expect(page.calls.slice(1)).toMatchObject([
      { action: 'forum.markPost', input: { postId: 'post-1', ...input } },
      { action: 'forum.openPost' },
    ])
  })

  test('opens a post in the composer to change it', async () => {
    const page = await open({ post: { allowedEvents: ['edit'] } }, {}, tapping('修改'))
    await page.tap('.post-card__menu')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/compose/page?edit=post-1' })
  })

  test('removes only what is confirmed', async () => {
    const comment = { allowedEvents: ['remove' as const] }
    const cloud = { 'forum.removeComment': {} }
    const no = { showModal: jest.fn(() => Promise.resolve({ confirm: false })) }
    const careful = await open({ comment }, cloud, { ...tapping('删除'), ...no })
    await careful.tap('.comment-row__menu')
    expect(sent(careful, 'removeComment')).toEqual([])
    const sure = await open({ comment }, cloud, tapping('删除'))
    await sure.tap('.comment-row__menu')
    expect(sent(sure, 'removeComment')).toMatchObject([{ input: { commentId: 'comment-1' } }])
    expect(toasts(sure)).toEqual(['已删除'])
  })

  test('restores what was hidden once that is confirmed', async () => {
    const page = await open(
      { comment: { state: 'hidden', hidden: { reason: '广告', at: 0, appeal: null }, allowedEvents: ['restore'] } },
      { 'forum.restore': {} },
      tapping('恢复显示'),
    )
    await page.tap('.comment-row__menu')
    expect(sent(page, 'restore')).toMatchObject([{ input: { target: { kind: 'comment', id: 'comment-1' } } }])
  })
})

describe('the sheet', () => {
  test('reports a comment for one of the reasons, with words or without', async () => {
    const page = await open({}, { 'forum.report': {} }, tapping('举报'))
    await page.tap('.comment-row__menu')
    await until(page, '.words-sheet__preset')
    expect(page.texts('.words-sheet__preset')).toEqual(['不友善', '不实信息', '广告', '泄露隐私', '涉密', '其他'])
    await page.tap('.words-sheet__preset:nth-child(4)')
    await page.tap('.words-sheet__confirm')
    expect(sent(page, 'report')).toMatchObject([
      { input: { target: { kind: 'comment', id: 'comment-1' }, reason: 'privacy', note: '' } },
    ])
    expect(page.data.sheet).toMatchObject({ isOpen: false })
    expect(toasts(page)).toEqual(['已收到，支部看过会告诉你'])
  })

  test.each([
    ['hide', '隐藏', { reason: '一句话' }],
    ['appeal', '申诉', { text: '一句话' }],
  ] as const)('sends the words to %s a post', async (event, label, words) => {
    const page = await open({ post: { allowedEvents: [event] } }, { [`forum.${event}`]: {} }, tapping(label))
    await page.tap('.post-card__menu')
    await answer(page, '一句话')
    expect(sent(page, event)).toMatchObject([{ input: { target: { kind: 'post', id: 'post-1' }, ...words } }])
    expect(page.calls.at(-1)?.action).toBe('forum.openPost')
  })

  test('changes a comment from what it says now', async () => {
    const page = await open(
      { comment: { isMine: true, text: '带上我', allowedEvents: ['edit'] } },
      { 'forum.editComment': { comment: commentNumber(1) } },
      tapping('修改'),
    )
    await page.tap('.comment-row__menu')
    await until(page, '.words-sheet__text')
    expect(page.attribute('.words-sheet__text', 'value')).toBe('带上我')
    await answer(page, '也带上我')
    expect(sent(page, 'editComment')).toMatchObject([{ input: { commentId: 'comment-1', text: '也带上我' } }])
  })

  test('lets the branch speak, or say it otherwise', async () => {
    const page = await open(
      { post: { officialComment: anOfficialComment({ text: '好' }), allowedEvents: ['officialComment'] } },
      { 'forum.officialComment': { comment: anOfficialComment() } },
    )
    await page.fire('.post-card__actions .post-card__action:last-child', 'tap')
    await until(page, '.words-sheet__text')
    expect(page.attribute('.words-sheet__text', 'value')).toBe('好')
    await answer(page, '这个办法好')
    expect(sent(page, 'officialComment')).toMatchObject([{ input: { postId: 'post-1', text: '这个办法好' } }])
  })

  test('keeps the words when they are refused, sends the same request after a lost network', async () => {
    const sentence = '理由要写清楚。'
    const failures: Error[] = [new Refused('INVALID_INPUT', sentence, { reason: sentence }), new Offline()]
    const hide = () => {
      const failure = failures.shift()
      if (failure) throw failure
      return {}
    }
    const page = await open({ post: { allowedEvents: ['hide'] } }, { 'forum.hide': hide }, tapping('隐藏'))
    await page.tap('.post-card__menu')
    await answer(page, '不好')
    expect(page.text('.words-sheet__error')).toBe(sentence)
    expect(page.attribute('.words-sheet__text', 'value')).toBe('不好')
    await answer(page, '写了电话号码。')
    expect(page.has('.words-sheet__error')).toBe(false)
    await page.tap('.words-sheet__confirm')
    const [, second, third] = sent(page, 'hide')
    expect(third).toEqual(second)
    expect(page.data.sheet).toMatchObject({ isOpen: false })
  })
})

describe('a doubtful entry', () => {
  const doubtful = { state: 'pending' as const, pending: { awaits: 'person' as const, refusal: '' } }

  test('passes at a tap', async () => {
    const page = await open({ comment: { ...doubtful, allowedEvents: ['review'] } }, { 'forum.review': {} })
    await page.fire('.comment-row__action', 'tap')
    expect(sent(page, 'review')).toMatchObject([
      { input: { target: { kind: 'comment', id: 'comment-1' }, decision: 'show', editedAt: null } },
    ])
  })

  test('is refused with a reason, and for the words that were looked at', async () => {
    const edited = { ...doubtful, editedAt: 1_795_000_000_000, allowedEvents: ['review' as const] }
    const page = await open({ comment: edited }, { 'forum.review': {} })
    await page.fire('.comment-row__action:nth-child(2)', 'tap')
    await answer(page, '少了出处。')
    expect(sent(page, 'review')).toMatchObject([
      { input: { decision: 'refuse', reason: '少了出处。', editedAt: 1_795_000_000_000 } },
    ])
  })
})
