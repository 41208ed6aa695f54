import { toForm, toView } from '../../../miniprogram/packages/learn/task/view-model'
import { arrange, toView as toList } from '../../../miniprogram/packages/learn/tasks/view-model'
import { at, now } from '../support/answers'
import {
  listOf,
  listed,
  myTask,
  picture,
  reflection,
  standing,
  type ListedTask,
  type MyTask,
} from '../support/task-answers'

describe('a task in the list', () => {
  const shown = (changes: Partial<ListedTask>) => toList(listOf([listed('t', changes)]), now).items[0]

  test.each<[string, Partial<ListedTask>, object]>([
    ['open', {}, { group: 'open', due: '周五前完成', dueLook: '', state: '' }],
    ['on its last day', { dueAt: at('2026-10-14 23:59') }, { due: '今天截止', dueLook: 'tag--now' }],
    ['overdue', { dueAt: at('2026-10-13 23:59') }, { group: 'open', due: '已过截止日', dueLook: 'tag--now' }],
    ['returned', { state: 'returned' }, { group: 'open', state: '要改' }],
    ['handed in, overdue', { state: 'handedIn', dueAt: 0 }, { group: 'waiting', due: '', state: '已交' }],
    ['done, overdue', { state: 'done', dueAt: 0 }, { group: 'past', due: '', state: '完成', stateLook: 'tag--done' }],
    ['ended before it was done', { isClosed: true }, { group: 'past', due: '', state: '已结束', stateLook: '' }],
    ['ended after it was done', { isClosed: true, state: 'done' }, { group: 'past', state: '完成' }],
    [
      'of the learning day',
      { isLearningDay: true, wantsReflection: true },
      { mark: '党员学习日', sub: '文章，要交心得' },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(shown(changes)).toMatchObject(expected)
  })

  test('the headline counts what is open and names the next end that is not over', () => {
    const rows = toList(listOf([listed('late', { dueAt: 0 }), listed('next'), listed('done', { state: 'done' })]), now)
    expect(arrange(rows.items, now)).toMatchObject({ headline: '还有 2 件要做', subline: '最近的一件：周五前' })
    expect(arrange([], now)).toEqual({ headline: '都做完了', subline: '', groups: [] })
  })
})

describe('a task', () => {
  const view = (changes: Partial<MyTask>) => toView(myTask(changes), now)

  test('says until when, with the time where the day does not end with it', () => {
    expect(view({}).until).toBe('10月16日 周五前')
    expect(view({ dueAt: at('2026-10-16 18:00') }).until).toBe('10月16日 周五 18:00 前')
  })

  test('stops counting down when it is handed in, done or ended', () => {
    const overdue = { dueAt: at('2026-10-13 23:59') }
    expect(view(overdue)).toMatchObject({ due: '已过截止日', isDueSoon: true, state: '' })
    expect(view({ ...overdue, state: 'handedIn' })).toMatchObject({ due: '', state: '等书记答复' })
    expect(view({ ...overdue, state: 'done' })).toMatchObject({ due: '', state: '完成' })
    expect(view({ ...overdue, isClosed: true })).toMatchObject({ due: '', state: '已结束', next: null, ahead: '' })
  })

  test('says so when its course has been taken away', () => {
    expect(view({ kind: 'course', text: '', course: null })).toMatchObject({ isCourseGone: true, next: null })
  })

  test('has no next step to a quiz whose tries are used up', () => {
    expect(view({ kind: 'quiz', text: '', quiz: standing({ tries: 1, bestCount: 1 }) }).next?.verb).toBe('再答一次')
    expect(view({ kind: 'quiz', text: '', quiz: standing({ tries: 3, bestCount: 1 }) }).next).toBeNull()
  })

  test('starts its form without the pictures that were refused', () => {
    const pictures = [picture('a'), picture('b', 'pending'), picture('c', 'refused')]
    expect(toForm(myTask({ reflection: reflection({ pictures }) }))).toMatchObject({
      text: '读完以后我想先从自己的宿舍做起。',
      pictures: [
        { fileId: 'cloud://env/reflections/a.jpg', note: '' },
        { fileId: 'cloud://env/reflections/b.jpg', note: '审核中' },
      ],
    })
    expect(toForm(myTask())).toEqual({ text: '', pictures: [] })
  })
})
