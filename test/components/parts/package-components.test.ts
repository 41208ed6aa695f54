import { toPostView } from '../../../miniprogram/packages/forum/post-view'
import { mountComponent } from '../../support/mini-component'
import { aPost, at, now } from '../support/answers'

describe('the card of a post', () => {
  const mount = (changes: Parameters<typeof aPost>[0]) =>
    mountComponent('packages/forum/components/post-card/post-card', {
      given: { post: toPostView(aPost(changes), now) },
    })

  test('shows who said what and when', async () => {
    const card = await mount({})
    expect(card.text()).toContain('苏禾昨天 21:08')
    expect(card.text('.post-card__text')).toBe('公司附近的社区每月有主题党日，我去了两次。')
    expect(card.has('.official')).toBe(false)
    expect(card.has('.post-card__actions')).toBe(false)
  })

  test('carries the branch’s answer with its seal', async () => {
    const comment = { authorName: '陈一鸣', roleLabel: '支部书记', text: '这个办法好。', at: at('2026-10-14 09:00') }
    const card = await mount({ comment })
    expect(card.text('.post-card__by')).toBe('陈一鸣，支部书记')
    expect(card.text('.post-card__answer')).toBe('这个办法好。')
  })

  test('that is being checked loses its fill and says who sees it', async () => {
    const card = await mount({ state: 'pending', isMine: true, allowedEvents: ['remove'] })
    expect(card.has('.card--pending')).toBe(true)
    expect(card.text('.tag')).toBe('审核中')
  })

  test('asks for an answer or a removal when tapped', async () => {
    const card = await mount({ allowedEvents: ['comment', 'remove'], waitingDays: 5 })
    const [comments, removes] = [card.listen('comment'), card.listen('remove')]
    expect(card.text('.tag--now')).toBe('等了 5 天')
    await card.tap('.post-card__action:nth-child(1)')
    await card.tap('.post-card__action:nth-child(2)')
    expect([comments.length, removes.length]).toEqual([1, 1])
  })

  test('lets a person decide what WeChat’s check could not', async () => {
    const card = await mount({ state: 'pending', allowedEvents: ['review'] })
    const reviews = card.listen('review')
    await card.tap('[data-decision="show"], .post-card__action:nth-child(1)')
    await card.tap('.post-card__action:nth-child(2)')
    expect(reviews).toEqual([{ decision: 'show' }, { decision: 'remove' }])
  })
})

describe('the lessons of a course', () => {
  const lessons = [
    { lessonId: 'a', number: 1, title: '会前听意见', length: '10:02', isDone: true },
    { lessonId: 'b', number: 2, title: '谈心谈话', length: '12:30', isDone: false },
    { lessonId: 'c', number: 3, title: '批评怎么说', length: '9:45', isDone: false },
  ]

  test('show what is done, what plays and what is still to come', async () => {
    const list = await mountComponent('packages/learn/components/lesson-list/lesson-list', {
      given: { lessons, current: 'b' },
    })
    expect(list.texts('.lesson-list__mark')).toEqual(['', '', '3'])
    expect(list.text('.strong')).toBe('谈心谈话')
  })

  test('are chosen by a tap', async () => {
    const list = await mountComponent('packages/learn/components/lesson-list/lesson-list', { given: { lessons } })
    const chosen = list.listen('choose')
    await list.tap('.lesson-list__row:nth-child(3)')
    expect(chosen).toEqual([{ lessonId: 'c' }])
  })
})
