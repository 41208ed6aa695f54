import type { Member } from '../../../cloudfunctions/directory/members'
import type { QuizResult } from '../../../cloudfunctions/learn/quiz-repository'
import type { CourseProgress } from '../../../cloudfunctions/learn/repository'
import { aMember, type World } from '../../support/world'
import {
  aBank,
  aCourse,
  aLearningBranch,
  aReadTask,
  aTask,
  costOf,
  dayMs,
  handIn,
  learnedBy,
  openTaskWorld,
  stateFor,
} from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())

const quizRules = { questionCount: 5, passCount: 4, limitMinutes: 10, maxTries: 3 }

async function aQuizTask(branchId: string, as: Member) {
  const bankId = aBank(world, { branchId, count: 9 })
  return aTask(world, as, { title: '答题', work: { kind: 'quiz', quiz: { bankId, ...quizRules } } })
}

describe('my tasks', () => {
  test('are those for all, for my group and for me by name, newest first, each with where I stand', async () => {
    const { branchId, groupId, publicist, member, other } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId })
    const read = await aTask(world, publicist, { title: '读文章', isLearningDay: true, dueAt: world.now() + dayMs })
    await aTask(world, publicist, { title: '小组', audience: { kind: 'group', groupId } })
    await aTask(world, publicist, { title: '点名别人', audience: { kind: 'members', memberIds: [other._id] } })
    await aTask(world, publicist, { title: '点名我', audience: { kind: 'members', memberIds: [member._id] } })
    const course = await aTask(world, publicist, { title: '学一门课', work: { kind: 'course', courseId } })
    await aQuizTask(branchId, publicist)
    await world.data('tasks.confirmRead', { taskId: read }, { as: member })
    learnedBy(world, member, { courses: { [courseId]: world.now() } })
    await world.data('tasks.close', { taskId: course }, { as: publicist })

    const { items, nextCursor, areRemindersOn } = await world.data('tasks.listMine', {}, { as: member })
    expect(items.map(({ title, state }) => [title, state])).toEqual([
      ['答题', 'toDo'],
      ['学一门课', 'done'],
      ['点名我', 'toDo'],
      ['小组', 'toDo'],
      ['读文章', 'done'],
    ])
    expect(items[1]).toMatchObject({ isClosed: true, kind: 'course' })
    expect(items[4]).toMatchObject({ isClosed: false, isLearningDay: true, wantsReflection: false })
    expect([nextCursor, areRemindersOn]).toEqual([null, true])
    expect(costOf(world, 'listMine').databaseCalls).toBeLessThanOrEqual(5)
    const theirs = (await world.data('tasks.listMine', {}, { as: other })).items
    expect(theirs.map(({ title, state }) => [title, state])).toEqual([
      ['答题', 'toDo'],
      ['学一门课', 'toDo'],
      ['点名别人', 'toDo'],
      ['读文章', 'toDo'],
    ])
  })

  test('come page by page', async () => {
    const { publicist, member } = await aLearningBranch(world)
    for (let number = 1; number <= 21; number++) await aTask(world, publicist, { title: `第 ${number} 个` })
    const first = await world.data('tasks.listMine', {}, { as: member })
    const second = await world.data('tasks.listMine', { cursor: first.nextCursor! }, { as: member })
    expect(first.items).toHaveLength(20)
    expect(second.items.map(({ title }) => title)).toEqual(['第 1 个'])
    expect(second.nextCursor).toBeNull()
  })

  test('count what was learned last year, and belong to whoever joins later too', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId })
    learnedBy(world, member, { courses: { [courseId]: world.now() - 300 * dayMs }, year: 2025 })
    const taskId = await aTask(world, publicist, { work: { kind: 'course', courseId } })
    expect(await stateFor(world, taskId, member)).toBe('done')
    const newcomer = await aMember(world, { branchId })
    expect((await world.data('tasks.listMine', {}, { as: newcomer })).items).toMatchObject([{ taskId, state: 'toDo' }])
  })

  test('stay behind with the branch that one has left', async () => {
    const { publicist, member } = await aLearningBranch(world)
    const { branchId: next } = await aLearningBranch(world)
    const audience = { kind: 'members' as const, memberIds: [member._id] }
    const taskId = await aTask(world, publicist, { audience })
    await world.update('members', { _id: member._id }, { $set: { branchId: next, groupId: null } })
    expect((await world.data('tasks.listMine', {}, { as: member })).items).toEqual([])
    expect((await world.refusal('tasks.openMine', { taskId }, { as: member })).code).toBe('NOT_FOUND')
  })

  test('are not for strangers', async () => {
    expect((await world.refusal('tasks.listMine', {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
  })
})

describe('a task of mine', () => {
  test('on a course says how far I am in it', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId, title: '谈心谈话' })
    const work = { kind: 'course' as const, courseId }
    const taskId = await aTask(world, publicist, { work, wantsReflection: true })
    const progress: CourseProgress = {
      _id: `${courseId}_${member._id}`,
      ...{ courseId, branchId, memberId: member._id },
      doneLessonIds: [lessonIds[0]!, 'a lesson that was taken out'],
      isQuizPassed: false,
      doneAt: null,
    }
    world.insert('courseProgress', [progress])
    expect(await world.data('tasks.openMine', { taskId }, { as: member })).toMatchObject({
      ...{ taskId, kind: 'course', title: '学习党章总纲', note: '抽半小时读一遍。', text: '', quiz: null },
      ...{ state: 'toDo', isWorkDone: false, reflection: null, allowedEvents: [] },
      course: { courseId, title: '谈心谈话', doneCount: 1, lessonCount: 2, hasQuiz: false },
    })
    expect(costOf(world, 'openMine').databaseCalls).toBeLessThanOrEqual(6)
    learnedBy(world, member, { courses: { [courseId]: world.now() } })
    expect(await world.data('tasks.openMine', { taskId }, { as: member })).toMatchObject({
      ...{ state: 'toDo', isWorkDone: true, allowedEvents: ['submitReflection'] },
    })
    await handIn(world, { taskId, as: member })
    await world.data('tasks.openMine', { taskId }, { as: member })
    expect(costOf(world, 'openMine').databaseCalls).toBeLessThanOrEqual(6)
  })

  test('on a course that was finished years ago is done: nobody learns it twice', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const { courseId, lessonIds } = aCourse(world, { branchId })
    const long = world.now() - 3 * 366 * 24 * 3600_000
    const progress = { courseId, branchId, memberId: member._id, doneLessonIds: lessonIds, isQuizPassed: false }
    world.insert('courseProgress', [{ _id: `${courseId}_${member._id}`, ...progress, doneAt: long }])
    const taskId = await aTask(world, publicist, { work: { kind: 'course', courseId } })
    expect((await world.data('tasks.openMine', { taskId }, { as: member })).state).toBe('done')
    const { items } = await world.data('tasks.openTaskProgress', { taskId }, { as: publicist })
    expect(items.filter(({ state }) => state === 'done').map(({ memberId }) => memberId)).toEqual([member._id])
  })

  test('on a course that was taken off the shelf shows none', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId })
    const taskId = await aTask(world, publicist, { work: { kind: 'course', courseId } })
    await world.update('courses', { _id: courseId }, { $set: { state: 'archived' } })
    expect((await world.data('tasks.openMine', { taskId }, { as: member })).course).toBeNull()
  })

  test('that is a quiz says its rules and my tries, and is done when it was passed', async () => {
    const { branchId, publicist, member, other } = await aLearningBranch(world)
    const taskId = await aQuizTask(branchId, publicist)
    expect((await world.data('tasks.openMine', { taskId }, { as: member })).quiz).toEqual({
      ...quizRules,
      ...{ tries: 0, bestCount: null, isOpen: false },
    })
    const result: QuizResult = {
      _id: `${taskId}_${member._id}`,
      ...{ sourceKind: 'task', sourceId: taskId, branchId, memberId: member._id },
      ...{ tries: 2, bestCount: 5, passedAt: world.now(), openPaperId: null, lastPaperId: null },
    }
    world.insert('quizResults', [result])
    learnedBy(world, member, { quizzes: { [taskId]: world.now() } })
    const mine = await world.data('tasks.openMine', { taskId }, { as: member })
    expect(mine).toMatchObject({ state: 'done', isWorkDone: true, course: null, quiz: { tries: 2, bestCount: 5 } })
    expect(costOf(world, 'openMine').databaseCalls).toBeLessThanOrEqual(6)
    expect(await stateFor(world, taskId, other)).toBe('toDo')
  })

  test('that is for others is not found', async () => {
    const { publicist, member, other } = await aLearningBranch(world)
    const { member: foreign } = await aLearningBranch(world)
    const audience = { kind: 'members' as const, memberIds: [other._id] }
    const taskId = await aTask(world, publicist, { audience })
    for (const as of [member, foreign, publicist]) {
      expect((await world.refusal('tasks.openMine', { taskId }, { as })).code).toBe('NOT_FOUND')
      expect((await world.refusal('tasks.confirmRead', { taskId }, { as })).code).toBe('NOT_FOUND')
    }
    expect((await world.refusal('tasks.openMine', { taskId: 'nothing' }, { as: member })).code).toBe('NOT_FOUND')
    expect((await world.refusal('tasks.openMine', { taskId }, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
    expect((await world.refusal('tasks.openMine', { taskId: '' }, { as: member })).code).toBe('INVALID_INPUT')
  })
})

describe('confirming that an article was read', () => {
  test('counts from the first time, for the caller alone', async () => {
    const { publicist, member, other } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    expect(await world.data('tasks.openMine', { taskId }, { as: member })).toMatchObject({
      ...{ state: 'toDo', text: '总纲先说党的性质和宗旨。', allowedEvents: ['confirmRead'] },
    })
    const confirm = () => world.data('tasks.confirmRead', { taskId }, { as: member })
    expect(await Promise.all([confirm(), confirm()])).toEqual([{ state: 'done' }, { state: 'done' }])
    const readAt = () => world.only<{ tasks: object }>('taskYears', { memberId: member._id }).tasks
    const first = readAt()
    world.advance('+15s')
    expect(await confirm()).toEqual({ state: 'done' })
    expect(readAt()).toEqual(first)
    expect(await stateFor(world, taskId, other)).toBe('toDo')
    expect((await world.data('tasks.openMine', { taskId }, { as: member })).allowedEvents).toEqual([])
  })

  test('keeps what is known of other tasks of the year', async () => {
    const people = await aLearningBranch(world)
    const first = await aReadTask(world, people)
    const second = await aReadTask(world, people)
    await handIn(world, { taskId: first, as: people.member })
    expect(await stateFor(world, first, people.member)).toBe('handedIn')
    expect(await stateFor(world, second, people.member)).toBe('toDo')
    expect((await world.data('tasks.openMine', { taskId: second }, { as: people.member })).isWorkDone).toBe(true)
  })

  test('is refused for other kinds, and when the task has ended; what was read stays read', async () => {
    const { branchId, publicist, member, other } = await aLearningBranch(world)
    const quiz = await aQuizTask(branchId, publicist)
    const confirm = (taskId: string, as: Member) => world.refusal('tasks.confirmRead', { taskId }, { as })
    expect(await confirm(quiz, member)).toMatchObject({ code: 'WRONG_STATE', message: '这个任务没有要读的文章。' })
    const taskId = await aTask(world, publicist)
    await world.data('tasks.confirmRead', { taskId }, { as: member })
    await world.data('tasks.close', { taskId }, { as: publicist })
    expect(await confirm(taskId, other)).toMatchObject({ code: 'WRONG_STATE', message: '任务已经结束，不用再做了。' })
    expect(await world.data('tasks.confirmRead', { taskId }, { as: member })).toEqual({ state: 'done' })
    expect((await world.data('tasks.openMine', { taskId }, { as: other })).allowedEvents).toEqual([])
  })

  test('after the deadline still counts: nobody is shut out', async () => {
    const { publicist, member } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    await world.update('tasks', { _id: taskId }, { $set: { dueAt: world.now() - dayMs } })
    expect(await world.data('tasks.confirmRead', { taskId }, { as: member })).toEqual({ state: 'done' })
  })
})
