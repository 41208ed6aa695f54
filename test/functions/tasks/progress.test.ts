import type { Member } from '../../../cloudfunctions/directory/members'
import type { LearningYear } from '../../../cloudfunctions/learn/hours-repository'
import type { Task, TaskFact, TaskYear } from '../../../cloudfunctions/tasks/repository'
import { dayOf, startOfDay } from '../../../miniprogram/shared/calendar'
import { aMember, type World } from '../../support/world'
import {
  aCourse,
  aHandedIn,
  aLearningBranch,
  aReadTask,
  aTask,
  costOf,
  dayMs,
  handIn,
  learnedBy,
  openTaskWorld,
} from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())

describe('who is done', () => {
  test('shows each task by everybody it was given to, in the order of the roster', async () => {
    const people = await aLearningBranch(world)
    const { branchId, groupId, publicist, secretary, member, other } = people
    const { courseId } = aCourse(world, { branchId })
    const work = { kind: 'course' as const, courseId }
    const onCourse = await aTask(world, publicist, { title: '学课', work })
    const inGroup = await aTask(world, publicist, { title: '小组读', audience: { kind: 'group', groupId } })
    const withWords = await aReadTask(world, people)
    await aMember(world, { branchId, status: 'transferredOut', name: '走了的' })
    learnedBy(world, other, { courses: { [courseId]: world.now() } })
    learnedBy(world, member, { courses: { [courseId]: world.now() } })
    await handIn(world, { taskId: withWords, as: member })
    await world.data('tasks.close', { taskId: inGroup }, { as: publicist })

    const progress = await world.data('tasks.openProgress', {}, { as: secretary })
    expect(progress.tasks.map((task) => [task.taskId, task.isClosed, task.doneCount, task.memberCount])).toEqual([
      [withWords, false, 0, 5],
      [inGroup, true, 0, 1],
      [onCourse, false, 2, 5],
    ])
    expect(progress.members.map((row) => [row.name, row.doneCount, row.givenCount])).toEqual([
      ['陈一鸣', 0, 2],
      ['周宁', 0, 2],
      ['苏禾', 0, 2],
      ['林晓', 1, 3],
      ['何川', 1, 2],
    ])
    expect(progress.members[3]!.openTaskIds).toEqual([withWords])
    expect(progress.members[0]!.openTaskIds).toEqual([withWords, onCourse])
  })

  test('of one task says the day and nothing finer', async () => {
    const people = await aLearningBranch(world)
    const { publicist, secretary, member, other } = people
    const { taskId, reflectionId } = await aHandedIn(world, people)
    await world.data('tasks.confirmRead', { taskId }, { as: other })
    const open = (as: Member) => world.data('tasks.openTaskProgress', { taskId }, { as })
    const before = await open(publicist)
    expect(before).toMatchObject({ title: '学习党章总纲', isClosed: false, doneCount: 0, memberCount: 5 })
    expect(before.allowedEvents).toEqual(['remind'])
    expect(before.items.slice(3)).toEqual([
      { memberId: member._id, name: '林晓', state: 'handedIn', doneAt: null, reflectionId },
      { memberId: other._id, name: '何川', state: 'toDo', doneAt: null, reflectionId: null },
    ])
    const today = startOfDay(dayOf(world.now()))
    world.advance('+1d')
    const answer = { reflectionId, version: 1, verdict: 'accept', text: '' } as const
    await world.data('tasks.answerReflection', answer, { as: secretary })
    const after = await open(secretary)
    expect(after.items[3]).toMatchObject({ state: 'done', doneAt: today })
    expect([after.doneCount, after.allowedEvents]).toEqual([1, ['remind', 'answer']])
    expect(costOf(world, 'openTaskProgress').databaseCalls).toBeLessThanOrEqual(5)
    await world.data('tasks.close', { taskId }, { as: publicist })
    expect((await open(publicist)).allowedEvents).toEqual([])
  })

  test('is for the editors of the branch, who see nothing of another one', async () => {
    const { publicist, member } = await aLearningBranch(world)
    await aTask(world, publicist)
    const { secretary: foreign } = await aLearningBranch(world)
    for (const name of ['tasks.openProgress', 'tasks.list'] as const) {
      expect((await world.refusal(name, {}, { as: member })).code).toBe('FORBIDDEN')
      expect((await world.refusal(name, {}, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
    }
    expect(await world.data('tasks.openProgress', {}, { as: foreign })).toEqual({ tasks: [], members: [] })
    expect((await world.data('tasks.list', {}, { as: foreign })).items).toEqual([])
  })

  test('is known to a member of nobody but themselves', async () => {
    const people = await aLearningBranch(world)
    const { taskId } = await aHandedIn(world, people)
    const mine = await world.data('tasks.listMine', {}, { as: people.other })
    const one = await world.data('tasks.openMine', { taskId }, { as: people.other })
    expect(one).toMatchObject({ state: 'toDo', reflection: null })
    expect(JSON.stringify([mine, one])).not.toMatch(new RegExp(`${people.member._id}|林晓|Count`))
  })
})

describe('the list of tasks', () => {
  test('says for whom, how many are done and what may be done with each', async () => {
    const people = await aLearningBranch(world)
    const { groupId, publicist, secretary, member, other } = people
    const done = await aReadTask(world, people)
    await aTask(world, publicist, { title: '小组', audience: { kind: 'group', groupId } })
    const named = { kind: 'members' as const, memberIds: [member._id, other._id] }
    const last = await aTask(world, publicist, { title: '点名', audience: named })
    await world.data('tasks.close', { taskId: last }, { as: publicist })
    const { items, allowedEvents } = await world.data('tasks.list', {}, { as: publicist })
    expect(items.map((item) => [item.title, item.audienceLabel, item.memberCount, item.allowedEvents])).toEqual([
      ['点名', '2 人', 2, ['reopen']],
      ['小组', '第一党小组', 1, ['edit', 'close', 'remind']],
      ['学习党章总纲', '全支部', 5, ['edit', 'close', 'remind']],
    ])
    expect(items[2]).toMatchObject({ taskId: done, doneCount: 0 })
    expect(allowedEvents).toEqual(['create'])
    expect((await world.data('tasks.list', {}, { as: secretary })).allowedEvents).toEqual([
      ...['create', 'setLearningDay', 'answer'],
    ])
  })

  test('comes page by page', async () => {
    const { publicist } = await aLearningBranch(world)
    for (let number = 1; number <= 21; number++) await aTask(world, publicist, { title: `第 ${number} 个` })
    const first = await world.data('tasks.list', {}, { as: publicist })
    const second = await world.data('tasks.list', { cursor: first.nextCursor! }, { as: publicist })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 1, null])
  })
})

describe('a branch of 200 members with 20 tasks', () => {
  /** Member m has done task t when (m + t) is a multiple of three, by finishing the course, or reading and handing in. */
  const isDone = (member: number, task: number) => (member + task) % 3 === 0

  async function aLargeBranch() {
    const { branchId, secretary } = await aLearningBranch(world)
    const ids = Array.from({ length: 200 }, (_item, index) => `${branchId}-${String(index).padStart(3, '0')}`)
    world.insert(
      'members',
      ids.map((_id, index) => ({
        ...secretary,
        _id,
        name: `党员${index}`,
        openid: null,
        roles: [],
        rosterKey: _id,
        studentNumber: _id,
      })),
    )
    const tasks = Array.from({ length: 20 }, (_item, index) => theTask(branchId, index))
    world.insert('tasks', tasks)
    world.insert(
      'learningYears',
      ids.flatMap((memberId, index) => theYears(memberId, branchId, index)),
    )
    world.insert(
      'taskYears',
      ids.map((memberId, index) => theFacts(memberId, branchId, index)),
    )
    return { branchId, secretary }
  }

  function theTask(branchId: string, index: number): Task {
    const isCourse = index % 2 === 0
    return {
      _id: `${branchId}-task-${index}`,
      ...{ branchId, key: String(index).padStart(3, '0'), version: 1, savedWith: '', title: `任务 ${index}`, note: '' },
      work: isCourse
        ? { kind: 'course', courseId: `course${index}`, courseTitle: '课', finishedEarlier: {} }
        : { kind: 'article', text: '文' },
      audience: { kind: 'all' },
      audienceKeys: [`all_${branchId}`],
      dueAt: world.now() + dayMs,
      learningMonth: null,
      wantsReflection: !isCourse,
      state: 'open',
      year: 2026,
      createdAt: world.now(),
    }
  }

  function theYears(memberId: string, branchId: string, member: number): LearningYear[] {
    const courses = Object.fromEntries(
      Array.from({ length: 20 }, (_item, task) => task)
        .filter((task) => isDone(member, task))
        .map((task) => [`course${task}`, world.now()]),
    )
    const year = { memberId, branchId, tenths: {}, quizzes: {} }
    return [
      { ...year, _id: `${memberId}_2025`, year: 2025, courses: {} },
      { ...year, _id: `${memberId}_2026`, year: 2026, courses },
    ]
  }

  function theFacts(memberId: string, branchId: string, member: number): TaskYear {
    const facts = Array.from({ length: 20 }, (_item, task): [string, TaskFact] => [
      `${branchId}-task-${task}`,
      { readAt: world.now(), reflection: { state: isDone(member, task) ? 'accepted' : 'submitted', at: world.now() } },
    ])
    return { _id: `${memberId}_2026`, memberId, branchId, year: 2026, tasks: Object.fromEntries(facts) }
  }

  test('opens “who is done” with five database calls, whoever calls included', async () => {
    const { secretary } = await aLargeBranch()
    const { tasks, members } = await world.data('tasks.openProgress', {}, { as: secretary })
    expect(tasks).toHaveLength(20)
    expect(tasks.map(({ doneCount }) => doneCount)).toEqual(
      tasks.map(({ title }) => {
        const task = Number(title.slice(3))
        return Array.from({ length: 200 }, (_item, member) => member).filter((member) => isDone(member, task)).length
      }),
    )
    // The 200, and those who were in the branch before.
    expect(members).toHaveLength(205)
    expect(costOf(world, 'openProgress').databaseCalls).toBeLessThanOrEqual(5)
  })
})
