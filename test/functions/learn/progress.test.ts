import type { Course, CourseProgress, CreditGrant, CreditYear } from '../../../cloudfunctions/learn/repository'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { aCourse, aLearningBranch, beat, finish, havingLearned, progressOf } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const year = () => new Date(world.now()).getUTCFullYear()

describe('a heartbeat', () => {
  test('credits what was played, no more than has passed, and remembers where to go on', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    const lessonId = lessonIds[0]!
    const first = await world.data(
      'learn.recordProgress',
      { lessonId, playedSeconds: 3600, positionSeconds: 15 },
      { as: member },
    )
    expect(first).toEqual({ creditedSeconds: 20, neededSeconds: 270, state: 'started', grantedTenths: 0 })
    world.advance('+10s')
    const second = await world.data(
      'learn.recordProgress',
      { lessonId, playedSeconds: 60, positionSeconds: 32 },
      { as: member },
    )
    expect(second.creditedSeconds).toBe(30)
    const { lesson } = await world.data('learn.openLesson', { lessonId }, { as: member })
    expect(lesson).toMatchObject({ positionSeconds: 32, creditedSeconds: 30, neededSeconds: 270, state: 'started' })
  })

  test('sent again, or twice in one instant, is answered and credits nothing twice', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    await beat(world, member, { lessonId: lessonIds[0]!, played: 10, at: 10 })
    const again = [1, 2, 3].map(() => beat(world, member, { lessonId: lessonIds[0]!, played: 10, at: 10 }))
    for (const envelope of await Promise.all(again)) expect(envelope.ok).toBe(true)
    expect(progressOf(world, member, lessonIds[0]!).creditedSeconds).toBeLessThanOrEqual(11)
  })

  test('from two devices at once credits the time that has passed, once', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    const lessonId = lessonIds[0]!
    const startedAt = world.now()
    await beat(world, member, { lessonId, played: 0 })
    for (let round = 0; round < 4; round++) {
      world.advance('+15s')
      const both = await Promise.all([
        beat(world, member, { lessonId, played: 15, at: 60 }),
        beat(world, member, { lessonId, played: 15, at: 200 }),
      ])
      expect(both.map(({ ok }) => ok)).toEqual([true, true])
    }
    const passed = (world.now() - startedAt) / 1000
    const { creditedSeconds } = progressOf(world, member, lessonId)
    expect(creditedSeconds).toBeGreaterThanOrEqual(59)
    expect(creditedSeconds).toBeLessThanOrEqual(passed)
  })

  test('costs three database calls', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    await beat(world, member, { lessonId: lessonIds[0]! })
    world.advance('+15s')
    await beat(world, member, { lessonId: lessonIds[0]! })
    expect(world.cloud.calls.at(-1)).toMatchObject({ action: 'recordProgress', databaseCalls: 3 })
  })

  test('is refused for a lesson of another branch, of a draft, and for one that is not there', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const elsewhere = aCourse(world, { branchId: aBranch(world).branchId })
    const draft = aCourse(world, { branchId, state: 'draft' })
    for (const lessonId of [elsewhere.lessonIds[0]!, draft.lessonIds[0]!, 'nothing']) {
      const input = { lessonId, playedSeconds: 15, positionSeconds: 15 }
      expect((await world.refusal('learn.recordProgress', input, { as: member })).code).toBe('NOT_FOUND')
    }
    expect(world.find('lessonProgress', { memberId: member._id })).toEqual([])
  })

  test.each([
    [{ playedSeconds: -1, positionSeconds: 0 }, '这段时长要是 0 到 3600 之间的整数。'],
    [{ playedSeconds: 4000, positionSeconds: 0 }, '这段时长要是 0 到 3600 之间的整数。'],
    [{ playedSeconds: 15, positionSeconds: 0.5 }, '位置要是 0 到 14400 之间的整数。'],
  ])('of %j is refused by field', async (numbers, message) => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    const input = { lessonId: lessonIds[0]!, ...numbers }
    expect(await world.refusal('learn.recordProgress', input, { as: member })).toMatchObject({
      code: 'INVALID_INPUT',
      message,
    })
  })

  test('of a stranger is refused', async () => {
    const input = { lessonId: 'x', playedSeconds: 1, positionSeconds: 1 }
    expect((await world.refusal('learn.recordProgress', input, { as: 'nobody' })).code).toBe('NOT_JOINED')
  })
})

describe('a lesson', () => {
  test('is done once and grants its hours once, however many beats come at the same time', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{ creditTenths: 7 }] })
    await havingLearned(world, { member, lessonId: lessonIds[0]!, seconds: 269 })
    world.advance('+15s')
    const beats = await Promise.all(
      Array.from({ length: 20 }, () => beat(world, member, { lessonId: lessonIds[0]!, played: 15, at: 300 })),
    )
    const answers = beats.map((envelope) => (envelope.ok ? envelope.data : envelope.error.code))
    expect(answers).toHaveLength(20)
    expect(answers.every((data) => typeof data === 'object' && data.state === 'done')).toBe(true)
    expect(answers.map((data) => (typeof data === 'object' ? data.grantedTenths : -1)).sort()).toEqual([
      ...Array<number>(19).fill(0),
      7,
    ])
    expect(world.find<CreditGrant>('creditGrants', { memberId: member._id })).toHaveLength(1)
    expect(world.only<CreditYear>('creditYears', { memberId: member._id }).tenths).toEqual({ lesson: 7 })
    expect(world.only<Course>('courses', { _id: courseId }).doneCount).toBe(1)
  })

  test('that is done grants nothing more, and only where to go on changes', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    expect(await finish(world, member, lessonIds[0]!)).toBe(5)
    world.advance('+1h')
    const again = await world.data(
      'learn.recordProgress',
      { lessonId: lessonIds[0]!, playedSeconds: 300, positionSeconds: 42 },
      { as: member },
    )
    expect(again).toMatchObject({ state: 'done', grantedTenths: 0 })
    const progress = progressOf(world, member, lessonIds[0]!)
    expect(progress).toMatchObject({ positionSeconds: 42, state: 'done', creditedSeconds: again.creditedSeconds })
    expect(progress.doneAt).toBeLessThan(world.now() - 3000_000)
  })

  test('that was fully learned when the function broke off is completed by the next beat', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    await havingLearned(world, { member, lessonId: lessonIds[0]!, seconds: 300 })
    const envelope = await beat(world, member, { lessonId: lessonIds[0]!, played: 0, at: 0 })
    expect(envelope).toMatchObject({ ok: true, data: { state: 'done', grantedTenths: 5 } })
  })

  test('without hours is done all the same', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId, lessons: [{ creditTenths: 0 }] })
    expect(await finish(world, member, lessonIds[0]!)).toBe(0)
    expect(progressOf(world, member, lessonIds[0]!).state).toBe('done')
    expect(world.find('creditGrants', { memberId: member._id })).toEqual([])
  })

  test('keeps the length it had when somebody began', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    await beat(world, member, { lessonId: lessonIds[0]! })
    await world.update('lessons', { _id: lessonIds[0]! }, { $set: { durationSeconds: 3000 } })
    const { lesson } = await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    expect(lesson.neededSeconds).toBe(270)
  })
})

describe('a course', () => {
  test('is finished with its last lesson, counts the member once, and the hours add up', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}, { creditTenths: 10 }] })
    await finish(world, member, lessonIds[0]!)
    expect(world.only<CourseProgress>('courseProgress', { courseId }).doneAt).toBeNull()
    await finish(world, member, lessonIds[1]!)
    expect(world.only<CourseProgress>('courseProgress', { courseId }).doneAt).toBeGreaterThan(world.now() - 60_000)
    expect(world.only<Course>('courses', { _id: courseId }).doneCount).toBe(1)
    const opened = await world.data('learn.openCourse', { courseId }, { as: member })
    expect(opened.year).toMatchObject({ year: year(), totalTenths: 15, targetTenths: 320 })
    expect(opened.course).toMatchObject({ doneCount: 2, lessonCount: 2, creditTenths: 15, nextLesson: null })
  })

  test('is counted exactly when members finish it at the same time', async () => {
    const { branchId } = aBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}] })
    const members = await Promise.all(Array.from({ length: 12 }, () => aMember(world, { branchId })))
    await Promise.all(members.map((member) => finish(world, member, lessonIds[0]!)))
    expect(world.only<Course>('courses', { _id: courseId }).doneCount).toBe(12)
  })
})
