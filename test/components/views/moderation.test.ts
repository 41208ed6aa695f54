import { asTab, toView } from '../../../miniprogram/packages/forum/moderation/view-model'
import { at, now } from '../support/answers'
import {
  aHiddenItem,
  anAppealedItem,
  anItem,
  anItemToReview,
  aQueue,
  aReportedItem,
  tabsWith,
  type Item,
} from '../support/moderation-answers'

const view = (item: Item) => toView(aQueue('cases', [item]), now).items[0]!
const labels = (item: Item) => view(item).offers.map(({ label }) => label)

describe('the tabs of moderation', () => {
  test('say how much waits, up to twenty, and nothing where nothing waits', () => {
    const tabs = tabsWith({ unanswered: 3, review: 20, cases: 21 })
    const shown = toView(aQueue('unanswered', [], { tabs }), now).tabs
    expect(shown.map(({ label, count }) => [label, count])).toEqual([
      ['待回应', '3'],
      ['待审核', '20'],
      ['举报申诉', '20 多'],
      ['已隐藏', ''],
    ])
  })

  test('are asked for by their names only', () => {
    expect(asTab('cases')).toBe('cases')
    expect(asTab('everything')).toBeNull()
    expect(asTab()).toBeNull()
  })
})

describe('something in the queue', () => {
  test('says who wrote what where and when, and since when it waits', () => {
    expect(view(anItem())).toMatchObject({
      authorName: '苏禾',
      place: '实习在外，怎样过好组织生活？',
      when: '发言，昨天 21:08',
      waiting: { days: '1', unit: '天', isLate: false },
      path: '/packages/forum/post/page?id=post-1',
    })
  })

  test('is late from the fifth day on', () => {
    expect(view(anItem({ waitingSince: at('2026-10-09 23:00') })).waiting).toMatchObject({ days: '5', isLate: true })
    expect(view(anItem({ waitingSince: at('2026-10-10 01:00') })).waiting).toMatchObject({ days: '4', isLate: false })
  })

  test('that is hidden waits for nothing', () => {
    expect(view(aHiddenItem()).waiting).toBeNull()
  })

  test('opens at its place in the thread when it is a comment, also one in the circle', () => {
    const target = { kind: 'comment', id: 'comment-1' } as const
    expect(view(anItem({ target, threadKey: 'k3', placeTitle: '' }))).toMatchObject({
      place: '支部圈',
      when: '评论，昨天 21:08',
      path: '/packages/forum/post/page?id=post-1&from=k3',
    })
  })

  test('that was removed opens nothing; of a removed comment the post is still there', () => {
    expect(view(aReportedItem({ isRemoved: true })).path).toBe('')
    const target = { kind: 'comment', id: 'comment-1' } as const
    expect(view(aReportedItem({ isRemoved: true, target, threadKey: 'k3' })).path).not.toBe('')
  })

  test('that is said about an article opens among its comments', () => {
    const target = { kind: 'comment', id: 'comment-1' } as const
    const about = { subjectKind: 'article', postId: 'article-1', placeTitle: '三天' } as const
    expect(view(anItem({ target, ...about, threadKey: 'k3' }))).toMatchObject({
      place: '三天',
      path: '/packages/forum/thread/page?id=article-1&from=k3',
    })
  })

  test('lists reports by reason and note, without names', () => {
    const { reports, reportCount } = view(aReportedItem())
    expect(reportCount).toBe('2 人举报')
    expect(reports.map(({ line }) => line)).toEqual(['泄露隐私：写了电话号码', '不友善'])
  })

  test('that is hidden says by whom, when and why, and what its author answers', () => {
    expect(view(anAppealedItem())).toMatchObject({
      hidden: { reason: '写了别人的电话号码。', by: '陈一鸣隐藏，昨天 22:00' },
      appeal: { text: '号码是社区公开的。', answer: '' },
    })
  })

  test('is folded when it is long', () => {
    expect(view(anItem()).isLong).toBe(false)
    expect(view(anItem({ text: '一'.repeat(121) })).isLong).toBe(true)
    expect(view(anItem({ text: '一\n'.repeat(6) })).isLong).toBe(true)
  })

  test('without anything to show here says so', () => {
    expect(view(anItem({ text: '' })).isBare).toBe(true)
    expect(view(anItem({ text: '', videoCoverUrl: 'https://films.example/film.jpg' })).isBare).toBe(false)
  })
})

describe('what can be decided', () => {
  test('follows from what the server allows', () => {
    expect(labels(anItem())).toEqual(['点评'])
    expect(labels(anItemToReview())).toEqual(['通过', '不通过'])
    expect(labels(aReportedItem())).toEqual(['没有问题', '隐藏'])
    expect(labels(anAppealedItem())).toEqual(['恢复', '不恢复'])
    expect(labels(aHiddenItem())).toEqual(['恢复'])
    expect(labels(anItem({ isOwn: true, allowedEvents: [] }))).toEqual([])
  })

  test('about what its author has removed is only that it was looked at', () => {
    expect(view(aReportedItem({ isRemoved: true })).offers).toEqual([{ decision: 'keep', label: '看过了' }])
  })

  test('about an article is only that it was looked at: the desk changes it', () => {
    const target = { kind: 'article', id: 'article-1' } as const
    const article = { target, subjectKind: 'article', postId: 'article-1', placeTitle: '三天', text: '三天' } as const
    expect(view(aReportedItem(article))).toMatchObject({
      place: '学习园地',
      when: '文章，昨天 21:08',
      note: '要修改或归档，请到编辑台。处理好了，在这里点「看过了」。',
      path: '/packages/content/article/page?id=article-1',
      offers: [{ decision: 'keep', label: '看过了' }],
    })
    expect(view(aReportedItem({ ...article, isRemoved: true }))).toMatchObject({
      note: '文章已经归档，大家看不到了。',
      path: '',
    })
    expect(view(aReportedItem({ ...article, isOwn: true, allowedEvents: [] })).note).toBe('')
  })
})
