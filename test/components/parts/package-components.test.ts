import { mountComponent } from '../../support/mini-component'

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
