import { themes, toInput, toView as toLearn } from '../../../miniprogram/packages/learn/courses/view-model'
import { toQuizLine } from '../../../miniprogram/packages/learn/components/lesson-list/lines'
import { toView as toCourse } from '../../../miniprogram/packages/learn/course/view-model'
import { percentRead, scrollTopFor } from '../../../miniprogram/packages/learn/lesson/reading'
import { toProgress, toView as toLesson, withAnswer } from '../../../miniprogram/packages/learn/lesson/view-model'
import { lengthLabel, resumeLabel } from '../../../miniprogram/shared/course-view'
import { withGranted } from '../../../miniprogram/shared/year-view'
import {
  aBeatAnswer,
  aCatalogue,
  aCourse,
  aCourseCard,
  aLesson,
  aLessonRow,
  aQuiz,
  at,
  now,
  yearOfHours,
} from '../support/answers'

describe('the list of micro-courses', () => {
  const tasks = (count: number, dueAt: number | null) => toLearn(aCatalogue({ tasks: { count, dueAt } }), '', now).tasks

  test.each([
    [0, null, '没有要做的'],
    [2, '2026-10-16 23:59', '2 件要做，周五前'],
    [1, '2026-10-14 23:59', '1 件要做，今天截止'],
    [3, '2026-10-13 23:59', '3 件要做，有的过了截止日'],
    [20, '2026-10-30 23:59', '20 件以上要做，10月30日前'],
  ] as const)('with %s tasks, the first until %s, says %s', (count, dueAt, expected) => {
    expect(tasks(count, dueAt === null ? null : at(dueAt))).toBe(expected)
  })

  test('offers every learning goal, all of them first', () => {
    expect(themes.map(({ label }) => label)).toEqual([
      '全部',
      '学理论',
      '守规矩',
      '过组织生活',
      '为身边人服务',
      '向榜样学',
    ])
  })

  test('asks for a goal and a page only when there is one', () => {
    expect(toInput('')).toEqual({})
    expect(toInput('rules', 'next')).toEqual({ theme: 'rules', cursor: 'next' })
  })

  test('of a goal without courses says which, and of a branch without any that they will come', () => {
    const none = aCatalogue({ courses: [] })
    expect(toLearn(none, 'rules', now).emptyTitle).toBe('“守规矩”下还没有微课')
    expect(toLearn(none, '', now)).toMatchObject({ emptyTitle: '还没有微课', emptyText: '支部发布后会出现在这里。' })
  })
})

describe('a course in the list', () => {
  const shown = (changes: Parameters<typeof aCourseCard>[0]) =>
    toLearn(aCatalogue({ courses: [aCourseCard(changes)] }), '', now).items[0]

  test('says how long it takes, what it counts for and how far one is', () => {
    expect(shown({})).toMatchObject({
      parts: [25],
      progress: '学完 1 / 4 课',
      facts: '4 课，约 41 分钟，2.5 学时，有小测',
      isDone: false,
    })
  })

  test('without quiz and hours does not speak of them', () => {
    expect(shown({ hasQuiz: false, creditTenths: 0 })?.facts).toBe('4 课，约 41 分钟')
  })

  test('whose lessons are done is not done before its quiz', () => {
    expect(shown({ doneCount: 4, nextLesson: null })).toMatchObject({
      progress: '学完 4 / 4 课，还差课后小测',
      isDone: false,
    })
    expect(shown({ doneCount: 4, nextLesson: null, isDone: true })).toMatchObject({
      progress: '学完 4 / 4 课',
      isDone: true,
    })
  })
})

describe('a course', () => {
  const opened = (card: Parameters<typeof aCourseCard>[0], changes: Parameters<typeof aCourse>[0] = {}) =>
    toCourse(aCourse({ course: aCourseCard(card), ...changes }), now)
  const next = aCourseCard().nextLesson!
  const fresh = { ...next, number: 1, position: 0, creditedSeconds: 0 }

  test.each([
    ['goes on with the next lesson', {}, '接着学第 2 课'],
    ['begins', { doneCount: 0, nextLesson: fresh }, '开始学'],
    [
      'goes on with a first lesson that was begun',
      { doneCount: 0, nextLesson: { ...fresh, position: 9 } },
      '接着学第 1 课',
    ],
    ['has the quiz left', { doneCount: 4, nextLesson: null }, '去答题'],
  ])('%s', (_what, card, verb) => {
    expect(opened(card).next?.verb).toBe(verb)
  })

  test('that is finished has its certificate and no deadline', () => {
    const view = opened(
      { doneCount: 4, nextLesson: null, isDone: true },
      { quiz: aQuiz({ isPassed: true, bestCount: 5 }), doneAt: at('2026-10-12 20:00') },
    )
    expect(view).toMatchObject({
      next: null,
      due: '',
      certificate: { sub: '10月12日 周一学完', path: '/packages/learn/certificate/page?id=course-1' },
    })
    expect(opened({})).toMatchObject({ certificate: null, due: '周五前完成' })
  })

  test('whose quiz cannot be tried any more leads nowhere', () => {
    const quiz = aQuiz({ maxTries: 2, tries: 2, bestCount: 3 })
    expect(opened({ doneCount: 4, nextLesson: null }, { quiz }).next).toBeNull()
  })

  test('lists its lessons with kind, length and what is done', () => {
    expect(opened({}).lessons).toMatchObject([
      { number: 1, title: '组织生活会解决什么问题', icon: 'square-play', length: '8:10', isDone: true },
      { number: 2, title: '准备一次谈心谈话', length: '12:30', isDone: false },
      { number: 3, icon: 'file-text', kind: '文章', length: '约 5 分钟', isDone: false },
    ])
  })
})

describe('the line of a quiz', () => {
  test.each([
    ['before the first try', {}, { sub: '5 题，答对 4 题通过，可以重做', verb: '去答题' }],
    ['with a limit of tries', { maxTries: 3 }, { sub: '5 题，答对 4 题通过，可以答 3 次', verb: '去答题' }],
    ['that is open', { tries: 1, isOpen: true }, { sub: '5 题，答对 4 题通过，可以重做', verb: '接着答' }],
    ['that was not passed', { tries: 1, bestCount: 3 }, { sub: '最好 3/5，答对 4 题通过，可以重做', verb: '再答一次' }],
    [
      'with a try left',
      { tries: 2, maxTries: 3, bestCount: 3 },
      { sub: '最好 3/5，答对 4 题通过，还可以答 1 次', verb: '再答一次' },
    ],
    [
      'with no try left',
      { tries: 3, maxTries: 3, bestCount: 3 },
      { sub: '最好 3/5，答对 4 题通过，次数用完了', verb: '' },
    ],
    ['that is passed', { tries: 2, bestCount: 5, isPassed: true }, { sub: '已通过，最好 5/5', verb: '' }],
  ])('%s', (_what, changes, expected) => {
    expect(toQuizLine(aQuiz(changes))).toMatchObject(expected)
  })

  test('is not there without a quiz', () => {
    expect(toQuizLine(null)).toBeNull()
  })
})

describe('a lesson', () => {
  test('begins where one stopped, and anew after its end', () => {
    expect(toLesson(aLesson(), now).startAt).toBe(444)
    expect(toLesson(aLesson({ position: 748 }), now).startAt).toBe(0)
  })

  test('of slides begins with the one where one stopped, even when there are fewer now', () => {
    const slides = ['一', '二', '三'].map((caption) => ({ url: caption === '二' ? null : `${caption}.jpg`, caption }))
    const view = toLesson(aLesson({ kind: 'slides', slides, position: 2 }), now)
    expect(view).toMatchObject({ firstSlide: 2, isPlayed: false, isMediaMissing: false })
    expect(view.slides[1]).toEqual({ number: 2, url: '', caption: '二' })
    expect(toLesson(aLesson({ kind: 'slides', slides, position: 9 }), now).firstSlide).toBe(2)
  })

  test('whose file is gone says so, an article has none', () => {
    expect(toLesson(aLesson({ mediaUrl: null }), now).isMediaMissing).toBe(true)
    expect(toLesson(aLesson({ kind: 'article', mediaUrl: null }), now).isMediaMissing).toBe(false)
  })

  test('has its text in paragraphs', () => {
    expect(toLesson(aLesson(), now).paragraphs.map(({ text }) => text)).toEqual(['先听，再说。', '说具体的事。'])
    expect(toLesson(aLesson({ text: '' }), now).paragraphs).toEqual([])
  })

  test('has the deadline of the course until that is done', () => {
    expect(toLesson(aLesson(), now)).toMatchObject({ due: '周五前完成', heading: '第 2 课　准备一次谈心谈话' })
    expect(toLesson(aLesson({ state: 'done' }, { isCourseDone: true }), now).due).toBe('')
  })

  test.each([
    [
      { kind: 'video', state: 'notStarted', creditedSeconds: 0 },
      { progressLine: '约 12 分钟，可以分几次看', parts: [0] },
    ],
    [
      { kind: 'audio', state: 'started', creditedSeconds: 444 },
      { progressLine: '已听 7:24，还差 4 分钟', parts: [66] },
    ],
    [
      { kind: 'article', state: 'started', creditedSeconds: 444 },
      { progressLine: '已读 7:24，还差 4 分钟', parts: [66] },
    ],
    [
      { kind: 'slides', state: 'started', creditedSeconds: 674 },
      { progressLine: '已看 11:14，还差 1 分钟', parts: [100] },
    ],
    [
      { kind: 'video', state: 'done', creditedSeconds: 675 },
      { progressLine: '这一课学完了', parts: [100] },
    ],
  ] as const)('that is %j says how far it is', (lesson, expected) => {
    expect(toProgress(aLesson(lesson))).toMatchObject(expected)
  })
})

describe('after a lesson', () => {
  const after = (changes: Parameters<typeof aLesson>[1]) => toLesson(aLesson({ state: 'done' }, changes), now).next
  const done = (number: number) => aLessonRow(number, { state: 'done' })

  test('comes the next one', () => {
    expect(after({})).toEqual({ label: '下一课', path: '/packages/learn/lesson/page?id=lesson-3', isLesson: true })
  })

  test('comes one that was left out, when all after it are done', () => {
    expect(after({ lessons: [aLessonRow(1), done(2), done(3)] })).toMatchObject({ label: '去学第 1 课' })
  })

  test('comes the quiz, when all lessons are done', () => {
    const lessons = [done(1), done(2)]
    expect(after({ lessons, quiz: aQuiz() })).toMatchObject({ label: '去答题', isLesson: false })
    expect(after({ lessons, quiz: aQuiz({ maxTries: 1, tries: 1 }) })).toBeNull()
    expect(after({ lessons })).toBeNull()
  })

  test('comes the certificate, when the course is done', () => {
    expect(after({ isCourseDone: true })).toMatchObject({
      label: '看结业证书',
      path: '/packages/learn/certificate/page?id=course-1',
    })
  })

  test('nothing comes before it is done', () => {
    expect(toLesson(aLesson(), now).next).toBeNull()
  })
})

describe('the answer to a heartbeat', () => {
  test('moves the progress and leaves the rest', () => {
    const opened = withAnswer(aLesson(), aBeatAnswer({ creditedSeconds: 500 }))
    expect(opened.lesson).toMatchObject({ creditedSeconds: 500, position: 444 })
    expect(opened.year).toEqual(yearOfHours)
  })

  test('that finishes the lesson ticks its line and adds the hours to the year', () => {
    const opened = withAnswer(aLesson(), aBeatAnswer({ state: 'done', grantedTenths: 10, isCourseDone: true }))
    expect(opened.lessons.map(({ state }) => state)).toEqual(['done', 'done', 'notStarted'])
    expect(opened.isCourseDone).toBe(true)
    expect(opened.year).toMatchObject({ totalTenths: 135 })
    expect(opened.year.bySource[0]).toEqual({ source: 'lesson', tenths: 75 })
  })

  test('adds the first hours of the year in the place of their source', () => {
    const lectures = { ...yearOfHours, totalTenths: 40, bySource: [{ source: 'lecture' as const, tenths: 40 }] }
    expect(withGranted(lectures, 5).bySource.map(({ source }) => source)).toEqual(['lesson', 'lecture'])
  })
})

test.each([
  ['video', 444, '从 7:24 接着看'],
  ['audio', 444, '从 7:24 接着听'],
  ['article', 40, '从 40% 接着读'],
  ['slides', 2, '从第 3 张接着看'],
  ['audio', 0, '接着听'],
] as const)('a lesson of the kind %s at %s goes on "%s"', (kind, position, expected) => {
  expect(resumeLabel(kind, position)).toBe(expected)
})

test('what is played is measured by the second, what is read about', () => {
  expect([lengthLabel('audio', 602), lengthLabel('article', 602), lengthLabel('slides', 30)]).toEqual([
    '10:02',
    '约 11 分钟',
    '约 1 分钟',
  ])
})

describe('the place in an article', () => {
  const place = { top: 300, height: 2000, scrollTop: 0, windowHeight: 800 }

  test.each([
    [300, 25],
    [-1200, 100],
    [-5000, 100],
    [900, 0],
  ])('with its upper edge at %s px is %s percent', (top, percent) => {
    expect(percentRead({ ...place, top })).toBe(percent)
  })

  test('is found again by scrolling', () => {
    const scrollTop = scrollTopFor(60, place)
    expect(percentRead({ ...place, top: place.top - scrollTop, scrollTop })).toBe(60)
  })

  test('is its beginning when it was read to the end, and when it fits the screen', () => {
    expect(scrollTopFor(100, place)).toBe(0)
    expect(scrollTopFor(50, { ...place, height: 100 })).toBe(0)
    expect(percentRead({ ...place, height: 0 })).toBe(0)
  })
})
