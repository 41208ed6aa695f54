import type { CreditGrant } from '../../../cloudfunctions/learn/hours-repository'
import type { Learner } from '../../../cloudfunctions/learn/repository'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import {
  aBeat,
  aCourse,
  aLearningBranch,
  beat,
  deskOf,
  finish,
  havingLearned,
  progressOf,
  standingOf,
  yearOfMember,
} from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const year = () => new Date(world.now() + 8 * 3600_000).getUTCFullYear()

/** A member who has just opened the lessons of a fresh course. */
async function aLearner(lessons: Parameters<typeof aCourse>[1]['lessons'] = [{}, {}]) {
  const branch = await aLearningBranch(world)
  const course = aCourse(world, { branchId: branch.branchId, lessons })
  for (const lessonId of course.lessonIds) await world.data('learn.openLesson', { lessonId }, { as: branch.member })
  return { ...branch, ...course, lessonId: course.lessonIds[0]! }
}

describe('a heartbeat', () => {
  test('credits what was played, no more than has passed since the lesson was opened, and remembers where to go on', async () => {
    const { member, lessonId } = await aLearner([{ kind: 'audio' }])
    const { openedAt } = standingOf(world, member, lessonId)
    world.advance('+10s')
    const claim = aBeat(member, { lessonId, played: 7, at: 15 })
    const first = await world.data('learn.recordProgress', claim, { as: member })
    const rest = { neededSeconds: 270, state: 'started', grantedTenths: 0, isCourseDone: false }
    expect(first).toEqual({ creditedSeconds: 7, ...rest })
    world.advance('+10s')
    const greedy = { ...claim, playedSeconds: 3600, position: 32 }
    const { creditedSeconds } = await world.data('learn.recordProgress', greedy, { as: member })
    expect(creditedSeconds).toBeGreaterThanOrEqual(17)
    expect(creditedSeconds).toBeLessThanOrEqual((world.now() - openedAt) / 1000)
    const { lesson, learnerId } = await world.data('learn.openLesson', { lessonId }, { as: member })
    expect(lesson).toMatchObject({ position: 32, creditedSeconds, neededSeconds: 270, state: 'started' })
    expect(learnerId).toBe(member._id)
  })

  test('costs one read by id and one write', async () => {
    const { member, lessonId } = await aLearner()
    for (const _round of [1, 2, 3]) {
      world.advance('+15s')
      await beat(world, member, { lessonId })
      const cost = { action: 'recordProgress', databaseCalls: 2, documentsExamined: 2 }
      expect(world.cloud.calls.at(-1)).toMatchObject(cost)
    }
    expect(standingOf(world, member, lessonId).creditedSeconds).toBe(45)
  })

  test('sent again, or many times in one instant, is answered and credits nothing twice', async () => {
    const { member, lessonId } = await aLearner()
    world.advance('+10s')
    const beats = [1, 2, 3, 4].map(() => beat(world, member, { lessonId, played: 10, at: 10 }))
    for (const envelope of await Promise.all(beats)) expect(envelope.ok).toBe(true)
    const { creditedSeconds, openedAt } = standingOf(world, member, lessonId)
    expect(creditedSeconds).toBeGreaterThanOrEqual(10)
    expect(creditedSeconds).toBeLessThanOrEqual((world.now() - openedAt) / 1000)
  })

  test.each([
    ['on one lesson', (ids: readonly string[]) => [ids[0]!, ids[0]!]],
    ['on two lessons', (ids: readonly string[]) => [ids[0]!, ids[1]!]],
    ['on two courses', (ids: readonly string[]) => [ids[0]!, ids[2]!]],
  ])('from two devices at once credits the time that has passed, once: %s', async (_where, pick) => {
    const { member, branchId, lessonIds } = await aLearner()
    const other = aCourse(world, { branchId })
    await world.data('learn.openLesson', { lessonId: other.lessonIds[0]! }, { as: member })
    const startedAt = deskOf(world, member).creditedUntil
    const played = pick([...lessonIds, ...other.lessonIds])
    for (let round = 0; round < 4; round++) {
      world.advance('+15s')
      const both = await Promise.all(played.map((lessonId) => beat(world, member, { lessonId })))
      expect(both.map(({ ok }) => ok)).toEqual([true, true])
    }
    const passed = (world.now() - startedAt) / 1000
    const credited = Object.values(deskOf(world, member).open).reduce((sum, lesson) => sum + lesson.creditedSeconds, 0)
    expect(credited).toBeGreaterThanOrEqual(59)
    expect(credited).toBeLessThanOrEqual(passed)
  })

  test('that reports a stretch without a network is judged the same way', async () => {
    const { member, lessonIds } = await aLearner([{ durationSeconds: 3600 }, { durationSeconds: 3600 }])
    const [first, second] = lessonIds as [string, string]
    world.advance('+10m')
    await beat(world, member, { lessonId: first, played: 540 })
    expect(standingOf(world, member, first).creditedSeconds).toBe(540)
    // The same ten minutes, claimed for another lesson: the network's delay is all that is left of them.
    const { creditedUntil } = deskOf(world, member)
    await beat(world, member, { lessonId: second, played: 540 })
    const left = (world.now() - creditedUntil) / 1000
    expect(standingOf(world, member, second).creditedSeconds).toBeLessThanOrEqual(left)
    expect(left).toBeLessThan(60)
  })

  test('counts a faster player by what is heard, and a reader by the clock', async () => {
    const { member, lessonIds } = await aLearner([{ kind: 'audio' }, { kind: 'article' }])
    for (const lessonId of lessonIds) {
      world.advance('+10s')
      await beat(world, member, { lessonId, played: 10, speed: 1.5 })
    }
    const heard = lessonIds.map((lessonId) => standingOf(world, member, lessonId).creditedSeconds)
    expect(heard).toEqual([15, 10])
  })

  test('before the lesson was opened begins it, and its own time does not count', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId })
    const lessonId = lessonIds[0]!
    expect(await beat(world, member, { lessonId, played: 15 })).toMatchObject({
      ok: true,
      data: { creditedSeconds: 0, state: 'started' },
    })
    world.advance('+15s')
    expect(await beat(world, member, { lessonId })).toMatchObject({ ok: true, data: { creditedSeconds: 15 } })
  })

  test('is refused for a lesson of another branch, of a draft, and for one that is not there', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const elsewhere = aCourse(world, { branchId: aBranch(world).branchId })
    const draft = aCourse(world, { branchId, state: 'draft' })
    const archived = aCourse(world, { branchId, state: 'archived' })
    const ids = [elsewhere, draft, archived].map(({ lessonIds }) => lessonIds[0]!)
    for (const lessonId of [...ids, 'nothing', 'constructor', '__proto__']) {
      const refusal = await world.refusal('learn.recordProgress', aBeat(member, { lessonId }), { as: member })
      expect(refusal.code).toBe('NOT_FOUND')
    }
    expect(world.find('learners', { _id: member._id })).toEqual([])
  })

  test.each([
    [{ playedSeconds: -1 }, '这段时长要是 0 到 14400 之间的整数。'],
    [{ playedSeconds: 14_401 }, '这段时长要是 0 到 14400 之间的整数。'],
    [{ position: 0.5 }, '位置要是 0 到 14400 之间的整数。'],
    [{ speed: 3 as never }, '没有这个播放速度。'],
  ])('of %j is refused by field', async (numbers, message) => {
    const { member, lessonId } = await aLearner()
    const input = { ...aBeat(member, { lessonId }), ...numbers }
    const refusal = await world.refusal('learn.recordProgress', input, { as: member })
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', message })
  })
})

describe("a learner's desk", () => {
  test('takes heartbeats of nobody else, in the branch or out of it', async () => {
    const { member, branchId, lessonId } = await aLearner()
    const other = await aMember(world, { branchId })
    const { member: foreign } = await aLearningBranch(world)
    const before = deskOf(world, member)
    world.advance('+15s')
    for (const as of [other, foreign]) {
      const refusal = await world.refusal('learn.recordProgress', aBeat(member, { lessonId }), { as })
      expect(refusal.code).toBe('NOT_FOUND')
    }
    const stranger = await world.refusal('learn.recordProgress', aBeat(member, { lessonId }), { as: 'nobody' })
    expect(stranger.code).toBe('NOT_JOINED')
    expect(deskOf(world, member)).toEqual(before)
  })

  test('follows the member to another WeChat identity, and the former one finishes nothing', async () => {
    const { member, lessonId } = await aLearner()
    await world.update('members', { _id: member._id }, { $set: { openid: 'a-new-phone' } })
    world.advance('+4m')
    const claim = aBeat(member, { lessonId, played: 240 })
    const first = await world.data('learn.recordProgress', claim, { as: 'a-new-phone' })
    expect(first.creditedSeconds).toBe(240)
    expect(deskOf(world, member).openid).toBe('a-new-phone')
    world.advance('+1m')
    expect((await world.refusal('learn.recordProgress', claim, { as: member })).code).toBe('NOT_JOINED')
    expect(await world.data('learn.recordProgress', claim, { as: 'a-new-phone' })).toMatchObject({ state: 'done' })
  })

  test('is no member’s any more who has left: nothing is granted', async () => {
    const { member, lessonId } = await aLearner()
    await world.update('members', { _id: member._id }, { $set: { status: 'transferredOut' } })
    world.advance('+5m')
    const claim = aBeat(member, { lessonId, played: 300 })
    expect((await world.refusal('learn.recordProgress', claim, { as: member })).code).toBe('NOT_JOINED')
    expect(world.find('creditGrants', { memberId: member._id })).toEqual([])
  })

  test('opened on two pages at once has one of each lesson, and opening again changes no time', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { lessonIds } = aCourse(world, { branchId, lessons: [{}, {}, {}] })
    const open = (lessonId: string) => world.data('learn.openLesson', { lessonId }, { as: member })
    await Promise.all([...lessonIds, ...lessonIds].map(open))
    const before = deskOf(world, member)
    expect(Object.keys(before.open).sort()).toEqual([...lessonIds])
    world.advance('+1m')
    await open(lessonIds[0]!)
    expect(deskOf(world, member)).toEqual(before)
  })

  test('holds 300 lessons: the one that was touched longest ago gives way', async () => {
    const { member, branchId, lessonId } = await aLearner([{}])
    const lesson = standingOf(world, member, lessonId)
    const old = Array.from({ length: 300 }, (_, index) => [`old-${index}`, { ...lesson, lastAt: index + 1 }] as const)
    await world.update('learners', { _id: member._id }, { $set: { open: Object.fromEntries(old) } })
    const { lessonIds } = aCourse(world, { branchId })
    await world.data('learn.openLesson', { lessonId: lessonIds[0]! }, { as: member })
    const open = Object.keys(world.only<Learner>('learners', { _id: member._id }).open)
    expect(open).toHaveLength(300)
    expect(open).toContain(lessonIds[0])
    expect(open).not.toContain('old-0')
    expect(open).toContain('old-1')
  })
})

describe('a lesson', () => {
  test('is done once and grants its hours once, however many beats come at the same time', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{ creditTenths: 7 }] })
    const lessonId = lessonIds[0]!
    await havingLearned(world, { member, lessonId, seconds: 260 })
    world.advance('+15s')
    const beats = await Promise.all(Array.from({ length: 20 }, () => beat(world, member, { lessonId, at: 300 })))
    const answers = beats.map((envelope) => (envelope.ok ? envelope.data : envelope.error.code))
    expect(answers.filter((data) => typeof data === 'object' && data.state === 'done')).toHaveLength(20)
    expect(answers.map((data) => (typeof data === 'object' ? data.grantedTenths : -1)).sort()).toEqual([
      ...Array<number>(19).fill(0),
      7,
    ])
    expect(world.find<CreditGrant>('creditGrants', { memberId: member._id })).toMatchObject([
      { _id: `lesson_${lessonId}_${member._id}`, tenths: 7, source: 'lesson', year: year(), title: '第 1 讲' },
    ])
    const { tenths, courses } = yearOfMember(world, member)
    expect(tenths).toEqual({ lesson: 7 })
    expect(courses).toEqual({ [courseId]: progressOf(world, member, courseId).doneAt })
    expect(deskOf(world, member).open).toEqual({})
  })

  test('that is done answers a late beat, and nothing is written', async () => {
    const { member, lessonId } = await aLearner()
    expect(await finish(world, member, lessonId)).toBe(5)
    const stored = () => JSON.stringify(['learners', 'courseProgress', 'creditGrants'].map((name) => world.find(name)))
    const before = stored()
    world.advance('+1h')
    const late = await world.data('learn.recordProgress', aBeat(member, { lessonId, played: 300 }), { as: member })
    expect(late).toEqual({
      ...{ creditedSeconds: 270, neededSeconds: 270, state: 'done' },
      ...{ grantedTenths: 0, isCourseDone: false },
    })
    await world.data('learn.openLesson', { lessonId }, { as: member })
    expect(stored()).toBe(before)
  })

  test('never counts for more than its length', async () => {
    const { member, lessonId } = await aLearner([{ kind: 'audio' }])
    world.advance('+1h')
    const claim = aBeat(member, { lessonId, played: 3600, at: 9000 })
    const done = await world.data('learn.recordProgress', claim, { as: member })
    expect(done).toMatchObject({ creditedSeconds: 300, state: 'done', grantedTenths: 5, isCourseDone: true })
  })

  test('without hours is done all the same', async () => {
    const { member, courseId, lessonId } = await aLearner([{ creditTenths: 0 }])
    expect(await finish(world, member, lessonId)).toBe(0)
    expect(progressOf(world, member, courseId).doneLessonIds).toEqual([lessonId])
    expect(world.find('creditGrants', { memberId: member._id })).toEqual([])
  })

  test('keeps the length it had when somebody began', async () => {
    const { member, lessonId } = await aLearner()
    await world.update('lessons', { _id: lessonId }, { $set: { durationSeconds: 3000 } })
    const { lesson } = await world.data('learn.openLesson', { lessonId }, { as: member })
    expect(lesson.neededSeconds).toBe(270)
    world.advance('+270s')
    expect(await beat(world, member, { lessonId, played: 270 })).toMatchObject({ ok: true, data: { state: 'done' } })
  })

  test('that editors took out meanwhile grants nothing and leaves the desk', async () => {
    const { member, courseId, lessonIds } = await aLearner()
    const [gone] = lessonIds as [string, string]
    await world.update('courses', { _id: courseId }, { $pull: { lessons: { lessonId: gone } } })
    world.advance('+5m')
    const claim = aBeat(member, { lessonId: gone, played: 300 })
    expect((await world.refusal('learn.recordProgress', claim, { as: member })).code).toBe('NOT_FOUND')
    expect(Object.keys(deskOf(world, member).open)).toEqual([lessonIds[1]])
    expect(world.find('creditGrants', { memberId: member._id })).toEqual([])
  })
})

describe('a course', () => {
  test('is finished with its last lesson, is a fact of the year, and the hours add up', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, lessons: [{}, { creditTenths: 10 }] })
    await finish(world, member, lessonIds[0]!)
    expect(progressOf(world, member, courseId)).toMatchObject({ doneAt: null, isQuizPassed: false })
    expect(yearOfMember(world, member).courses).toEqual({})
    await finish(world, member, lessonIds[1]!)
    const { doneAt } = progressOf(world, member, courseId)
    expect(doneAt).toBeGreaterThan(world.now() - 60_000)
    expect(yearOfMember(world, member)).toMatchObject({ year: year(), branchId, courses: { [courseId]: doneAt } })
    const opened = await world.data('learn.openCourse', { courseId }, { as: member })
    expect(opened.year).toMatchObject({ year: year(), totalTenths: 15, targetTenths: 320 })
    expect(opened.course).toMatchObject({ doneCount: 2, lessonCount: 2, creditTenths: 15, isDone: true })
    expect(opened).toMatchObject({ doneAt, course: { nextLesson: null } })
  })

  test('whose lessons end at the same time on two devices is done, with all its hours', async () => {
    const { member, courseId, lessonIds } = await aLearner([{}, {}, {}])
    for (const lessonId of lessonIds) await havingLearned(world, { member, lessonId, seconds: 299 })
    const beats = lessonIds.map((lessonId) => beat(world, member, { lessonId, played: 0 }))
    const answers = await Promise.all([...beats, ...lessonIds.map((id) => beat(world, member, { lessonId: id }))])
    expect(answers.every((envelope) => envelope.ok && envelope.data.state === 'done')).toBe(true)
    expect([...progressOf(world, member, courseId).doneLessonIds].sort()).toEqual(lessonIds)
    expect(yearOfMember(world, member)).toMatchObject({ tenths: { lesson: 15 } })
    expect(Object.keys(yearOfMember(world, member).courses)).toEqual([courseId])
  })

  test('with a quiz is not done before that is passed', async () => {
    const { branchId, member } = await aLearningBranch(world)
    const quiz = { bankId: 'bank', questionCount: 5, passCount: 3, limitMinutes: null, maxTries: null }
    const { courseId, lessonIds } = aCourse(world, { branchId, quiz })
    const late = await aMember(world, { branchId })
    for (const lessonId of lessonIds) await finish(world, member, lessonId)
    expect(progressOf(world, member, courseId).doneAt).toBeNull()
    // Whoever passed the quiz first is done with the last lesson.
    await finish(world, late, lessonIds[0]!)
    await world.update('courseProgress', { courseId, memberId: late._id }, { $set: { isQuizPassed: true } })
    await finish(world, late, lessonIds[1]!)
    expect(progressOf(world, late, courseId).doneAt).not.toBeNull()
  })
})
