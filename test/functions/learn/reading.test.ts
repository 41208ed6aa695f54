import { startOfDay, dayOf } from '../../../miniprogram/shared/calendar'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { aCourse, aLearningBranch, beat, finish } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const dayMs = 24 * 3600_000
const cost = () => world.cloud.calls.at(-1)!

describe('the tab of courses', () => {
  test("shows the branch's published courses with one's own progress, newest first", async () => {
    const { branchId, member } = await aLearningBranch(world)
    const older = aCourse(world, { branchId, title: '旧课' })
    aCourse(world, { branchId, title: '新课' })
    aCourse(world, { branchId, title: '草稿', state: 'draft' })
    aCourse(world, { branchId: aBranch(world).branchId, title: '别的支部的课' })
    await finish(world, member, older.lessonIds[0]!)
    const { courses, year } = await world.data('learn.open', {}, { as: member })
    expect(courses.map(({ title, doneCount }) => [title, doneCount])).toEqual([
      ['新课', 0],
      ['旧课', 1],
    ])
    expect(courses[1]!.nextLesson).toMatchObject({ lessonId: older.lessonIds[1], number: 2 })
    expect(year.bySource).toEqual([
      { source: 'lesson', tenths: 5 },
      { source: 'lecture', tenths: 0 },
      { source: 'themeDay', tenths: 0 },
    ])
  })

  test('pages without a gap or a repetition, and reads no more with more courses', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const made = Array.from({ length: 65 }, () => aCourse(world, { branchId }).courseId)
    const seen: string[] = []
    let cursor: string | null | undefined
    do {
      const page = await world.data('learn.open', cursor ? { cursor } : {}, { as: member })
      seen.push(...page.courses.map(({ courseId }) => courseId))
      expect(cost().documentsExamined).toBeLessThanOrEqual(40)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toEqual(made.reverse())
  })

  test('takes four database calls, and a stranger gets nothing', async () => {
    const { branchId, member } = await aLearningBranch(world)
    aCourse(world, { branchId })
    await world.data('learn.open', {}, { as: member })
    expect(cost().databaseCalls).toBe(4)
    expect((await world.refusal('learn.open', {}, { as: 'nobody' })).code).toBe('NOT_JOINED')
  })
})

describe('a course', () => {
  test('is opened with its lessons in order and the state of each', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}, {}, {}] })
    await finish(world, member, lessonIds[0]!)
    await beat(world, member, { lessonId: lessonIds[1]!, played: 10, at: 10 })
    const { lessons, course } = await world.data('learn.openCourse', { courseId }, { as: member })
    expect(lessons.map(({ lessonId, state }) => [lessonId, state])).toEqual([
      [lessonIds[0], 'done'],
      [lessonIds[1], 'started'],
      [lessonIds[2], 'notStarted'],
    ])
    expect(course.nextLesson).toMatchObject({ lessonId: lessonIds[1], positionSeconds: 10 })
    expect(cost().databaseCalls).toBe(4)
  })

  test('and its lessons are not found from another branch, as a draft, or when they are not there', async () => {
    const { branchId, editor } = await aLearningBranch(world)
    const { member: stranger } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId })
    const draft = aCourse(world, { branchId, state: 'draft' })
    for (const [id, as] of [
      [courseId, stranger],
      [draft.courseId, editor],
      ['nothing', editor],
    ] as const) {
      expect((await world.refusal('learn.openCourse', { courseId: id }, { as })).code).toBe('NOT_FOUND')
    }
    for (const [id, as] of [
      [lessonIds[0]!, stranger],
      [draft.lessonIds[0]!, editor],
      ['nothing', editor],
    ] as const) {
      expect((await world.refusal('learn.openLesson', { lessonId: id }, { as })).code).toBe('NOT_FOUND')
    }
  })
})

describe('a lesson', () => {
  test('opens with text, video, neighbours and end in one answer', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const uploaded = await fetch(`${world.cloud.url}/cloud/files/lessons/film.mp4`, { method: 'PUT', body: 'film' })
    const { fileID } = (await uploaded.json()) as { fileID: string }
    const dueAt = world.now() + 3 * dayMs
    const { lessonIds, courseId } = aCourse(world, {
      branchId,
      dueAt,
      lessons: [{}, { kind: 'video', videoFileId: fileID }],
    })
    const opened = await world.data('learn.openLesson', { lessonId: lessonIds[1]! }, { as: member })
    expect(opened).toMatchObject({ dueAt, lesson: { courseId, number: 2, kind: 'video', state: 'notStarted' } })
    expect(opened.lessons.map(({ lessonId }) => lessonId)).toEqual(lessonIds)
    expect(await (await fetch(opened.lesson.videoUrl!)).text()).toBe('film')
    expect(world.cloud.calls.at(-1)!.databaseCalls).toBe(5)
  })

  test('whose video is gone still shows its text', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const videoFileId = `cloud://${world.cloud.envId}.bucket/lessons/gone.mp4`
    const { lessonIds } = aCourse(world, { branchId, lessons: [{ kind: 'video', videoFileId }] })
    const { lesson } = await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    expect(lesson).toMatchObject({ videoUrl: null, text: '先读一遍，再说给别人听。' })
  })
})

describe('progress is private', () => {
  test("no answer of learning holds another member's progress, hours or times", async () => {
    const { branchId, member, editor, secretary } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, dueAt: world.now() + dayMs })
    await finish(world, member, lessonIds[0]!)
    await beat(world, member, { lessonId: lessonIds[1]!, played: 17, at: 123 })
    for (const reader of [editor, secretary]) {
      const open = await world.data('learn.open', {}, { as: reader })
      expect(open).toMatchObject({ year: { totalTenths: 0 }, courses: [{ doneCount: 0 }] })
      const course = await world.data('learn.openCourse', { courseId }, { as: reader })
      expect(course.lessons.map(({ state }) => state)).toEqual(['notStarted', 'notStarted'])
      const { lesson } = await world.data('learn.openLesson', { lessonId: lessonIds[1]! }, { as: reader })
      expect(lesson).toMatchObject({ positionSeconds: 0, creditedSeconds: 0, state: 'notStarted' })
      const { items } = await world.data('learn.listCompletions', { courseId }, { as: reader })
      expect(items.find(({ memberId }) => memberId === member._id)).toEqual({
        memberId: member._id,
        name: member.name,
        isDone: false,
        doneAt: null,
      })
    }
  })
})

describe('who has finished what was assigned', () => {
  test('is done or not yet, by day, for everybody on the roster', async () => {
    const { branchId, member, editor } = await aLearningBranch(world)
    await aMember(world, { branchId, status: 'transferredOut', name: '已转出' })
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}], dueAt: world.now() + dayMs })
    await finish(world, member, lessonIds[0]!)
    const { items, title } = await world.data('learn.listCompletions', { courseId }, { as: editor })
    expect(title).toBe('开好组织生活会')
    expect(items).toHaveLength(3)
    const done = items.filter(({ isDone }) => isDone)
    expect(done).toEqual([
      { memberId: member._id, name: member.name, isDone: true, doneAt: startOfDay(dayOf(world.now())) },
    ])
    expect(cost().databaseCalls).toBe(4)
  })

  test('is nobody’s business when nothing was asked', async () => {
    const { branchId, secretary } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId })
    expect(await world.refusal('learn.listCompletions', { courseId }, { as: secretary })).toMatchObject({
      code: 'WRONG_STATE',
      message: '这门课没有要求学，谁学了只有自己看得到。',
    })
  })

  test('is not shown to members, nor to another branch', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { editor: foreign } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId, dueAt: world.now() + dayMs })
    expect((await world.refusal('learn.listCompletions', { courseId }, { as: member })).code).toBe('FORBIDDEN')
    expect((await world.refusal('learn.listCompletions', { courseId }, { as: foreign })).code).toBe('NOT_FOUND')
  })
})
