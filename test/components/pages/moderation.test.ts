import { mountPage, type Mounted } from '../../support/mini-component'
import { Offline, Refused } from '../../support/mini-wx'
import { at } from '../support/answers'
import { somePictures } from '../support/forum-answers'
import {
  aHiddenItem,
  anAppealedItem,
  anItem,
  anItemToReview,
  aQueue,
  aReportedItem,
  tabsWith,
  type Item,
  type Queue,
} from '../support/moderation-answers'
import { aPhone } from '../support/post-answers'
import { until } from '../support/until'

const second = (make: (changes: Partial<Item>) => Item): Item =>
  make({ target: { kind: 'post', id: 'post-2' }, postId: 'post-2', authorName: '许知夏' })

const lists: Readonly<Record<Queue['tab'], Item[]>> = {
  unanswered: [anItem(), second(anItem)],
  review: [anItemToReview(), second(anItemToReview)],
  cases: [aReportedItem(), second(anAppealedItem)],
  hidden: [aHiddenItem(), second((changes) => anAppealedItem({ ...changes, waitingSince: null }))],
}

const open = (tab: Queue['tab'] | '', cloud: Record<string, unknown> = {}, wx: Record<string, unknown> = {}) =>
  mountPage('packages/forum/moderation/page', {
    given: tab ? { tab } : {},
    cloud: {
      'forum.openModeration': ({ tab: asked }: { tab: Queue['tab'] }) =>
        aQueue(asked, lists[asked], { tabs: tabsWith({ unanswered: 2, review: 2, cases: 2 }) }),
      'forum.officialComment': {},
      'forum.review': {},
      'forum.decideReports': {},
      'forum.decideAppeal': {},
      'forum.restore': {},
      ...cloud,
    },
    wx: { ...aPhone(), showModal: () => Promise.resolve({ confirm: true }), ...wx },
  })

const authors = (page: Mounted) => page.texts('.queue-card__who .strong')
const toasts = (page: Mounted) => page.wx.showToast!.mock.calls.map(([{ title }]: [{ title: string }]) => title)

/** Taps the nth offer of the first card. */
const offer = (page: Mounted, nth: number) => page.tap(`.queue-card__offer:nth-child(${nth})`)

async function write(page: Mounted, text: string): Promise<void> {
  await until(page, '.words-sheet__text')
  await page.fire('.words-sheet__text', 'input', { value: text })
  await page.tap('.words-sheet__confirm')
}

describe('the queue', () => {
  test('opens on the first tab in which something waits', async () => {
    const page = await open('', {
      'forum.openModeration': ({ tab }: { tab: Queue['tab'] }) =>
        aQueue(tab, tab === 'unanswered' ? [] : lists[tab], { tabs: tabsWith({ cases: 2 }) }),
    })
    expect(page.calls.map(({ input }) => input)).toMatchObject([{ tab: 'unanswered' }, { tab: 'cases' }])
    expect(page.text('.tab--active')).toBe('举报申诉2')
  })

  test('opens on the tab that was asked for, even when nothing waits in it', async () => {
    const page = await open('review', {
      'forum.openModeration': aQueue('review', [], { tabs: tabsWith({ unanswered: 3 }) }),
    })
    expect(page.calls).toHaveLength(1)
    expect(page.text('.state__message')).toContain('都看过了')
  })

  test.each([
    ['unanswered', '都回应了'],
    ['review', '都看过了'],
    ['cases', '都处理了'],
    ['hidden', '没有隐藏的内容'],
  ] as const)('says of %s, when it is empty, “%s”', async (tab, title) => {
    const page = await open(tab, { 'forum.openModeration': aQueue(tab, []) })
    expect(page.text('.state__message')).toContain(title)
  })

  test('shows why something is in it', async () => {
    const page = await open('cases')
    expect(page.texts('.queue-card__line .queue-card__said')).toEqual(['泄露隐私：写了电话号码', '不友善'])
    expect(page.text()).toContain('隐藏的理由写了别人的电话号码。陈一鸣隐藏')
    expect(page.text()).toContain('号码是社区公开的。')
  })

  test('shows what was reported where its author has changed it, or has removed it', async () => {
    const changed = aReportedItem({ reportedText: '先前写的。' })
    const removed = second((changes) => aReportedItem({ ...changes, isRemoved: true }))
    const page = await open('cases', { 'forum.openModeration': aQueue('cases', [changed, removed]) })
    expect(page.text('.queue-card__words')).toBe('作者后来改过，被举报时写的是：先前写的。')
    expect(page.text()).toContain('作者已经删除，下面是当时的文字。')
  })

  test('leaves one’s own cause to somebody else', async () => {
    const own = anItemToReview({ isOwn: true, allowedEvents: [] })
    const page = await open('review', { 'forum.openModeration': aQueue('review', [own]) })
    expect(page.text()).toContain('自己的内容，请别的同志来看。')
    expect(page.has('.queue-card__offer')).toBe(false)
  })

  test('unfolds a long text, and enlarges a picture among its own', async () => {
    const long = anItem({ text: '一'.repeat(200), pictures: somePictures(2) })
    const page = await open('unanswered', { 'forum.openModeration': aQueue('unanswered', [long]) })
    await page.tap('.queue-card__unfold')
    expect(page.has('.queue-card__text--folded')).toBe(false)
    await page.tap('.queue-card__picture:nth-child(2)')
    const [first, other] = long.pictures.map(({ url }) => url)
    expect(page.wx.previewImage).toHaveBeenCalledWith({ current: other, urls: [first, other] })
  })

  test('opens what is in it, and looks again when one comes back', async () => {
    const page = await open('unanswered')
    await page.tap('.queue-card__head')
    expect(page.wx.navigateTo).toHaveBeenCalledWith({ url: '/packages/forum/post/page?id=post-1' })
    page.instance.onShow!()
    await page.settle()
    expect(page.calls).toHaveLength(2)
    // A picture that was looked at covers the page as well, and changes nothing.
    page.instance.onShow!()
    await page.settle()
    expect(page.calls).toHaveLength(2)
  })

  test('keeps as much on screen as was there when it looks again', async () => {
    const page = await open('unanswered', {
      'forum.openModeration': ({ cursor }: { cursor?: string }) =>
        cursor
          ? aQueue('unanswered', [second(anItem)], { tabs: [] })
          : aQueue('unanswered', [anItem()], { nextCursor: 'k1' }),
    })
    page.instance.onReachBottom!()
    await page.settle()
    await page.instance.reload!()
    await page.settle()
    expect(authors(page)).toEqual(['苏禾', '许知夏'])
    expect(page.texts('.tab')).toHaveLength(4)
  })

  test('stays on the tab that is shown when another cannot be loaded', async () => {
    let isOnline = true
    const page = await open('unanswered', {
      'forum.openModeration': () => {
        if (isOnline) return aQueue('unanswered', lists.unanswered)
        throw new Offline()
      },
    })
    isOnline = false
    await page.tap('.tab:nth-child(2)')
    expect(page.text('.tab--active')).toBe('待回应2')
    expect(authors(page)).toHaveLength(2)
  })
})

describe('a decision', () => {
  const post = { kind: 'post', id: 'post-1' }
  const editedAt = at('2026-10-14 08:00')

  test.each([
    ['unanswered', 1, { action: 'forum.officialComment', input: { postId: 'post-1', text: '这样说。' } }],
    [
      'review',
      2,
      { action: 'forum.review', input: { decision: 'refuse', reason: '这样说。', target: post, editedAt } },
    ],
    ['cases', 2, { action: 'forum.decideReports', input: { decision: 'hide', reason: '这样说。', target: post } }],
  ] as const)('in %s by offer %i needs words', async (tab, nth, call) => {
    const page = await open(tab)
    await offer(page, nth)
    await until(page, '.words-sheet__text')
    expect(page.attribute('.words-sheet__confirm', 'disabled')).toBe(true)
    await write(page, '这样说。')
    expect(page.calls.at(-1)).toMatchObject(call)
    expect(authors(page)).toEqual(['许知夏'])
    expect(page.has('.words-sheet__text')).toBe(false)
  })

  test.each([
    [
      'review',
      { action: 'forum.review', input: { target: post, decision: 'show', editedAt } },
      '已通过，大家都看得到了',
    ],
    ['cases', { action: 'forum.decideReports', input: { target: post, decision: 'keep' } }, '已处理，会告诉举报的同志'],
    ['hidden', { action: 'forum.restore', input: { target: post } }, '已恢复，大家又看得到了'],
  ] as const)('in %s takes no words', async (tab, call, said) => {
    const page = await open(tab)
    await offer(page, 1)
    expect(page.calls.at(-1)).toMatchObject(call)
    expect(authors(page)).toEqual(['许知夏'])
    expect(toasts(page)).toEqual([said])
  })

  test('about an appeal restores when it is meant, and not when one thinks better of it', async () => {
    const appealed = { 'forum.openModeration': aQueue('cases', [anAppealedItem()]) }
    const hesitant = await open('cases', appealed, { showModal: () => Promise.resolve({ confirm: false }) })
    await offer(hesitant, 1)
    expect(hesitant.calls).toHaveLength(1)
    const page = await open('cases', appealed)
    await offer(page, 1)
    expect(page.calls.at(-1)).toMatchObject({
      action: 'forum.decideAppeal',
      input: { target: post, decision: 'grant', answer: '' },
    })
  })

  test('against an appeal is answered, and stays among what is hidden', async () => {
    const page = await open('hidden', { 'forum.openModeration': aQueue('hidden', [anAppealedItem()]) })
    await offer(page, 2)
    await write(page, '只写社区的名字就好。')
    expect(page.calls.slice(1)).toMatchObject([
      { action: 'forum.decideAppeal', input: { target: post, decision: 'refuse', answer: '只写社区的名字就好。' } },
      { action: 'forum.openModeration' },
    ])
    expect(authors(page)).toEqual(['苏禾'])
  })

  test('takes one off the tab’s count, and nothing is asked again', async () => {
    const page = await open('review')
    await offer(page, 1)
    expect(page.text('.tab--active')).toBe('待审核1')
    expect(page.calls.map(({ action }) => action)).toEqual(['forum.openModeration', 'forum.review'])
    await offer(page, 1)
    expect(page.text('.tab--active')).toBe('待审核')
    expect(page.text('.state__message')).toContain('都看过了')
  })

  test('brings up what waits behind the page', async () => {
    const page = await open('review', {
      'forum.openModeration': ({ cursor }: { cursor?: string }) =>
        cursor
          ? aQueue('review', [second(anItemToReview)], { tabs: [] })
          : aQueue('review', [anItemToReview()], { nextCursor: 'k1' }),
    })
    await offer(page, 1)
    expect(authors(page)).toEqual(['许知夏'])
  })

  test('about what its author has changed meanwhile is not taken: it is shown as it is now', async () => {
    let text = '先前的话。'
    const page = await open('review', {
      'forum.openModeration': () => aQueue('review', [anItemToReview({ text })]),
      'forum.review': () => {
        text = '改过的话。'
        throw new Refused('CONFLICT', '作者刚改过，刷新看看再决定。')
      },
    })
    await offer(page, 2)
    await write(page, '写得太长。')
    expect(page.text('.queue-card__text')).toBe('改过的话。')
    expect(toasts(page)).toEqual(['作者刚改过，刷新看看再决定。'])
    await offer(page, 2)
    await until(page, '.words-sheet__text')
    expect(page.attribute('.words-sheet__text', 'value')).toBe('写得太长。')
  })

  test('that could not be sent leaves the sheet open with the words', async () => {
    const page = await open('cases', {
      'forum.decideReports': () => {
        throw new Offline()
      },
    })
    await offer(page, 2)
    await write(page, '写了电话号码。')
    expect(page.attribute('.words-sheet__text', 'value')).toBe('写了电话号码。')
    expect(authors(page)).toHaveLength(2)
    expect(page.calls).toHaveLength(2)
  })

  test('whose words WeChat refuses says so at them', async () => {
    const sentence = '这段话没有通过微信的检查。不用引用原话，换个说法就行。'
    const page = await open('cases', {
      'forum.decideReports': () => {
        throw new Refused('CONTENT_RISKY', sentence, { reason: sentence })
      },
    })
    await offer(page, 2)
    await write(page, '写了那句话。')
    expect(page.text('.words-sheet__error')).toBe(sentence)
  })
})
