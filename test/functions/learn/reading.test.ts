import { aBranch, openWorld, type World } from '../../support/world'
import { aBank, aCourse, aCourseTask, aLearningBranch, aQuiz, beat, deskOf, finish, havingLearned } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const cost = () => world.cloud.calls.at(-1)!

describe('the tab of courses', () => {
  test("shows the branch's published courses with one's own progress, newest first", async () => {
    const { branchId, member } = await aLearningBranch(world)
    const older = aCourse(world, { branchId, title: '旧课' })
    aCourse(world, { branchId, title: '新课' })
    aCourse(world, { branchId, title: '草稿', state: 'draft' })
    aCourse(world, { branchId, title: '下架', state: 'archived' })
    aCourse(world, { branchId: aBranch(world).branchId, title: '别的支部的课' })
    await finish(world, member, older.lessonIds[0]!)
    const { courses, year } = await world.data('learn.open', {}, { as: member })
    expect(courses.map(({ title, doneCount }) => [title, doneCount])).toEqual([
      ['新课', 0],
      ['旧课', 1],
    ])
    expect(courses[1]).toMatchObject({ durationSeconds: 600, creditTenths: 10, hasQuiz: false, isDone: false })
    expect(courses[1]!.nextLesson).toMatchObject({ lessonId: older.lessonIds[1], number: 2, creditedSeconds: 0 })
    expect(year).toMatchObject({ totalTenths: 5, targetTenths: 320 })
    expect(year.bySource).toEqual([
      { source: 'lesson', tenths: 5 },
      { source: 'lecture', tenths: 0 },
      { source: 'themeDay', tenths: 0 },
      { source: 'meeting', tenths: 0 },
    ])
  })

  test('shows the courses of one learning goal alone, where one is chosen', async () => {
    const { branchId, member } = await aLearningBranch(world)
    aCourse(world, { branchId, title: '党章', theme: 'theory' })
    aCourse(world, { branchId, title: '接待', theme: 'service' })
    const { courses } = await world.data('learn.open', { theme: 'theory' }, { as: member })
    expect(courses.map(({ title, theme }) => [title, theme])).toEqual([['党章', 'theory']])
    expect(cost().documentsExamined).toBeLessThanOrEqual(5)
  })

  test('says how many tasks wait and when the first of them ends', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId })
    const { dueAt } = aCourseTask(world, { branchId, courseId })
    aCourseTask(world, { branchId, courseId, dueAt: dueAt + 1 })
    expect((await world.data('learn.open', {}, { as: member })).tasks).toEqual({ count: 2, dueAt })
    const elsewhere = await aLearningBranch(world)
    const { tasks } = await world.data('learn.open', {}, { as: elsewhere.member })
    expect(tasks).toEqual({ count: 0, dueAt: null })
  })

  test('goes on where the learner is, in the lesson that comes next', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId, lessons: [{ kind: 'audio' }, {}] })
    await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    world.advance('+1m')
    await beat(world, member, { lessonId: lessonIds[0]!, played: 60, at: 61 })
    const { courses } = await world.data('learn.open', {}, { as: member })
    expect(courses[0]!.nextLesson).toEqual({
      ...{ lessonId: lessonIds[0], title: '第 1 讲', kind: 'audio', number: 1, position: 61 },
      ...{ durationSeconds: 300, creditedSeconds: 60, neededSeconds: 270 },
    })
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

  test('takes six database calls, and a stranger gets nothing', async () => {
    const { branchId, member } = await aLearningBranch(world)
    aCourse(world, { branchId })
    await world.data('learn.open', {}, { as: member })
    // The member, the courses, one's progress in them, the desk, the year, the tasks.
    expect(cost().databaseCalls).toBe(6)
    expect((await world.refusal('learn.open', {}, { as: 'nobody' })).code).toBe('NOT_JOINED')
  })
})

describe('a course', () => {
  test('is opened with its lessons in order and the state of each', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}, {}, {}, {}] })
    await finish(world, member, lessonIds[0]!)
    for (const lessonId of lessonIds.slice(1, 3)) await world.data('learn.openLesson', { lessonId }, { as: member })
    await beat(world, member, { lessonId: lessonIds[1]!, played: 0, at: 10 })
    const { lessons, course, ...rest } = await world.data('learn.openCourse', { courseId }, { as: member })
    expect(lessons.map(({ lessonId, state }) => [lessonId, state])).toEqual([
      [lessonIds[0], 'done'],
      [lessonIds[1], 'started'],
      // To have looked in is not yet to have begun.
      [lessonIds[2], 'notStarted'],
      [lessonIds[3], 'notStarted'],
    ])
    expect(course.nextLesson).toMatchObject({ lessonId: lessonIds[1], position: 10 })
    expect(rest).toMatchObject({ quiz: null, doneAt: null, dueAt: null })
    // The member, the course, one's progress in it, the desk, the tasks that ask for it, the year.
    expect(cost().databaseCalls).toBe(6)
  })

  test('says until when a task asks for it, and how its quiz stands', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const quiz = aQuiz(aBank(world, { branchId, count: 5 }))
    const { courseId } = aCourse(world, { branchId, quiz })
    const { dueAt } = aCourseTask(world, { branchId, courseId })
    const opened = await world.data('learn.openCourse', { courseId }, { as: member })
    expect(opened).toMatchObject({ dueAt, course: { hasQuiz: true, isDone: false } })
    expect(opened.quiz).toEqual({
      ...{ questionCount: 5, passCount: 4, limitMinutes: null, maxTries: null },
      ...{ tries: 0, bestCount: null, isPassed: false, isOpen: false },
    })
    expect(JSON.stringify(opened)).not.toContain(quiz.bankId)
    expect(cost().databaseCalls).toBe(7)
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
    expect(world.find('learners', { _id: stranger._id })).toEqual([])
  })

  test('that is archived is open to whoever has begun it, to the end, and to nobody else', async () => {
    const { branchId, member, editor, secretary } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId })
    const [first, second] = lessonIds as [string, string]
    await world.data('learn.openLesson', { lessonId: first }, { as: member })
    await world.data('learn.archiveCourse', { courseId }, { as: secretary })
    for (const as of [member, editor]) expect((await world.data('learn.open', {}, { as })).courses).toEqual([])
    expect((await world.refusal('learn.openCourse', { courseId }, { as: editor })).code).toBe('NOT_FOUND')
    expect((await world.refusal('learn.openLesson', { lessonId: first }, { as: editor })).code).toBe('NOT_FOUND')
    expect(await finish(world, member, first)).toBe(5)
    expect(await finish(world, member, second)).toBe(5)
    const opened = await world.data('learn.openCourse', { courseId }, { as: member })
    expect(opened.course).toMatchObject({ isDone: true, doneCount: 2 })
  })
})

describe('a lesson', () => {
  test('opens with text, film, poster, neighbours and end in one answer', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const [mediaFileId, coverUrl] = [await aFile('lessons/film.mp4'), await aFile('covers/cover.jpg')]
    const { lessonIds, courseId } = aCourse(world, {
      branchId,
      coverUrl,
      lessons: [{}, { kind: 'video', mediaFileId }],
    })
    const { dueAt } = aCourseTask(world, { branchId, courseId })
    const opened = await world.data('learn.openLesson', { lessonId: lessonIds[1]! }, { as: member })
    expect(opened).toMatchObject({
      ...{ dueAt, learnerId: member._id, isCourseDone: false, quiz: null },
      lesson: { courseId, number: 2, kind: 'video', state: 'notStarted', courseTitle: '开好组织生活会', slides: [] },
    })
    expect(opened.lesson).toMatchObject({ position: 0, creditedSeconds: 0, neededSeconds: 270 })
    expect(opened.lessons.map(({ lessonId }) => lessonId)).toEqual(lessonIds)
    expect(await (await fetch(opened.lesson.mediaUrl!)).text()).toBe('lessons/film.mp4')
    expect(await (await fetch(opened.lesson.posterUrl!)).text()).toBe('covers/cover.jpg')
  })

  test('takes seven database calls, and one more when it is laid on the desk', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    const open = () => world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    await open()
    expect(cost().databaseCalls).toBe(8)
    await open()
    // The member, the lesson, the desk, the year; the course, one's progress in it, the tasks that ask for it.
    expect(cost().databaseCalls).toBe(7)
  })

  test('of pictures comes with the address of each, in order', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const slides = [
      { fileId: await aFile('lessons/a.jpg'), caption: '会前' },
      { fileId: `cloud://${world.cloud.envId}.bucket/lessons/gone.jpg`, caption: '会中' },
      { fileId: await aFile('lessons/b.jpg'), caption: '' },
    ]
    const { lessonIds } = aCourse(world, { branchId, lessons: [{ kind: 'slides', slides }] })
    const { lesson } = await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    expect(lesson.slides.map(({ caption }) => caption)).toEqual(['会前', '会中', ''])
    const shown = lesson.slides.map(async ({ url }) => url && (await fetch(url)).text())
    expect(await Promise.all(shown)).toEqual(['lessons/a.jpg', null, 'lessons/b.jpg'])
  })

  test('whose video is gone still shows its text', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const mediaFileId = `cloud://${world.cloud.envId}.bucket/lessons/gone.mp4`
    const { lessonIds } = aCourse(world, { branchId, lessons: [{ kind: 'video', mediaFileId }] })
    const { lesson } = await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    expect(lesson).toMatchObject({ mediaUrl: null, posterUrl: null, text: '先读一遍，再说给别人听。' })
  })

  test('that is done opens at its beginning and lies on no desk', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId, lessons: [{}] })
    await finish(world, member, lessonIds[0]!)
    const opened = await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    expect(opened.lesson).toMatchObject({ state: 'done', position: 0, creditedSeconds: 270, neededSeconds: 270 })
    expect(opened.isCourseDone).toBe(true)
    expect(deskOf(world, member).open).toEqual({})
  })
})

describe('the lesson at home', () => {
  const atHome = async (as: { openid: string | null }) => (await world.data('home.open', {}, { as })).lesson

  test('is the first of the newest course, until one is begun', async () => {
    const { branchId, member } = await aLearningBranch(world)
    expect(await atHome(member)).toBeNull()
    const older = aCourse(world, { branchId, title: '旧课' })
    const newer = aCourse(world, { branchId, title: '新课' })
    expect(await atHome(member)).toMatchObject({ lessonId: newer.lessonIds[0], number: 1, position: 0 })
    await havingLearned(world, { member, lessonId: older.lessonIds[1]!, seconds: 100 })
    expect(await atHome(member)).toMatchObject({ lessonId: older.lessonIds[1], number: 2, creditedSeconds: 100 })
  })

  test('is the one that was touched last, however old its course, unless editors took it out', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const old = aCourse(world, { branchId, lessons: [{}, {}, {}] })
    for (let more = 0; more < 31; more++) aCourse(world, { branchId })
    for (const lessonId of old.lessonIds) {
      world.advance('+1m')
      await world.data('learn.openLesson', { lessonId }, { as: member })
    }
    const [, before, last] = old.lessonIds
    expect((await atHome(member))?.lessonId).toBe(last)
    await world.update('courses', { _id: old.courseId }, { $pull: { lessons: { lessonId: last } } })
    expect((await atHome(member))?.lessonId).toBe(before)
  })

  test('is another one when the newest course is finished', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const older = aCourse(world, { branchId })
    const newer = aCourse(world, { branchId, lessons: [{}] })
    await finish(world, member, newer.lessonIds[0]!)
    expect((await atHome(member))?.lessonId).toBe(older.lessonIds[0])
  })
})

/** An uploaded file that holds its own path. */
async function aFile(path: string): Promise<string> {
  const answer = await fetch(`${world.cloud.url}/cloud/files/${path}`, { method: 'PUT', body: path })
  return ((await answer.json()) as { fileID: string }).fileID
}
