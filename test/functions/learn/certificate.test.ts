import { aMember, openWorld, type World } from '../../support/world'
import { aBank, aCourse, aLearningBranch, aQuiz, finish, progressOf } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** A member who has finished a course of two lessons. */
async function aGraduate() {
  const branch = await aLearningBranch(world)
  const course = aCourse(world, { branchId: branch.branchId, lessons: [{}, { creditTenths: 10 }] })
  for (const lessonId of course.lessonIds) await finish(world, branch.member, lessonId)
  return { ...branch, ...course }
}

test('a finished course is certified with name, branch, course, hours and day', async () => {
  const { member, branchId, courseId } = await aGraduate()
  const certificate = await world.data('learn.openCertificate', { courseId }, { as: member })
  const { name: branchName } = world.only<{ name: string }>('units', { _id: branchId })
  const { doneAt } = progressOf(world, member, courseId)
  expect(certificate).toEqual({
    number: expect.stringMatching(/^\d{4}-[A-Z0-9]{8}$/) as string,
    ...{ name: member.name, branchName, courseTitle: '开好组织生活会' },
    ...{ lessonCount: 2, creditTenths: 15, doneAt },
  })
  expect(certificate.number.slice(0, 4)).toBe(String(new Date(doneAt! + 8 * 3600_000).getUTCFullYear()))
  expect(world.cloud.calls.at(-1)!.databaseCalls).toBe(4)
})

test('its number is the same each time, also after the course is archived, and nobody else has it', async () => {
  const { member, secretary, branchId, courseId, lessonIds } = await aGraduate()
  const numberOf = async (as: { openid: string | null }) =>
    (await world.data('learn.openCertificate', { courseId }, { as })).number
  const number = await numberOf(member)
  const other = await aMember(world, { branchId })
  for (const lessonId of lessonIds) await finish(world, other, lessonId)
  expect(await numberOf(other)).not.toBe(number)
  await world.data('learn.archiveCourse', { courseId }, { as: secretary })
  world.advance('+400d')
  expect(await numberOf(member)).toBe(number)
})

test('there is none before the last lesson and the quiz are done', async () => {
  const { branchId, member } = await aLearningBranch(world)
  const quiz = aQuiz(aBank(world, { branchId, count: 5 }))
  const { courseId, lessonIds } = aCourse(world, { branchId, quiz })
  const refused = { code: 'WRONG_STATE', message: '这门课还没有学完，学完就有证书。' }
  expect(await world.refusal('learn.openCertificate', { courseId }, { as: member })).toMatchObject(refused)
  for (const lessonId of lessonIds) await finish(world, member, lessonId)
  expect(await world.refusal('learn.openCertificate', { courseId }, { as: member })).toMatchObject(refused)
})

test('that of another branch is not found, nor that of a draft, an archive never begun or no course', async () => {
  const { branchId, courseId, editor } = await aGraduate()
  const { member: foreign } = await aLearningBranch(world)
  const draft = aCourse(world, { branchId, state: 'draft' })
  const archived = aCourse(world, { branchId, state: 'archived' })
  for (const [id, as] of [
    [courseId, foreign],
    [draft.courseId, editor],
    [archived.courseId, editor],
    ['nothing', editor],
  ] as const) {
    expect((await world.refusal('learn.openCertificate', { courseId: id }, { as })).code).toBe('NOT_FOUND')
  }
})
