import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { Course, Lesson } from '../../../cloudfunctions/learn/repository'
import { openWorld, type World } from '../../support/world'
import { aCourse, aDraft, aLearningBranch, aLessonDraft, finish } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const dayMs = 24 * 3600_000
const courseOf = (courseId: string) => world.only<Course>('courses', { _id: courseId })
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
    const { title, goal, intro, dueAt } = draft
    expect(edited).toEqual({
      ...{ courseId, title, goal, intro, dueAt, version: 1, state: 'draft', lessons },
      allowedEvents: ['edit'],
    })
    const listed = await world.data('learn.listCourses', {}, { as: editor })
    expect(listed.items).toMatchObject([{ courseId, state: 'draft', memberCount: 3, allowedEvents: ['edit'] }])
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
    [aDraft({ lessons: [aLessonDraft({ kind: 'video' })] }), 'lessons.0.videoFileId', '第 1 课还没有视频。'],
    [
      aDraft({ lessons: [aLessonDraft({ kind: 'video', videoFileId: 'cloud://local.bucket/exports/roster.xlsx' })] }),
      'lessons.0.videoFileId',
      '视频要在这一页上传，换一个再试。',
    ],
    [
      aDraft({ lessons: [aLessonDraft({ durationSeconds: 29 })] }),
      'lessons.0.durationSeconds',
      '时长（秒）要是 30 到 14400 之间的整数。',
    ],
    [aDraft({ dueAt: 1_500_000_000_000 }), 'dueAt', '截止时间要在现在之后。'],
  ])('is refused by field: %#', async (draft, field, sentence) => {
    const { editor, branchId } = await aLearningBranch(world)
    const error = await world.refusal('learn.saveCourse', draft, { as: editor })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { [field]: sentence } })
    expect(world.find('courses', { branchId })).toEqual([])
  })

  test('passes the content check to its last character, or is not stored', async () => {
    const { editor, branchId } = await aLearningBranch(world)
    const long = `${'好'.repeat(12_000)}违规测试`
    const risky = aDraft({ lessons: [aLessonDraft({ text: long })] })
    expect((await world.refusal('learn.saveCourse', risky, { as: editor })).code).toBe('CONTENT_RISKY')
    world.cloud.contentCheck.down = true
    expect((await world.refusal('learn.saveCourse', aDraft(), { as: editor })).code).toBe('CHECK_UNAVAILABLE')
    expect(world.find('courses', { branchId })).toEqual([])
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
    const edited = await world.data('learn.editCourse', { courseId }, { as: secretary })
    const lessons = edited.lessons
    await world.data('learn.saveCourse', aDraft({ courseId, version: 1, title: '先改', lessons }), { as: secretary })
    const late = aDraft({ courseId, version: 1, title: '后改', lessons })
    expect((await world.refusal('learn.saveCourse', late, { as: editor })).code).toBe('CONFLICT')
    expect(courseOf(courseId)).toMatchObject({ title: '先改', version: 2 })
  })

  test('by two at once is accepted from one', async () => {
    const { editor, secretary } = await aLearningBranch(world)
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    const { lessons } = await world.data('learn.editCourse', { courseId }, { as: editor })
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
    const { lessons } = await world.data('learn.editCourse', { courseId }, { as: editor })
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
    const { lessons } = await world.data('learn.editCourse', { courseId }, { as: editor })
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

  test('of what is published is the secretary’s, and what is newly asked of all comes first', async () => {
    const { editor, secretary, member, branchId } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, title: '旧课', lessons: [{}] })
    aCourse(world, { branchId, title: '新课' })
    const dueAt = world.now() + 7 * dayMs
    const lessons = [aLessonDraft({ lessonId: lessonIds[0]! })]
    const change = aDraft({ courseId, version: 1, title: '旧课', dueAt, lessons })
    expect((await world.refusal('learn.saveCourse', change, { as: editor })).code).toBe('FORBIDDEN')
    await world.data('learn.saveCourse', change, { as: secretary })
    const { courses } = await world.data('learn.open', {}, { as: member })
    expect(courses.map(({ title }) => title)).toEqual(['旧课', '新课'])
    const { items } = await world.data('learn.listCourses', {}, { as: editor })
    expect(items.map(({ allowedEvents }) => allowedEvents)).toEqual([['listCompletions'], []])
  })

  test('keeps an end that has passed, so that an old course can be corrected', async () => {
    const { secretary, branchId } = await aLearningBranch(world)
    const dueAt = world.now() - dayMs
    const { courseId, lessonIds } = aCourse(world, { branchId, dueAt, lessons: [{}] })
    const lessons = [aLessonDraft({ lessonId: lessonIds[0]! })]
    await world.data('learn.saveCourse', aDraft({ courseId, version: 1, dueAt, lessons }), { as: secretary })
    expect(courseOf(courseId).version).toBe(2)
  })

  test('that takes out the last open lesson finishes the course for whoever had done the rest, once', async () => {
    const { secretary, member, branchId } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, dueAt: world.now() + dayMs })
    await finish(world, member, lessonIds[0]!)
    const { lessons, dueAt } = await world.data('learn.editCourse', { courseId }, { as: secretary })
    const change = aDraft({ courseId, version: 1, dueAt, lessons: lessons.slice(0, 1) })
    const options = { as: secretary, requestId: 'same-request-3' }
    await world.data('learn.saveCourse', change, options)
    await world.data('learn.saveCourse', change, options)
    expect(courseOf(courseId).doneCount).toBe(1)
    const { items } = await world.data('learn.listCompletions', { courseId }, { as: secretary })
    expect(items.filter(({ isDone }) => isDone).map(({ memberId }) => memberId)).toEqual([member._id])
  })
})

describe('publishing', () => {
  test('is done by the secretary, once, and puts the course on top for everybody', async () => {
    const { editor, secretary, member, branchId } = await aLearningBranch(world)
    const { courseId } = await world.data('learn.saveCourse', aDraft(), { as: editor })
    world.advance('+1h')
    aCourse(world, { branchId, title: '后写的课' })
    world.advance('+1h')
    expect((await world.refusal('learn.publishCourse', { courseId }, { as: editor })).code).toBe('FORBIDDEN')
    await world.data('learn.publishCourse', { courseId }, { as: secretary })
    await world.data('learn.publishCourse', { courseId }, { as: secretary })
    const { courses } = await world.data('learn.open', {}, { as: member })
    expect(courses.map(({ title }) => title)).toEqual(['开好一次组织生活会', '后写的课'])
    expect(auditsOf(courseId).filter((what) => what.startsWith('发布'))).toHaveLength(1)
  })

  test('of another branch’s course, or none, is not found', async () => {
    const { branchId } = await aLearningBranch(world)
    const { secretary: foreign } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId, state: 'draft' })
    for (const id of [courseId, 'nothing']) {
      expect((await world.refusal('learn.publishCourse', { courseId: id }, { as: foreign })).code).toBe('NOT_FOUND')
    }
    expect(courseOf(courseId).state).toBe('draft')
  })
})
