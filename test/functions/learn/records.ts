/** A member who has learned, answered and written everything there is, through the product itself. */
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Question } from '../../../cloudfunctions/questions/repository'
import type { Task } from '../../../cloudfunctions/tasks/repository'
import type { World } from '../../support/world'
import { aBank, aBeat, aCourse, aCourseTask, aQuiz, finish } from './support'

/** Seconds and a place in a lesson that no other number in an answer is likely to be. */
export const oddSeconds = 1234
export const oddPosition = 4321

const rules = { questionCount: 2, passCount: 1, limitMinutes: null, maxTries: null }
/** Every option is right, so that an answer is right however a paper is shuffled. */
const allRight = {
  answers: [
    [0, 1],
    [0, 1],
  ],
}

interface Scene {
  readonly branchId: string
  readonly member: Member
  readonly secretary: Member
}

/** @returns ids by the names that inputs have for them */
export async function everythingLearned(world: World, { branchId, member, secretary }: Scene) {
  const { bankId, questionId } = aBankOfTwo(world, branchId)
  const course = aCourse(world, { branchId, quiz: aQuiz(bankId, rules), lessons: [{}] })
  const { courseId } = course
  const { _id: courseTaskId } = aCourseTask(world, { branchId, courseId })
  const articleTaskId = aTask(world, { branchId, courseId }, { kind: 'article', text: '读一读，写一写。' })
  const quizTaskId = aTask(world, { branchId, courseId }, { kind: 'quiz', quiz: aQuiz(bankId, rules) })
  world.advance('+1m')
  await finish(world, member, course.lessonIds[0]!)
  const { paperId } = await aPassedPaper(world, member, { sourceKind: 'course', sourceId: courseId })
  await aPassedPaper(world, member, { sourceKind: 'task', sourceId: quizTaskId })
  const lessonId = await aLessonBegun(world, { branchId, member })
  await world.data('tasks.confirmRead', { taskId: articleTaskId }, { as: member })
  const reflection = { taskId: articleTaskId, version: 0, text: '写了心得。', pictureFileIds: [] }
  await world.data('tasks.submitReflection', reflection, { as: member })
  const session = { sessionId: null, version: 0, source: 'lecture', title: '党课', tenths: 10 } as const
  const held = { ...session, heldAt: world.now() - 86_400_000, memberIds: [member._id] }
  const { sessionId } = await world.data('learn.saveSession', held, { as: secretary })
  const ids = {
    bankId,
    questionId,
    courseId,
    lessonId,
    paperId,
    sessionId,
    learnerId: member._id,
    memberId: member._id,
  }
  return { ...ids, courseTaskId, articleTaskId, quizTaskId, reflectionId: `${articleTaskId}_${member._id}` }
}

function aBankOfTwo(world: World, branchId: string) {
  const bankId = aBank(world, { branchId, count: 2 })
  const { questionIds } = world.only<{ questionIds: string[] }>('questionBanks', { _id: bankId })
  const common = { bankId, branchId, version: 1, savedWith: 'test', kind: 'multiple', explanation: '都对。' } as const
  const questions: Question[] = questionIds.map((_id) => ({
    ...{ ...common, _id, key: _id, stem: `下面哪些对？${_id}`, options: ['甲', '乙'], answer: [0, 1] },
  }))
  world.insert('questions', questions)
  return { bankId, questionId: questionIds[0]! }
}

function aTask(world: World, place: { branchId: string; courseId: string }, work: Task['work']): string {
  const { _id } = aCourseTask(world, place)
  const task = world.only<Task>('tasks', { _id })
  const id = `${_id}-${work.kind}`
  world.insert('tasks', [
    { ...task, _id: id, key: `${task.key}-${work.kind}`, work, wantsReflection: work.kind === 'article' },
  ])
  return id
}

async function aPassedPaper(world: World, member: Member, source: { sourceKind: 'course' | 'task'; sourceId: string }) {
  const { paperId } = await world.data('learn.startPaper', source, { as: member })
  world.advance('+1m')
  await world.data('learn.submitPaper', { paperId, ...allRight }, { as: member })
  return { paperId }
}

async function aLessonBegun(world: World, { branchId, member }: Pick<Scene, 'branchId' | 'member'>): Promise<string> {
  const { lessonIds } = aCourse(world, { branchId, lessons: [{ kind: 'audio', durationSeconds: 14_400 }] })
  const lessonId = lessonIds[0]!
  await world.data('learn.openLesson', { lessonId }, { as: member })
  world.advance(`+${oddSeconds}s`)
  const beat = aBeat(member, { lessonId, played: oddSeconds, at: oddPosition })
  await world.data('learn.recordProgress', beat, { as: member })
  return lessonId
}
