/**
 * Progress is private by design (RULES.md, 2026 rules): whoever asks for what, in whichever office, no answer holds when
 * or how long somebody else has learned.
 */
import { describeContract } from '../../../cloudfunctions/contract/describe'
import type { Member } from '../../../cloudfunctions/directory/members'
import { inputWith, type JsonSchema } from '../../support/inputs'
import { aMember, openWorld, type World } from '../../support/world'
import { everythingLearned, oddPosition, oddSeconds } from './records'
import { aLearningBranch } from './support'

const functions = ['learn', 'tasks', 'questions', 'home']
const actions = describeContract().filter(({ function: name }) => functions.includes(name))
const named = actions.map((action) => [`${action.function}.${action.action}`, action] as const)

let world: World
let ids: Awaited<ReturnType<typeof everythingLearned>>
let learner: Member
let others: readonly Member[]
/** Every moment in the learner's records, to the millisecond. */
let moments: readonly string[]

beforeAll(async () => {
  world = await openWorld()
  const { branchId, member, secretary } = await aLearningBranch(world)
  learner = member
  ids = await everythingLearned(world, { branchId, member, secretary })
  moments = [...new Set(privateRecords().flatMap(momentsIn))]
  world.advance('+1h')
  const allOffices = ['publicityOfficer', 'organizer', 'deputySecretary', 'secretary'] as const
  others = [await aMember(world, { branchId }), await aMember(world, { branchId, roles: [...allOffices] })]
})
afterAll(() => world.close())

/** What is stored about the learner alone; a reflection is written to be read, and a session's day is everybody's. */
function privateRecords(): object[] {
  const about = { memberId: learner._id }
  const names = ['courseProgress', 'learningYears', 'quizPapers', 'quizResults', 'taskYears']
  const grants = world.find('creditGrants', { ...about, source: 'lesson' })
  return [
    ...world.find('learners', { _id: learner._id }),
    ...names.flatMap((name) => world.find(name, about)),
    ...grants,
  ]
}

/** When the learner handed the reflection in is what its readers are told. */
function momentsIn(record: object): string[] {
  const told = world.only<{ submittedAt: number }>('reflections', { _id: ids.reflectionId }).submittedAt
  return (JSON.stringify(record).match(/\b1\d{12}\b/g) ?? []).filter((moment) => moment !== String(told))
}

/** All numbers of an answer. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : []
}

function leaksIn(answer: unknown): string[] {
  const text = JSON.stringify(answer)
  const numbers = numbersIn(answer)
  const seconds = [oddSeconds, oddPosition].filter((odd) => numbers.includes(odd))
  return [...moments.filter((moment) => text.includes(moment)), ...seconds.map(String)]
}

async function ask({ function: name, action, input }: (typeof actions)[number], as: Member): Promise<unknown[]> {
  const tasks = [ids.courseTaskId, ids.articleTaskId, ids.quizTaskId]
  const inputs = tasks.map((taskId) => inputWith(input as JsonSchema, { ...ids, taskId, sourceId: ids.courseId }))
  const distinct = [...new Set(inputs.map((sent) => JSON.stringify(sent)))]
  const answers: unknown[] = []
  for (const sent of distinct) {
    const event = { action, input: JSON.parse(sent) as unknown }
    answers.push(await world.cloud.invoke(name, event, { openid: as.openid! }))
  }
  return answers
}

test('the learner sees the own times and seconds, so that they can be looked for', async () => {
  expect(moments.length).toBeGreaterThan(8)
  const { lesson } = await world.data('learn.openLesson', { lessonId: ids.lessonId }, { as: learner })
  expect(leaksIn(lesson)).toEqual([String(oddSeconds), String(oddPosition)])
  const course = await world.data('learn.openCourse', { courseId: ids.courseId }, { as: learner })
  const year = await world.data('learn.openYear', {}, { as: learner })
  const quiz = await world.data('learn.openQuiz', { sourceKind: 'course', sourceId: ids.courseId }, { as: learner })
  for (const answer of [course, year, quiz]) expect(leaksIn(answer)).not.toEqual([])
})

test.each(named)('%s tells nobody else when or how long somebody has learned', async (_name, action) => {
  for (const other of others) {
    for (const answer of await ask(action, other)) expect(leaksIn(answer)).toEqual([])
  }
})

test('another member is told nothing of the learner at all', async () => {
  const [member] = others as [Member]
  for (const action of actions.filter(({ roles }) => typeof roles === 'string')) {
    const text = JSON.stringify(await ask(action, member))
    expect([action.action, text.includes(learner._id) || text.includes(learner.name)]).toEqual([action.action, false])
  }
})

test('the secretary sees who is done, and on which day', async () => {
  const [, secretary] = others as [Member, Member]
  const { items } = await world.data('tasks.openTaskProgress', { taskId: ids.courseTaskId }, { as: secretary })
  const row = items.find(({ memberId }) => memberId === learner._id)
  expect(row).toMatchObject({ state: 'done' })
  expect((row!.doneAt! + 8 * 3600_000) % 86_400_000).toBe(0)
})
