import { toCount } from '../../../miniprogram/packages/forum/topic/composer'
import { asFilter, toView as toTopic } from '../../../miniprogram/packages/forum/topic/view-model'
import { toCard, toCircle, toTopics } from '../../../miniprogram/pages/forum/view-model'
import { toPostView } from '../../../miniprogram/shared/post-view'
import { at, now } from '../support/answers'
import {
  aCircle,
  anOfficialComment,
  aPendingPost,
  aPost,
  aTopicCard,
  aTopicPage,
  aVideo,
  somePictures,
  type Post,
} from '../support/forum-answers'

describe('a post', () => {
  test.each([
    [null, '', false],
    [0, '今天发的，等点评', false],
    [1, '等了 1 天', false],
    [4, '等了 4 天', false],
    [5, '等了 5 天', true],
  ])('that waits %p days says "%s", late: %p', (waitingDays, waiting, isLate) => {
    expect(toPostView(aPost({ waitingDays }), now)).toMatchObject({ waiting, isLate })
  })

  test('says when it was written, and that it was changed', () => {
    expect(toPostView(aPost(), now).ago).toBe('昨天 21:08')
    expect(toPostView(aPost({ editedAt: now }), now).ago).toBe('昨天 21:08，改过')
  })

  test('offers what the server allows and no more', () => {
    const none = { canLike: false, canAnswer: false, canReview: false, hasMenu: false }
    expect(toPostView(aPost({ allowedEvents: [] }), now)).toMatchObject(none)
    expect(toPostView(aPost({ allowedEvents: ['like', 'comment'] }), now)).toMatchObject({ ...none, canLike: true })
    const post = aPost({ allowedEvents: ['officialComment', 'review', 'remove'] })
    expect(toPostView(post, now)).toMatchObject({ canAnswer: true, canReview: true, hasMenu: true })
  })

  test('carries the branch’s answer with name and office', () => {
    const officialComment = anOfficialComment({ text: '这个办法好。' })
    expect(toPostView(aPost({ officialComment }), now).official).toEqual({
      by: '陈一鸣，支部书记',
      text: '这个办法好。',
      ago: '今天 09:00',
    })
  })

  test.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [4, 2],
    [5, 3],
    [9, 3],
  ])('with %i pictures stands them in %i columns', (count, columns) => {
    expect(toPostView(aPost({ pictures: somePictures(count) }), now).columns).toBe(columns)
  })

  test.each([
    ['a wide', [1280, 720], { widthPercent: 100, heightPercent: 56 }],
    ['a very wide', [2000, 500], { widthPercent: 100, heightPercent: 56 }],
    ['an upright', [720, 1280], { widthPercent: 66, heightPercent: 88 }],
    ['a square', [800, 800], { widthPercent: 100, heightPercent: 100 }],
  ])('shows %s film in a box that leaves the next post in sight', (_, [width, height], box) => {
    expect(toPostView(aPost({ video: aVideo({ width, height }) }), now).video).toMatchObject({ ...box, length: '0:42' })
  })

  test.each([
    ['短短一句', false],
    ['我'.repeat(120), false],
    ['我'.repeat(121), true],
    ['一\n二\n三\n四\n五\n六\n七', true],
  ])('folds a long text: %j', (text, isLong) => {
    expect(toPostView(aPost({ text }), now).isLong).toBe(isLong)
  })
})

describe('a post that not everybody sees', () => {
  const state = (post: Parameters<typeof toPostView>[0]) => {
    const { tag, why, lock, isVisible, hasCounts } = toPostView(post, now)
    expect({ isVisible, hasCounts }).toEqual({ isVisible: false, hasCounts: false })
    return { tag, why, lock }
  }
  const pending = (awaits: 'wechat' | 'person' | 'author', refusal = '') => ({ pending: { awaits, refusal } })

  test('while WeChat checks it is its author’s alone, who may change it', () => {
    const lock = '现在只有你看得到，通过后大家都能看到。10 分钟内可以修改。'
    expect(state(aPendingPost())).toEqual({ tag: '审核中', why: '', lock })
  })

  test('does not promise a change that is over', () => {
    expect(state(aPendingPost({ allowedEvents: ['remove'] })).lock).toBe('现在只有你看得到，通过后大家都能看到。')
  })

  test('while a person is to look at it says who sees it', () => {
    expect(state(aPendingPost(pending('person'))).lock).toContain('你和支部里负责的人看得到')
    const forReview = aPendingPost({ ...pending('person'), isMine: false, allowedEvents: ['review'] })
    expect(state(forReview).lock).toBe('请你看一看。通过后大家都能看到。')
  })

  test('that was refused says what to change', () => {
    expect(state(aPendingPost(pending('author', '图片里有证件，换一张。')))).toEqual({
      tag: '没有通过',
      why: '图片里有证件，换一张。',
      lock: '现在只有你看得到。改好再发，或者删掉，都可以。',
    })
  })

  type Appeal = NonNullable<NonNullable<Post['hidden']>['appeal']>
  const hidden = (appeal: Appeal | null, isMine = true) =>
    aPost({
      state: 'hidden',
      isMine,
      hidden: { reason: '像是广告。', at: now, appeal },
      allowedEvents: isMine && !appeal ? ['appeal'] : [],
    })
  const appeal = { text: '不是广告。', at: now, state: 'waiting', answer: '' } as const

  test('because it is hidden tells its author why, and what can be done', () => {
    expect(state(hidden(null))).toEqual({
      tag: '已隐藏',
      why: '隐藏的理由：像是广告。',
      lock: '现在只有你和支部里负责的人看得到。不同意，可以申诉一次。',
    })
    expect(state(hidden(appeal)).lock).toContain('你的申诉已经交上，等支部答复。')
    const refused = state(hidden({ ...appeal, state: 'refused', answer: '确实是广告。' }))
    expect(refused.why).toContain('对申诉的答复：确实是广告。')
    expect(refused.lock).not.toContain('申诉')
  })

  test('because it is hidden tells whoever moderates of the appeal', () => {
    expect(state(hidden(null, false)).lock).toBe('大家看不到，作者看得到理由。')
    expect(state(hidden(appeal, false)).lock).toContain('作者已经申诉。')
  })
})

describe('a topic', () => {
  test('says until when and how many have spoken', () => {
    const view = toTopic(aTopicPage(), 'all', now)
    expect(view.topic).toMatchObject({ tag: '进行中', isOpen: true, facts: '10月31日结束，23 人说过', notYet: '' })
  })

  test('that has not begun says when it will, and who sees it', () => {
    const topic = { state: 'scheduled' as const, opensAt: at('2026-10-20 08:00'), groupNames: ['第一党小组'] }
    const view = toTopic(aTopicPage([], { topic, allowedEvents: ['edit'] }), 'all', now)
    expect(view.topic).toMatchObject({
      tag: '还没开始',
      notYet: '10月20日 08:00 开始，现在只有能编辑的人看得到',
      facts: '10月20日开始，给第一党小组',
    })
    expect(view.emptyTitle).toBe('还没有开始')
  })

  test('that is over shows what the branch concluded', () => {
    const summary = anOfficialComment({ text: '例会并到周五晚上。' })
    const { topic } = toTopic(aTopicPage([], { topic: { state: 'closed', summary } }), 'all', now)
    expect(topic).toMatchObject({ tag: '已结束', facts: '10月14日，支部写了小结，23 人说过' })
    expect(topic.summary).toMatchObject({ by: '陈一鸣，支部书记', text: '例会并到周五晚上。' })
  })

  test.each([
    ['open', null, '结束讨论'],
    ['closed', null, '写小结'],
    ['closed', anOfficialComment(), '改小结'],
  ] as const)('that is %s offers who may conclude it %#: %s %s', (state, summary, closeLabel) => {
    const topic = { state, summary }
    expect(toTopic(aTopicPage([], { topic, allowedEvents: ['close'] }), 'all', now).closeLabel).toBe(closeLabel)
    expect(toTopic(aTopicPage([], { topic }), 'all', now).closeLabel).toBe('')
  })

  test('shows 等点评 to those who answer only', () => {
    const labels = (...given: Parameters<typeof toTopic>) => toTopic(...given).tabs.map(({ label }) => label)
    expect(labels(aTopicPage(), 'all', now)).toEqual(['全部', '精华 3', '我的'])
    expect(labels(aTopicPage([], { allowedEvents: ['unanswered'] }), 'all', now)).toContain('等点评')
    expect(labels(aTopicPage([]), 'unanswered', now)).toContain('等点评')
  })

  test.each([
    ['all', '还没有人说'],
    ['excellent', '还没有精华'],
    ['mine', '你还没有说过'],
    ['unanswered', '都回应了'],
  ] as const)('without posts under %s says %s', (filter, emptyTitle) => {
    expect(toTopic(aTopicPage([]), filter, now).emptyTitle).toBe(emptyTitle)
  })

  test.each([
    ['mine', 'mine'],
    ['nonsense', 'all'],
    [undefined, 'all'],
  ])('asked for under %p shows %p', (text, filter) => {
    expect(asFilter(text)).toBe(filter)
  })
})

describe('the list of topics', () => {
  test('says what is open, until when and how many have spoken', () => {
    const card = toCard(aTopicCard(), now)
    expect(card).toMatchObject({ tag: '进行中', until: '10月31日结束', count: '23 人说过，41 条' })
  })

  test('invites to the first word, and shows three faces at most', () => {
    const silent = aTopicCard({ postCount: 0, authorCount: 0, recentAuthors: ['一', '二', '三', '四'] })
    expect(toCard(silent, now)).toMatchObject({ count: '还没有人说', authors: ['一', '二', '三'] })
  })

  test('shows of what is over the conclusion, and of what nobody answered that', () => {
    const over = aTopicCard({ state: 'closed', summary: anOfficialComment({ text: '周五开会。' }) })
    expect(toCard(over, now)).toMatchObject({
      tag: '已结束',
      until: '10月14日，支部写了小结',
      text: '小结：周五开会。',
      count: '23 人说过，精华 3 条',
      authors: [],
    })
    expect(toCard(aTopicCard({ state: 'closed', postCount: 0 }), now).count).toBe('没有人发言')
  })

  test('says for which groups a topic is', () => {
    const card = toCard(aTopicCard({ groupNames: ['第一党小组', '第二党小组'] }), now)
    expect(card.until).toBe('10月31日结束，给第一党小组、第二党小组')
  })

  test('names the year of what is long over', () => {
    const old = aTopicCard({ state: 'closed', closesAt: at('2025-06-30 23:59') })
    expect(toCard(old, now).until).toBe('2025年6月30日结束')
  })

  test('leads with the branch’s answer to me', () => {
    const newestComment = { topicId: 'topic-1', topicTitle: '毕业设计', authorName: '陈一鸣', at: now }
    const view = toTopics({ items: [], nextCursor: null, newestComment, allowedEvents: ['createTopic'] }, now)
    expect(view).toMatchObject({
      canCreate: true,
      newestComment: { title: '陈一鸣点评了你的发言', path: expect.stringContaining('id=topic-1&filter=mine') },
    })
  })
})

test('the circle offers to write where one may', () => {
  expect(toCircle(aCircle(), now)).toMatchObject({ segment: 'circle', canPost: true, items: [{ id: 'post-1' }] })
  expect(toCircle(aCircle([], { allowedEvents: [] }), now).canPost).toBe(false)
})

describe('the count under what is being written', () => {
  test.each([
    ['', { count: '', isOver: false, canSend: false }],
    ['   ', { count: '', isOver: false, canSend: false }],
    ['我'.repeat(8), { count: '', isOver: false, canSend: true }],
    ['我'.repeat(9), { count: '9 / 10', isOver: false, canSend: true }],
    ['我'.repeat(10), { count: '10 / 10', isOver: false, canSend: true }],
    ['我'.repeat(11), { count: '11 / 10', isOver: true, canSend: false }],
  ])('of "%s", with ten allowed, is %j', (text, expected) => {
    expect(toCount(text, 10)).toEqual(expected)
  })
})
