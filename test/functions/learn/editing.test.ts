import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { Course, Lesson } from '../../../cloudfunctions/learn/repository'
import { openWorld, type World } from '../../support/world'
import {
  aBank,
  aCourse,
  aDraft,
  aLearningBranch,
  aLessonDraft,
  aQuiz,
  finish,
  havingLearned,
  progressOf,
  yearOfMember,
} from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const courseOf = (courseId: string) => world.only<Course>('courses', { _id: courseId })
/** What the editor's page has: the lessons as they are stored. */
const lessonsOf = async (courseId: string, as: { openid: string | null }) =>
  (await world.data('learn.editCourse', { courseId }, { as })).course!.lessons
const file = (name: string) => `cloud://local.bucket/lessons/${name}`
const auditsOf = (targetId: string) => world.find<AuditEntry>('auditLog', { targetId }).map(({ what }) => what)

describe('a new course', () => {
  test('is a draft that editors alone see, and opens for editing as it was written', async () => {
    const { editor, member } = await aLearningBranch(world)
    const draft = aDraft({ lessons: [aLessonDraft(), aLessonDraft({ title: '谈心谈话' })] })
    const { courseId, version } = await world.data('learn.saveCourse', draft, { as: editor })
    expect(version).toBe(1)
    expect((await world.data('learn.open', {}, { as: member })).courses).toEqual([])
    const edited = await world.data('learn.editCourse', { courseId }, { as: editor })
    const lessons = draft.lessons.map((lesson) => ({ ...lesson, lessonId: expect.any(String) as string }))
    expect(edited).toEqual({
      course: { ...draft, courseId, version: 1, state: 'draft', lessons, allowedEvents: ['edit'] },
      banks: [],
    })
    const listed = await world.data('learn.listCourses', {}, { as: editor })
    expect(listed.items).toEqual([
      {
        ...{ courseId, title: '开好一次组织生活会', theme: 'branchLife', state: 'draft' },
        ...{ lessonCount: 2, hasQuiz: false, allowedEvents: ['edit'] },
      },
    ])
    expect(world.cloud.calls.at(-1)!.databaseCalls).toBe(2)
    expect(auditsOf(courseId)).toEqual(['新建微课「开好一次组织生活会」'])
  })

  test('sent twice with the same request is one course', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const options = { as: editor, requestId: 'same-request-1' }
    const saves = await Promise.all([1, 2, 3].map(() => world.data('learn.saveCourse', aDraft(), options)))
    expect(new Set(saves.map(({ courseId, version }) => `${courseId} ${version}`)).size).toBe(1)
    expect(world.find('courses', { branchId })).toHaveLength(1)
    expect(world.find('lessons', { branchId })).toHaveLength(1)
  })

  test.each([
    [aDraft({ title: ' ' }), 'title', '课程名还没有填。'],
    [aDraft({ title: '长'.repeat(41) }), 'title', '课程名最多 40 个字，现在是 41 个。'],
    [aDraft({ lessons: [] }), 'lessons', '至少要有一课。'],
    [aDraft({ lessons: Array.from({ length: 31 }, () => aLessonDraft()) }), 'lessons', '一门课最多 30 课。'],
    [aDraft({ lessons: [aLessonDraft(), aLessonDraft({ text: '' })] }), 'lessons.1.text', '第 2 课的正文还没有写。'],
    [aDraft({ lessons: [aLessonDraft({ kind: 'video' })] }), 'lessons.0.mediaFileId', '第 1 课还没有视频。'],
    [
      aDraft({ lessons: [aLessonDraft({ kind: 'video', mediaFileId: file('talk.mp3') })] }),
      'lessons.0.mediaFileId',
      '第 1 课的视频要是 mp4 文件，换一个再试。',
    ],
    [aDraft({ lessons: [aLessonDraft({ kind: 'audio' })] }), 'lessons.0.mediaFileId', '第 1 课还没有音频。'],
    [
      aDraft({ lessons: [aLessonDraft({ kind: 'audio', mediaFileId: file('film.mp4') })] }),
      'lessons.0.mediaFileId',
      '第 1 课的音频要是 mp3 或 m4a 文件，换一个再试。',
    ],
    [
      aDraft({ lessons: [aLessonDraft({ kind: 'video', mediaFileId: 'cloud://local.bucket/exports/roster.xlsx' })] }),
      'lessons.0.mediaFileId',
      '音视频要在这一页上传，换一个再试。',
    ],
    [aDraft({ lessons: [aLessonDraft({ kind: 'slides' })] }), 'lessons.0.slides', '第 1 课还没有图片。'],
    [
      aDraft({ lessons: [aLessonDraft({ kind: 'slides', slides: [{ fileId: '', caption: '会前' }] })] }),
      'lessons.0.slides.0.fileId',
      '第 1 课的第 1 张图片还没有传好。',
    ],
    [
      aDraft({ lessons: [aLessonDraft({ durationSeconds: 29 })] }),
      'lessons.0.durationSeconds',
      '时长（秒）要是 30 到 14400 之间的整数。',
    ],
    [
      aDraft({ quiz: aQuiz('none', { questionCount: 5, passCount: 6 }) }),
      'quiz.passCount',
      '答对几题通过最多 5 题，和每份题数一样。',
    ],
    [aDraft({ quiz: aQuiz('none') }), 'quiz.bankId', '没有找到测验用的题库，换一个再试。'],
    [
      aDraft({ quiz: aQuiz('none', { limitMinutes: 0 }) }),
      'quiz.limitMinutes',
      '限时（分钟）要是 1 到 180 之间的整数。',
    ],
  ])('is refused by field: %#', async (draft, field, sentence) => {
    const { editor, branchId } = await aLearningBranch(world)
    const error = await world.refusal('learn.saveCourse', draft, { as: editor })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { [field]: sentence } })
    expect(world.find('courses', { branchId })).toEqual([])
  })

  test('passes the content check to its last character, or is not stored', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const long = `${'好'.repeat(12_000)}违规测试`
    const slides = [{ fileId: file('a.jpg'), caption: '违规测试' }]
    for (const lesson of [aLessonDraft({ text: long }), aLessonDraft({ kind: 'slides', slides })]) {
      const risky = aDraft({ lessons: [lesson] })
      expect((await world.refusal('learn.saveCourse', risky, { as: editor })).code).toBe('CONTENT_RISKY')
    }
    world.cloud.contentCheck.down = true
    expect((await world.refusal('learn.saveCourse', aDraft(), { as: editor })).code).toBe('CHECK_UNAVAILABLE')
    expect(world.find('courses', { branchId })).toEqual([])
  })

  test('keeps what belongs to the kind of each lesson, and nothing of another', async () => {
    const { editor } = await aLearningBranch(world)
    const all = { mediaFileId: file('a.mp4'), slides: [{ fileId: file('a.jpg'), caption: '会前' }] }
    const none = { mediaFileId: '', slides: [] }
    const lessons = (['video', 'slides', 'article'] as const).map((kind) => aLessonDraft({ kind, ...all }))
    const { courseId } = await world.data('learn.saveCourse', aDraft({ lessons }), { as: editor })
    expect(await lessonsOf(courseId, editor)).toMatchObject([
      { ...none, mediaFileId: all.mediaFileId },
      { ...none, slides: all.slides },
      none,
    ])
  })

  test('is for editors of the branch alone', async () => {
    const { member } = await aLearningBranch(world)
    expect((await world.refusal('learn.saveCourse', aDraft(), { as: member })).code).toBe('FORBIDDEN')
    expect((await world.refusal('learn.listCourses', {}, { as: member })).code).toBe('FORBIDDEN')
  })
})

describe('a change', () => {
  test('of an older version is refused, and nothing is written', async () => {
    const { editor, secretary } = await aLearningBranch(world)
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    const lessons = await lessonsOf(courseId, secretary)
    await world.data('learn.saveCourse', aDraft({ courseId, version: 1, title: '先改', lessons }), { as: secretary })
    const late = aDraft({ courseId, version: 1, title: '后改', lessons })
    expect((await world.refusal('learn.saveCourse', late, { as: editor })).code).toBe('CONFLICT')
    expect(courseOf(courseId)).toMatchObject({ title: '先改', version: 2 })
  })

  test('by two at once is accepted from one', async () => {
    const { editor, secretary } = await aLearningBranch(world)
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    const lessons = await lessonsOf(courseId, editor)
    const both = await Promise.all(
      [editor, secretary].map((as) =>
        world.call('learn.saveCourse', aDraft({ courseId, version: 1, title: `${as.name}改`, lessons }), { as }),
      ),
    )
    expect(both.map((envelope) => (envelope.ok ? 'saved' : envelope.error.code)).sort()).toEqual(['CONFLICT', 'saved'])
    expect(courseOf(courseId).version).toBe(2)
  })

  test('sent again after its answer was lost is answered as the first time', async () => {
    const { editor } = await aLearningBranch(world)
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    const lessons = await lessonsOf(courseId, editor)
    const change = aDraft({ courseId, version: 1, lessons: [...lessons, aLessonDraft({ title: '新的一课' })] })
    const options = { as: editor, requestId: 'same-request-2' }
    const answers = [
      await world.data('learn.saveCourse', change, options),
      await world.data('learn.saveCourse', change, options),
    ]
    expect(answers).toEqual([
      { courseId, version: 2 },
      { courseId, version: 2 },
    ])
    expect(world.find('lessons', { courseId })).toHaveLength(2)
  })

  test('takes removed lessons away and numbers the rest anew', async () => {
    const { editor } = await aLearningBranch(world)
    const three = ['甲', '乙', '丙'].map((title) => aLessonDraft({ title }))
    const { courseId } = await world.data('learn.saveCourse', aDraft({ lessons: three }), { as: editor })
    const lessons = await lessonsOf(courseId, editor)
    const kept = [lessons[2]!, lessons[0]!]
    await world.data('learn.saveCourse', aDraft({ courseId, version: 1, lessons: kept }), { as: editor })
    const stored = world.find<Lesson>('lessons', { courseId }).sort((a, b) => a.number - b.number)
    expect(stored.map(({ number, title }) => [number, title])).toEqual([
      [1, '丙'],
      [2, '甲'],
    ])
  })

  test('cannot reach into another course or another branch', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const { editor: foreign } = await aLearningBranch(world)
    const other = aCourse(world, { branchId })
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    const stolen = aDraft({ courseId, version: 1, lessons: [aLessonDraft({ lessonId: other.lessonIds[0]! })] })
    expect((await world.refusal('learn.saveCourse', stolen, { as: editor })).code).toBe('NOT_FOUND')
    const fresh = aDraft({ lessons: [aLessonDraft({ lessonId: other.lessonIds[0]! })] })
    expect((await world.refusal('learn.saveCourse', fresh, { as: editor })).code).toBe('NOT_FOUND')
    for (const id of [courseId, other.courseId]) {
      const change = aDraft({ courseId: id, version: 1 })
      expect((await world.refusal('learn.saveCourse', change, { as: foreign })).code).toBe('NOT_FOUND')
      expect((await world.refusal('learn.editCourse', { courseId: id }, { as: foreign })).code).toBe('NOT_FOUND')
    }
    expect(world.only<Lesson>('lessons', { _id: other.lessonIds[0]! }).courseId).toBe(other.courseId)
  })

  test('of what is published or archived is the secretary’s', async () => {
    const { editor, secretary, branchId } = await aLearningBranch(world)
    for (const state of ['published', 'archived'] as const) {
      const { courseId, lessonIds } = aCourse(world, { branchId, state, lessons: [{}] })
      const change = aDraft({ courseId, version: 1, lessons: [aLessonDraft({ lessonId: lessonIds[0]! })] })
      expect((await world.refusal('learn.saveCourse', change, { as: editor })).code).toBe('FORBIDDEN')
      await world.data('learn.saveCourse', change, { as: secretary })
      expect(courseOf(courseId)).toMatchObject({ state, version: 2, title: change.title })
    }
    const allowed = async (as: { openid: string | null }) =>
      (await world.data('learn.listCourses', {}, { as })).items.map(({ state, allowedEvents }) => [
        state,
        allowedEvents,
      ])
    expect(await allowed(editor)).toEqual([
      ['archived', []],
      ['published', []],
    ])
    expect(await allowed(secretary)).toEqual([
      ['archived', ['edit', 'publish']],
      ['published', ['edit', 'archive']],
    ])
  })

  test('that takes out the last open lesson finishes the course for whoever had done the rest, once', async () => {
    const { secretary, member, branchId } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId })
    await finish(world, member, lessonIds[0]!)
    const lessons = await lessonsOf(courseId, secretary)
    const change = aDraft({ courseId, version: 1, lessons: lessons.slice(0, 1) })
    const options = { as: secretary, requestId: 'same-request-3' }
    await world.data('learn.saveCourse', change, options)
    const { doneAt } = progressOf(world, member, courseId)
    expect(yearOfMember(world, member).courses).toEqual({ [courseId]: doneAt })
    world.advance('+1h')
    await world.data('learn.saveCourse', change, options)
    expect(progressOf(world, member, courseId).doneAt).toBe(doneAt)
  })

  test('that takes the quiz off finishes the course for whoever had learned all of it', async () => {
    const { secretary, editor, member, branchId } = await aLearningBranch(world)
    const quiz = aQuiz(aBank(world, { branchId, count: 5 }))
    const { courseId, lessonIds } = aCourse(world, { branchId, quiz })
    for (const lessonId of lessonIds) await finish(world, member, lessonId)
    await finish(world, editor, lessonIds[0]!)
    expect(progressOf(world, member, courseId).doneAt).toBeNull()
    const lessons = await lessonsOf(courseId, secretary)
    await world.data('learn.saveCourse', aDraft({ courseId, version: 1, quiz: null, lessons }), { as: secretary })
    expect(progressOf(world, member, courseId).doneAt).not.toBeNull()
    expect(progressOf(world, editor, courseId).doneAt).toBeNull()
  })

  test('of a lesson’s length leaves those in it the length they began with', async () => {
    const { secretary, member, branchId } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}] })
    await havingLearned(world, { member, lessonId: lessonIds[0]!, seconds: 100 })
    const lessons = (await lessonsOf(courseId, secretary)).map((lesson) => ({ ...lesson, durationSeconds: 3000 }))
    await world.data('learn.saveCourse', aDraft({ courseId, version: 1, lessons }), { as: secretary })
    const neededBy = async (as: { openid: string | null }) =>
      (await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as })).lesson
    expect(await neededBy(member)).toMatchObject({ creditedSeconds: 100, neededSeconds: 270 })
    expect(await neededBy(secretary)).toMatchObject({ creditedSeconds: 0, neededSeconds: 2700 })
  })
})
