/** What the tests of tasks start from. */
import type { InputOf, OutputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Notice } from '../../../cloudfunctions/kit/notices'
import type { LearningYear } from '../../../cloudfunctions/learn/hours-repository'
import type { Reflection, Task } from '../../../cloudfunctions/tasks/repository'
import { yearOf } from '../../../miniprogram/shared/calendar'
import { aBranch, aMember, openWorld, type World } from '../../support/world'

export { costOf } from '../dues/support'
export { aBank, aCourse } from '../learn/support'

export const dayMs = 24 * 3600_000

/** In the middle of a month and of a day: no test may depend on the hour it runs. */
export async function openTaskWorld(): Promise<World> {
  const world = await openWorld()
  world.advance('2026-11-20T10:00')
  return world
}

/** A branch with those who give tasks, those who answer, and two members. */
export async function aLearningBranch(world: World) {
  const branch = aBranch(world)
  const { branchId, groupId } = branch
  return {
    ...branch,
    secretary: await aMember(world, { branchId, roles: ['secretary'], name: '陈一鸣' }),
    deputy: await aMember(world, { branchId, roles: ['deputySecretary'], name: '周宁' }),
    publicist: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '苏禾' }),
    member: await aMember(world, { branchId, groupId, name: '林晓' }),
    other: await aMember(world, { branchId, name: '何川' }),
  }
}

type SaveInput = InputOf<'tasks.save'>

/** An article for everybody, to be read within ten days. */
export function aDraft(world: World, change: Partial<SaveInput> = {}): SaveInput {
  return {
    taskId: null,
    version: 0,
    title: '学习党章总纲',
    note: '抽半小时读一遍。',
    work: { kind: 'article', text: '总纲先说党的性质和宗旨。' },
    audience: { kind: 'all' },
    dueAt: world.now() + 10 * dayMs,
    isLearningDay: false,
    wantsReflection: false,
    ...change,
  }
}

/** Saves a new task and gives its id. */
export async function aTask(world: World, as: Member, change: Partial<SaveInput> = {}): Promise<string> {
  return (await world.data('tasks.save', aDraft(world, change), { as })).taskId
}

export const storedTask = (world: World, taskId: string) => world.only<Task>('tasks', { _id: taskId })
export const storedReflection = (world: World, taskId: string, { _id }: Member) =>
  world.only<Reflection>('reflections', { _id: `${taskId}_${_id}` })

/** Notices in somebody's inbox, oldest first. */
export const noticesOf = (world: World, { _id: memberId }: Member) =>
  world.find<Notice>('notices', { memberId }).sort((a, b) => a.at - b.at)
export const titlesOf = (world: World, member: Member) => noticesOf(world, member).map(({ title }) => title)
/** What the log says of a branch, oldest first. */
export const audited = (world: World, branchId: string) =>
  world
    .find<{ what: string; key: string }>('auditLog', { branchId })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ what }) => what)

/** What the function of learning writes when a course is finished or a quiz is passed. */
export function learnedBy(
  world: World,
  { _id: memberId, branchId }: Member,
  {
    courses = {},
    quizzes = {},
    year = yearOf(world.now()),
  }: Partial<Pick<LearningYear, 'courses' | 'quizzes' | 'year'>>,
): void {
  const document: LearningYear = { _id: `${memberId}_${year}`, memberId, branchId, year, tenths: {}, courses, quizzes }
  world.insert('learningYears', [document])
}

export const stateFor = async (world: World, taskId: string, as: Member) =>
  (await world.data('tasks.openMine', { taskId }, { as })).state

/** A task that wants a reflection, with its article read by the member. */
export async function aReadTask(world: World, people: { publicist: Member; member: Member }): Promise<string> {
  const taskId = await aTask(world, people.publicist, { wantsReflection: true })
  await world.data('tasks.confirmRead', { taskId }, { as: people.member })
  return taskId
}

export interface HandIn {
  readonly text?: string
  readonly version?: number
  readonly pictureFileIds?: string[]
  readonly requestId?: string
}

export function handIn(world: World, { taskId, as }: { taskId: string; as: Member }, options: HandIn = {}) {
  const { text = '读完有三点体会。', version = 0, pictureFileIds = [], requestId } = options
  const input = { taskId, version, text, pictureFileIds }
  return world.data('tasks.submitReflection', input, { as, ...(requestId && { requestId }) })
}

/** A reflection that waits for an answer. */
export async function aHandedIn(world: World, people: { publicist: Member; member: Member }, options: HandIn = {}) {
  const taskId = await aReadTask(world, people)
  await handIn(world, { taskId, as: people.member }, options)
  return { taskId, reflectionId: `${taskId}_${people.member._id}` }
}

let pictures = 0
/** A picture as a phone uploads it; its name tells the local cloud what WeChat's check will say. */
export async function anUpload(world: World, name = 'fine'): Promise<string> {
  const path = `reflections/${name}-${++pictures}.jpg`
  const answer = await fetch(`${world.cloud.url}/cloud/files/${path}`, { method: 'PUT', body: 'picture' })
  return ((await answer.json()) as { fileID: string }).fileID
}

export type MyReflection = NonNullable<OutputOf<'tasks.openMine'>['reflection']>

export async function myReflection(world: World, taskId: string, as: Member): Promise<MyReflection> {
  const { reflection } = await world.data('tasks.openMine', { taskId }, { as })
  if (!reflection) throw new Error('nothing was handed in')
  return reflection
}
