import { toPostView } from '../../../miniprogram/packages/forum/post-view'
import { toCount, toView as toTopic } from '../../../miniprogram/packages/forum/topic/view-model'
import { toView as toUnanswered } from '../../../miniprogram/packages/forum/unanswered/view-model'
import { aPost, aTopic, at, now } from '../support/answers'

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

  test('offers what the server allows and no more', () => {
    expect(toPostView(aPost(), now)).toMatchObject({ canComment: false, canRemove: false, canReview: false })
    const post = aPost({ allowedEvents: ['comment', 'remove', 'review'] })
    expect(toPostView(post, now)).toMatchObject({ canComment: true, canRemove: true, canReview: true })
  })

  test('that is being checked tells its author who sees it, and a reviewer what to do', () => {
    const pending = aPost({ state: 'pending' })
    expect(toPostView(pending, now)).toMatchObject({ isPending: true, pendingLine: expect.stringContaining('看得到') })
    const forReview = aPost({ state: 'pending', allowedEvents: ['review'] })
    expect(toPostView(forReview, now).pendingLine).toContain('请你看一看')
  })

  test('carries the branch’s answer with name and office', () => {
    const comment = { authorName: '陈一鸣', roleLabel: '支部书记', text: '这个办法好。', at: at('2026-10-14 09:00') }
    expect(toPostView(aPost({ comment }), now).comment).toEqual({
      by: '陈一鸣，支部书记',
      text: '这个办法好。',
      ago: '今天 09:00',
    })
  })
})

describe('a topic', () => {
  test('says until when and how many have spoken', () => {
    expect(toTopic(aTopic(), 'all', now).topic).toMatchObject({ isOpen: true, facts: '10月31日结束，23 人说过' })
  })

  const labels = (...given: Parameters<typeof toTopic>) => toTopic(...given).tabs.map(({ label }) => label)

  test('shows 等点评 to those who answer only', () => {
    expect(labels(aTopic(), 'all', now)).toEqual(['全部 41', '我的'])
    expect(labels(aTopic([], { allowedEvents: ['close'] }), 'all', now)).toContain('等点评')
    expect(labels(aTopic([aPost({ allowedEvents: ['comment'] })]), 'all', now)).toContain('等点评')
    expect(labels(aTopic([]), 'unanswered', now)).toContain('等点评')
  })

  test.each([
    ['all', '还没有人说'],
    ['mine', '你还没有说过'],
    ['unanswered', '都回应了'],
  ] as const)('without posts under %s says %s', (filter, emptyTitle) => {
    expect(toTopic(aTopic([]), filter, now).emptyTitle).toBe(emptyTitle)
  })
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

test('an unanswered post names its topic and leads there', () => {
  const post = { ...aPost({ waitingDays: 3 }), topicId: 'topic-1', topicTitle: '实习在外' }
  const { items } = toUnanswered({ items: [post], nextCursor: 'c' }, now)
  expect(items[0]).toMatchObject({ topicId: 'topic-1', topicTitle: '实习在外', waiting: '等了 3 天' })
})
