import fc from 'fast-check'
import type { OutputOf } from '../../../cloudfunctions/contract'
import type { ApiError } from '../../../miniprogram/api/client'
import { draftOf, rebase, toInput, type CourseDraft } from '../../../miniprogram/packages/learn-admin/course-edit/draft'
import { errorsByLesson, firstError } from '../../../miniprogram/packages/learn-admin/course-edit/errors'
import {
  lessonDraftOf,
  minutesText,
  newLesson,
  withChanges,
  type LessonDraft,
} from '../../../miniprogram/packages/learn-admin/course-edit/lesson-draft'
import { toLessonView } from '../../../miniprogram/packages/learn-admin/course-edit/lesson-view'
import { refuseMissing } from '../../../miniprogram/packages/learn-admin/course-edit/missing'
import { toView as toForm } from '../../../miniprogram/packages/learn-admin/course-edit/view-model'
import { toView as toCourses } from '../../../miniprogram/packages/learn-admin/courses/view-model'
import { newRules, rulesOf, toRulesInput } from '../../../miniprogram/packages/learn-admin/rules'
import { aCourse, aForm, aLesson, type Course, type Lesson } from '../support/learn-admin-answers'

type Row = OutputOf<'learn.listCourses'>['items'][number]

const row = (changes: Partial<Row>) =>
  toCourses({
    items: [
      {
        courseId: 'course-1',
        title: '开好组织生活会',
        theme: 'branchLife',
        state: 'published',
        lessonCount: 4,
        hasQuiz: true,
        allowedEvents: ['edit', 'archive'],
        ...changes,
      },
    ],
    nextCursor: null,
  }).items[0]

describe('the courses of the branch', () => {
  test('say what they are for, how long and whether they end with a quiz', () => {
    expect(row({})).toMatchObject({
      sub: '过组织生活，4 课，有小测',
      canEdit: true,
      canPublish: false,
      canArchive: true,
    })
    expect(row({ hasQuiz: false })).toMatchObject({ sub: '过组织生活，4 课，没有小测' })
  })

  test.each([
    ['draft', '草稿', '发布'],
    ['published', '已发布', ''],
    ['archived', '已下架', '重新发布'],
  ] as const)('that are %s say %s and offer %p', (state, label, publishVerb) => {
    expect(row({ state })).toMatchObject({ label, publishVerb })
  })
})

describe('the form of a course', () => {
  const sentence = fc.string({ minLength: 1, maxLength: 40 })
  const noSlides = fc.constant<Lesson['slides']>([])
  const lesson = fc.oneof(
    fc.record({ kind: fc.constant('article' as const), mediaFileId: fc.constant(''), slides: noSlides }),
    fc.record({ kind: fc.constant('video' as const), mediaFileId: sentence, slides: noSlides }),
    fc.record({ kind: fc.constant('audio' as const), mediaFileId: sentence, slides: noSlides }),
    fc.record({
      kind: fc.constant('slides' as const),
      mediaFileId: fc.constant(''),
      slides: fc.array(fc.record({ fileId: sentence, caption: fc.string() }), { minLength: 1, maxLength: 4 }),
    }),
  )
  const lessons = fc.uniqueArray(
    fc
      .tuple(lesson, fc.uuid(), fc.string(), fc.integer({ min: 30, max: 14_400 }), fc.nat(40))
      .map(([kind, lessonId, text, durationSeconds, creditTenths]) =>
        aLesson({ ...kind, lessonId, text, durationSeconds, creditTenths }),
      ),
    { minLength: 1, maxLength: 4, selector: ({ lessonId }) => lessonId },
  )
  const count = fc.integer({ min: 1, max: 50 })
  const limit = fc.option(fc.integer({ min: 1, max: 20 }))
  const quiz = fc.record({
    bankId: sentence,
    questionCount: count,
    passCount: count,
    limitMinutes: limit,
    maxTries: limit,
  })
  const courses = fc
    .record({ title: sentence, intro: fc.string(), coverFileId: fc.string(), quiz: fc.option(quiz), lessons })
    .map((changes) => aCourse(changes))

  test('saved untouched gives the course as it was', () => {
    const isUnchanged = (course: Course) => {
      const { state: _state, allowedEvents: _events, ...expected } = course
      expect(toInput(draftOf(course), course.courseId, course.version)).toEqual(expected)
    }
    fc.assert(fc.property(courses, isUnchanged))
  })

  test('gives every whole second back that was shown as minutes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 30, max: 14_400 }), (seconds) => {
        expect(Math.round(Number(minutesText(seconds)) * 60)).toBe(seconds)
      }),
    )
  })

  test('sends what is no number as -1, so that the server names the field', () => {
    const draft = draftOf(aCourse())
    const first = { ...draft.lessons[0]!, minutes: '五', hours: '' }
    const input = toInput({ ...draft, lessons: [first] }, 'course-1', 3)
    expect(input.lessons[0]).toMatchObject({ durationSeconds: -1, creditTenths: -1 })
  })

  test('keeps the video while a lesson is tried as an article, and sends what belongs to the kind alone', () => {
    const video = lessonDraftOf(aLesson({ kind: 'video', mediaFileId: 'cloud://x/lessons/a.mp4' }))
    const draft = (kind: 'video' | 'audio' | 'article') => ({ ...draftOf(aCourse()), lessons: [{ ...video, kind }] })
    const sent = (kind: 'video' | 'audio' | 'article') => toInput(draft(kind), null, 0).lessons[0]!.mediaFileId
    expect([sent('article'), sent('audio'), sent('video')]).toEqual(['', '', 'cloud://x/lessons/a.mp4'])
  })

  test('keeps the rules of a quiz that is switched off, without sending them', () => {
    const quiz = { bankId: 'bank-1', questionCount: 10, passCount: 6, limitMinutes: null, maxTries: 3 }
    const draft = { ...draftOf(aCourse({ quiz })), hasQuiz: false }
    expect(toInput(draft, 'course-1', 3).quiz).toBeNull()
    expect(toInput({ ...draft, hasQuiz: true }, 'course-1', 3).quiz).toEqual(quiz)
  })

  test('makes a new lesson of one that somebody has deleted meanwhile', () => {
    const own = draftOf(aCourse())
    const newest = draftOf(aCourse({ lessons: [aLesson()] }))
    expect(rebase(own, newest).lessons.map(({ lessonId }) => lessonId)).toEqual(['lesson-1', null])
  })

  test.each([
    ['draft', '存为草稿'],
    ['published', '保存，马上生效'],
    ['archived', '保存'],
  ] as const)('of a course that is %s saves with %s', (state, verb) => {
    expect(toForm(aForm(aCourse({ state }))).verb).toBe(verb)
  })
})

describe('the length of a lesson', () => {
  const typed = (text: string) => withChanges(newLesson('a'), { text })

  test('is estimated from an article’s characters until it is typed', () => {
    expect(typed('字'.repeat(301))).toMatchObject({ minutes: '2' })
    expect(typed('')).toMatchObject({ minutes: '' })
    const own = { ...newLesson('a'), ...withChanges(newLesson('a'), { minutes: '8' }) }
    expect(withChanges(own, { text: '字'.repeat(3000) })).toEqual({ text: '字'.repeat(3000) })
  })

  test('is half a minute a picture', () => {
    const slides = ['a', 'b', 'c'].map((fileId) => ({ fileId, src: fileId, caption: '' }))
    expect(withChanges({ ...newLesson('a'), kind: 'slides' }, { slides })).toMatchObject({ minutes: '1.5' })
  })

  test('follows the kind that is chosen', () => {
    const article = { ...newLesson('a'), text: '字'.repeat(600), minutes: '2' }
    expect(withChanges(article, { kind: 'video' })).toMatchObject({ minutes: '' })
  })

  test('that the server has is not estimated again', () => {
    const lesson = lessonDraftOf(aLesson({ text: '字'.repeat(900), durationSeconds: 60 }))
    expect(withChanges(lesson, { text: '字' })).toEqual({ text: '字' })
    const estimated = lessonDraftOf(aLesson({ text: '字'.repeat(900), durationSeconds: 180 }))
    expect(withChanges(estimated, { text: '字' })).toMatchObject({ minutes: '1' })
  })
})

test('a closed card says kind, length and hours', () => {
  const lesson = { ...newLesson('a'), kind: 'video' as const, title: '谈心谈话', minutes: '7.42' }
  expect(toLessonView(lesson)).toMatchObject({ title: '谈心谈话', sub: '视频，7 分钟，0.5 学时' })
  expect(toLessonView(newLesson('a'))).toMatchObject({ title: '还没有课名', sub: '文章，0.5 学时' })
})

describe('what is missing in a course', () => {
  const saidOf = (draft: CourseDraft): Record<string, string> => {
    try {
      refuseMissing(draft)
      return {}
    } catch (error) {
      return (error as ApiError).fields
    }
  }
  const saidOfLesson = (changes: Partial<LessonDraft>) => {
    const draft = draftOf(aCourse())
    return saidOf({ ...draft, lessons: [draft.lessons[0]!, { ...draft.lessons[1]!, ...changes }] })
  }

  test('is said all at once, before the server is asked', () => {
    expect(saidOf({ ...draftOf(null), hasQuiz: true })).toEqual({
      title: '课程名还没有填。',
      theme: '选一个学习目标。',
      goal: '学完能做到什么，还没有填。',
      'lessons.0.title': '课名还没有填。',
      'lessons.0.text': '正文还没有写。',
      'quiz.bankId': '先选一个题库。',
    })
    expect(saidOf(draftOf(aCourse()))).toEqual({})
  })

  test.each([
    [{ kind: 'video' }, { 'lessons.1.mediaFileId': '还没有视频。' }],
    [{ kind: 'audio' }, { 'lessons.1.mediaFileId': '还没有音频。' }],
    [{ kind: 'slides' }, { 'lessons.1.slides': '还没有图片。' }],
    [{ minutes: '' }, { 'lessons.1.durationSeconds': '时长要在 0.5 到 240 分钟之间。' }],
    [{ minutes: '241' }, { 'lessons.1.durationSeconds': '时长要在 0.5 到 240 分钟之间。' }],
    [{ minutes: '0.5' }, {}],
    [{ hours: '4.1' }, { 'lessons.1.creditTenths': '学时要在 0 到 4 之间，最多一位小数。' }],
    [{ hours: '0.25' }, { 'lessons.1.creditTenths': '学时要在 0 到 4 之间，最多一位小数。' }],
    [{ hours: '4' }, {}],
  ] as const)('in a lesson with %j is %j', (changes, expected) => {
    expect(saidOfLesson(changes)).toEqual(expected)
  })
})

describe('refusals', () => {
  test('go to the lesson and field that they name', () => {
    const fields = { 'lessons.1.title': '课名还没有填。', 'lessons.10.title': '别的', title: '课程名还没有填。' }
    expect(errorsByLesson(fields, 2)).toEqual([{}, { title: '课名还没有填。' }])
  })

  test.each([
    ['the title of the course', ['lessons.0.title', 'title'], { lesson: null, selector: '#title' }],
    [
      'the first lesson’s text',
      ['quiz.passCount', 'lessons.1.title', 'lessons.0.text'],
      { lesson: 0, selector: '#text' },
    ],
    ['the captions', ['lessons.2.slides.4.caption'], { lesson: 2, selector: '#slides' }],
    ['the quiz', ['quiz.passCount'], { lesson: null, selector: '#quiz' }],
    ['nowhere when nothing is refused', [], null],
  ])('bring the page to %s', (_where, paths, expected) => {
    const fields = Object.fromEntries(paths.map((path) => [path, '不对。']))
    expect(firstError(fields, 3)).toEqual(expected)
  })
})

describe('the rules of a quiz', () => {
  test('without limits stay without', () => {
    expect(toRulesInput({ ...newRules, bankId: 'bank-1' })).toEqual({
      bankId: 'bank-1',
      questionCount: 10,
      passCount: 6,
      limitMinutes: null,
      maxTries: null,
    })
  })

  test('as typed lose nothing to a parse: what is no number is refused by its name', () => {
    const typed = { ...newRules, questionCount: '十', passCount: '', limitMinutes: '半小时' }
    expect(toRulesInput(typed)).toMatchObject({ questionCount: -1, passCount: -1, limitMinutes: -1 })
    expect(toRulesInput({ ...newRules, questionCount: '1.5' })).toMatchObject({ questionCount: 1.5 })
  })

  test('are shown as they are kept', () => {
    const rules = { bankId: 'bank-1', questionCount: 10, passCount: 6, limitMinutes: 15, maxTries: null }
    expect(rulesOf(rules)).toEqual({ ...newRules, bankId: 'bank-1', limitMinutes: '15' })
    expect(rulesOf(null)).toEqual(newRules)
  })
})
