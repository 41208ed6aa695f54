/** What the cases of learning, tasks and credit hours need: see given.ts. */
import type { BenchWorld } from './world'

// ---- what pages are opened with

const withQuiz = (world: BenchWorld) => world.pick('courses', { branchId: world.branchId, quiz: { $ne: null } })

export const course = (world: BenchWorld) => ({ courseId: withQuiz(world)._id })
export const lesson = (world: BenchWorld) => ({ lessonId: lessonOf(world, 0) })
export const quiz = (world: BenchWorld) => ({ sourceKind: 'course', sourceId: withQuiz(world)._id })

function lessonOf(world: BenchWorld, place: number): string {
  return world.pick('lessons', { courseId: withQuiz(world)._id }, { place })._id
}

export const certificate = (world: BenchWorld) => ({
  courseId: world.pick('courseProgress', { memberId: world.person('member')._id, doneAt: { $ne: null } }).courseId,
})

export const bank = (world: BenchWorld) => ({
  bankId: world.pick('questionBanks', { branchId: world.branchId }, { most: 'createdAt' })._id,
})

/** Open, given to everybody, with an article and a reflection. */
const openTask = (world: BenchWorld) =>
  world.pick('tasks', { branchId: world.branchId, state: 'open', wantsReflection: true, 'audience.kind': 'all' })

export const articleTask = (world: BenchWorld) => ({ taskId: openTask(world)._id })
export const anyTask = articleTask

export const reflection = (world: BenchWorld) => ({
  reflectionId: world.pick('reflections', { branchId: world.branchId, isWaiting: true })._id,
})

export const session = (world: BenchWorld) => ({
  sessionId: world.pick('creditSessions', { branchId: world.branchId, state: 'held' }, { most: 'heldAt' })._id,
})

// ---- who writes what

/** The beat after the first one, which every lesson sends four times a minute. */
export async function heartbeat(world: BenchWorld, round: number) {
  const who = await newcomer(world)
  const lessonId = lessonOf(world, round)
  const { learnerId } = await world.call('learn.openLesson', { lessonId }, who)
  const beat = { learnerId, lessonId, playedSeconds: 15 }
  await world.call('learn.recordProgress', { ...beat, position: 15 }, who)
  return { who, input: { ...beat, position: 30 } }
}

/** Nobody's papers and reflections are in the way of somebody who has just joined. */
async function newcomer(world: BenchWorld) {
  const { openid } = await world.newcomer()
  return { openid }
}

export const examinee = async (world: BenchWorld) => ({ who: await newcomer(world), input: quiz(world) })

export async function drawnPaper(world: BenchWorld) {
  const { who, input } = await examinee(world)
  const { paperId, questions } = await world.call('learn.startPaper', input, who)
  return { who, input: { paperId, answers: (questions as object[]).map(() => [0]) } }
}

export async function reflecting(world: BenchWorld) {
  const who = await newcomer(world)
  const task = articleTask(world)
  await world.call('tasks.confirmRead', task, who)
  const text = '把拖了两周的一件小事办完了，回头说了一声，对方很高兴。'
  return { who, input: { ...task, version: 0, text, pictureFileIds: [] } }
}

export async function reflectionToAnswer(world: BenchWorld) {
  const { who, input } = await reflecting(world)
  const { version } = await world.call('tasks.submitReflection', input, who)
  const { _id: memberId } = world.pick('members', { openid: who.openid })
  const answer = { verdict: 'accept', text: '落到了一件事上，很好。' }
  return {
    who: 'secretary' as const,
    input: { reflectionId: `${input.taskId}_${memberId}`, version, ...answer },
  }
}

/** Everybody gets the task, so everybody is told. */
export async function newTask(world: BenchWorld, round: number) {
  const about = { title: `测量第 ${round} 次`, note: '', isLearningDay: false, wantsReflection: false }
  return {
    who: 'publicity' as const,
    input: {
      taskId: null,
      version: 0,
      ...about,
      work: { kind: 'article', text: '先读一遍，再说给别人听。' },
      audience: { kind: 'all' },
      dueAt: world.cloud.clock.now() + 10 * 24 * 3600_000,
    },
  }
}

/** The whole branch came. */
export async function newSession(world: BenchWorld, round: number) {
  const { branchId } = world
  const members = world.cloud.database.find('members', { branchId, status: { $ne: 'transferredOut' } }).documents
  const session = { source: 'themeDay', title: `测量第 ${round} 次`, heldAt: world.cloud.clock.now(), tenths: 10 }
  const memberIds = members.map(({ _id }) => String(_id))
  return { who: 'organizer' as const, input: { sessionId: null, version: 0, ...session, memberIds } }
}
