import fc from 'fast-check'
import type { OutputOf } from '../../../cloudfunctions/contract'
import { toView as toLearn } from '../../../miniprogram/pages/learn/view-model'
import { toView as toCompletions } from '../../../miniprogram/packages/learn/completions/view-model'
import {
  draftOf,
  errorsByLesson,
  minutesText,
  newLesson,
  toInput,
} from '../../../miniprogram/packages/learn/course-edit/draft'
import { toView as toCourse } from '../../../miniprogram/packages/learn/course/view-model'
import { toView as toCourses } from '../../../miniprogram/packages/learn/courses/view-model'
import { toProgress, toView as toLesson } from '../../../miniprogram/packages/learn/lesson/view-model'
import { aLesson, at, now, yearOfHours } from '../support/answers'

type Card = OutputOf<'learn.open'>['courses'][number]
const card = (changes: Partial<Card> = {}): Card => ({
  courseId: 'course-1',
  title: '开好组织生活会',
  goal: '会前会准备，会上会发言',
  coverUrl: '',
  lessonCount: 4,
  doneCount: 1,
  creditTenths: 25,
  nextLesson: { lessonId: 'lesson-2', title: '准备一次谈心谈话', number: 2, positionSeconds: 0, durationSeconds: 750 },
  dueAt: at('2026-10-16 23:59'),
  ...changes,
})

describe('a course in the tab 学习', () => {
  const shown = (changes: Partial<Card>) =>
    toLearn({ year: yearOfHours, courses: [card(changes)], nextCursor: null }, now).items[0]

  test.each([
    ['that is assigned', {}, { tag: '周五前完成', tagTone: '' }],
    ['that is due today', { dueAt: at('2026-10-14 23:59') }, { tag: '今天截止', tagTone: 'tag--now' }],
    ['that is overdue', { dueAt: at('2026-10-13 23:59') }, { tag: '已过截止日', tagTone: 'tag--now' }],
    ['that is nobody’s duty', { dueAt: null }, { tag: '', tagTone: '' }],
    [
      'that is done, even late',
      { doneCount: 4, dueAt: at('2026-10-13 23:59') },
      { tag: '已学完', tagTone: 'tag--done' },
    ],
  ])('%s wears its tag', (_what, changes, expected) => {
    expect(shown(changes)).toMatchObject(expected)
  })

  test('shows how far one is', () => {
    expect(shown({})).toMatchObject({ parts: [25], progress: '学完 1 / 4 课，共 2.5 学时' })
  })
})

describe('a course', () => {
  const { lessons } = aLesson()
  const opened = (changes: Partial<Card>) =>
    toCourse({ course: card(changes), intro: '', lessons, year: yearOfHours }, now)

  test('goes on with the next lesson, or begins, or is done', () => {
    expect(opened({}).next).toEqual({ lessonId: 'lesson-2', verb: '接着学第 2 课' })
    const first = { ...card().nextLesson!, number: 1 }
    expect(opened({ doneCount: 0, nextLesson: first }).next?.verb).toBe('开始学习')
    expect(opened({ doneCount: 0, nextLesson: { ...first, positionSeconds: 9 } }).next?.verb).toBe('接着学第 1 课')
    expect(opened({ doneCount: 4, nextLesson: null })).toMatchObject({ next: null, due: '' })
  })

  test('lists its lessons in order with their length', () => {
    expect(opened({}).lessons).toEqual([
      { lessonId: 'lesson-1', number: 1, title: '组织生活会解决什么问题', length: '8:10', isDone: true },
      { lessonId: 'lesson-2', number: 2, title: '准备一次谈心谈话', length: '12:30', isDone: false },
    ])
  })
})

describe('a lesson', () => {
  test('begins where one stopped, and anew after its end', () => {
    expect(toLesson(aLesson(), now).startAt).toBe(444)
    expect(toLesson(aLesson({ positionSeconds: 748 }), now).startAt).toBe(0)
  })

  test('has its text in paragraphs', () => {
    expect(toLesson(aLesson(), now).paragraphs).toEqual(['先听，再说。', '说具体的事。'])
    expect(toLesson(aLesson({ text: '' }), now).paragraphs).toEqual([])
  })

  test('has no deadline any more once it is done', () => {
    expect(toLesson(aLesson(), now)).toMatchObject({ due: '周五前完成', heading: '第 2 课　准备一次谈心谈话' })
    expect(toLesson(aLesson({ state: 'done' }), now).due).toBe('')
  })

  test.each([
    ['video', { state: 'notStarted', creditedSeconds: 0 }, { progressLine: '约 12 分钟，可以分几次看', parts: [0] }],
    ['video', { state: 'started', creditedSeconds: 444 }, { progressLine: '已看 7:24，还差 4 分钟', parts: [66] }],
    ['article', { state: 'started', creditedSeconds: 444 }, { progressLine: '已读 7:24，还差 4 分钟', parts: [66] }],
    ['video', { state: 'started', creditedSeconds: 674 }, { progressLine: '已看 11:14，还差 1 分钟', parts: [100] }],
    ['video', { state: 'done', creditedSeconds: 675 }, { progressLine: '这一课学完了', parts: [100] }],
  ] as const)('as a %s with the progress %j says %j', (kind, progress, expected) => {
    expect(toProgress({ ...progress, neededSeconds: 675 }, kind)).toMatchObject(expected)
  })
})

describe('the courses of the branch', () => {
  const item = (changes: Partial<OutputOf<'learn.listCourses'>['items'][number]>) =>
    toCourses({
      items: [
        {
          courseId: 'course-1',
          title: '开好组织生活会',
          goal: '',
          state: 'published',
          lessonCount: 4,
          dueAt: at('2026-10-16 23:59'),
          doneCount: 13,
          memberCount: 26,
          allowedEvents: ['edit', 'listCompletions'],
          ...changes,
        },
      ],
      nextCursor: null,
    }).items[0]

  test('say how many have finished, a draft does not', () => {
    expect(item({})?.sub).toBe('4 课，10月16日 周五截止，13 / 26 人完成')
    expect(item({ state: 'draft', dueAt: null })).toMatchObject({ isDraft: true, sub: '4 课' })
  })

  test('offer what the server allows and no more', () => {
    expect(item({})).toMatchObject({ canEdit: true, canPublish: false, canListCompletions: true })
    expect(item({ allowedEvents: ['publish'] })).toMatchObject({ canEdit: false, canPublish: true })
  })
})

test('completions part those who have finished from those who have not, by day only', () => {
  const person = (name: string, doneAt: number | null) => ({ memberId: name, name, isDone: doneAt !== null, doneAt })
  const items = [person('林晓', at('2026-10-12 00:00')), person('何川', null), person('沈若', null)]
  const view = toCompletions({ title: '开好组织生活会', dueAt: null, items })
  expect(view).toMatchObject({ done: 1, total: 3, parts: [33], due: '' })
  expect(view.groups.map(({ title }) => title)).toEqual(['还没完成 2 人', '已完成 1 人'])
  expect(view.groups[1]?.people[0]?.at).toBe('10月12日 周一')
  expect(toCompletions({ title: '', dueAt: null, items: [] })).toMatchObject({ parts: [0], groups: [] })
})

describe('the draft of a course', () => {
  type Course = OutputOf<'learn.editCourse'>
  const words = fc.string({ maxLength: 20 })
  const lessons = fc.array(
    fc.record({
      lessonId: fc.uuid(),
      title: words,
      text: words,
      videoFileId: fc.constantFrom('', 'cloud://env.bucket/lessons/a.mp4'),
      durationSeconds: fc.integer({ min: 30, max: 14_400 }),
      creditTenths: fc.integer({ min: 0, max: 40 }),
    }),
    { maxLength: 5 },
  )
  const days = fc.integer({ min: 0, max: 700 }).map((day) => at('2026-10-14 23:59') + 59_999 + day * 86_400_000)
  const courses = fc
    .record({ title: words, goal: words, intro: words, dueAt: fc.option(days), version: fc.nat(9), lessons })
    .map((course): Course => ({
      ...course,
      courseId: 'course-1',
      state: 'draft',
      allowedEvents: ['edit'],
      lessons: course.lessons.map((lesson) => ({ ...lesson, kind: lesson.videoFileId ? 'video' : 'article' })),
    }))

  test('saved untouched is the course as it was', () => {
    const isUnchanged = (course: Course) => {
      const { state: _state, allowedEvents: _events, ...expected } = course
      expect(toInput(draftOf(course, '2026-10-28'), 'course-1', course.version)).toEqual(expected)
    }
    fc.assert(fc.property(courses, isUnchanged))
  })

  test('of a new course has one empty lesson and no duty, two weeks offered', () => {
    expect(draftOf(null, '2026-10-28')).toMatchObject({
      isAssigned: false,
      dueOn: '2026-10-28',
      lessons: [{ title: '' }],
    })
    expect(toInput(draftOf(null, '2026-10-28'), null, 0)).toMatchObject({ courseId: null, dueAt: null })
  })

  test('ends its day at midnight in Shanghai', () => {
    const draft = { ...draftOf(null, '2026-10-28'), isAssigned: true }
    expect(toInput(draft, null, 0).dueAt).toBe(at('2026-10-29 00:00') - 1)
  })

  test.each([
    ['5', '0.5', { durationSeconds: 300, creditTenths: 5 }],
    [' 7.4 ', '1', { durationSeconds: 444, creditTenths: 10 }],
    ['', '', { durationSeconds: -1, creditTenths: -1 }],
    ['五', '半', { durationSeconds: -1, creditTenths: -1 }],
  ])('with "%s" minutes and "%s" hours sends %j', (minutes, hours, expected) => {
    const draft = { ...draftOf(null, ''), lessons: [{ ...newLesson('a'), minutes, hours }] }
    expect(toInput(draft, null, 0).lessons[0]).toMatchObject(expected)
  })

  test('shows minutes without a tail of zeros', () => {
    expect([300, 444, 445, 30].map(minutesText)).toEqual(['5', '7.4', '7.42', '0.5'])
  })

  test('takes each refusal to the lesson and the field that it names', () => {
    const fields = {
      title: '写课程名。',
      'lessons.1.title': '写课名。',
      'lessons.1.text': '写正文。',
      'lessons.9.text': '？',
    }
    expect(errorsByLesson(fields, 2)).toEqual([{}, { title: '写课名。', text: '写正文。' }])
  })
})
