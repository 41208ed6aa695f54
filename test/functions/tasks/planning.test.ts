import { aBranch, type World } from '../../support/world'
import {
  aBank,
  aCourse,
  aDraft,
  aLearningBranch,
  aTask,
  audited,
  dayMs,
  openTaskWorld,
  storedTask,
  titlesOf,
} from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())

describe('the learning day', () => {
  test('is set by those who speak for the branch, logged once, and stands in the lists', async () => {
    const { branchId, secretary, publicist, member } = await aLearningBranch(world)
    const set = (dayOfMonth: number | null) => world.data('tasks.setLearningDay', { dayOfMonth }, { as: secretary })
    await set(15)
    await set(15)
    expect((await world.data('tasks.list', {}, { as: publicist })).learningDay).toEqual({
      dayOfMonth: 15,
      isPlanned: false,
    })
    expect((await world.data('tasks.edit', { taskId: null }, { as: publicist })).learningDay).toBe(15)
    await set(null)
    expect(audited(world, branchId)).toEqual(['把党员学习日定在每月 15 日', '取消党员学习日'])
    for (const as of [publicist, member]) {
      expect((await world.refusal('tasks.setLearningDay', { dayOfMonth: 1 }, { as })).code).toBe('FORBIDDEN')
    }
    for (const dayOfMonth of [0, 29, 1.5]) {
      const error = await world.refusal('tasks.setLearningDay', { dayOfMonth }, { as: secretary })
      expect(error).toMatchObject({
        code: 'INVALID_INPUT',
        fields: { dayOfMonth: '每月几号要是 1 到 28 之间的整数。' },
      })
    }
  })

  test('has one task a month, in each branch its own', async () => {
    const { publicist, secretary, member } = await aLearningBranch(world)
    const day = { isLearningDay: true, title: '十一月学习日' }
    const taskId = await aTask(world, publicist, { ...day, dueAt: world.now() + dayMs })
    expect(storedTask(world, taskId).learningMonth).toBe('2026-11')
    expect(titlesOf(world, member)).toEqual(['党员学习日：十一月学习日'])
    expect((await world.data('tasks.list', {}, { as: publicist })).learningDay.isPlanned).toBe(true)
    const again = aDraft(world, { ...day, title: '再来一次', dueAt: world.now() + 2 * dayMs })
    expect(await world.refusal('tasks.save', again, { as: secretary })).toMatchObject({
      code: 'WRONG_STATE',
      message: '11月的党员学习日已经有了：「十一月学习日」。一个月一次。',
    })
    await world.data('tasks.save', { ...again, dueAt: world.now() + 20 * dayMs }, { as: secretary })
    const { publicist: elsewhere } = await aLearningBranch(world)
    await aTask(world, elsewhere, { ...day, dueAt: world.now() + dayMs })
    // The month's own task may be changed, and gives the month free.
    const change = aDraft(world, { taskId, version: 1, dueAt: world.now() + 3 * dayMs, title: '改期' })
    await world.data('tasks.save', { ...change, isLearningDay: true }, { as: publicist })
    await world.data('tasks.save', { ...change, version: 2, isLearningDay: false }, { as: publicist })
    await world.data('tasks.save', again, { as: secretary })
  })

  test('planned by two editors at once is one task', async () => {
    const { branchId, publicist, secretary } = await aLearningBranch(world)
    const draft = (title: string) => aDraft(world, { isLearningDay: true, title, dueAt: world.now() + dayMs })
    const envelopes = await Promise.all([
      world.call('tasks.save', draft('甲'), { as: publicist }),
      world.call('tasks.save', draft('乙'), { as: secretary }),
    ])
    expect(envelopes.map((envelope) => (envelope.ok ? 'kept' : envelope.error.code)).sort()).toEqual([
      'WRONG_STATE',
      'kept',
    ])
    expect(world.find('tasks', { branchId })).toHaveLength(1)
  })
})

describe('the form of a task', () => {
  test('offers what the branch has, in one call, and carries the task as it is', async () => {
    const { branchId, publicist, groupId, member } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId, title: '谈心谈话' })
    aCourse(world, { branchId, state: 'draft' })
    aCourse(world, { branchId: aBranch(world).branchId })
    const bankId = aBank(world, { branchId, count: 6, title: '党章' })
    const taskId = await aTask(world, publicist, {
      work: { kind: 'course', courseId },
      audience: { kind: 'group', groupId },
    })
    const form = await world.data('tasks.edit', { taskId }, { as: publicist })
    expect(form).toMatchObject({
      task: {
        taskId,
        version: 1,
        kind: 'course',
        courseId,
        quiz: null,
        text: '',
        audience: { kind: 'group', groupId },
      },
      courses: [{ courseId, title: '谈心谈话' }],
      banks: [{ bankId, title: '党章', questionCount: 6 }],
      groups: [{ groupId, name: '第一党小组' }],
      learningDay: null,
    })
    expect(form.members.map(({ name }) => name)).toEqual(['陈一鸣', '周宁', '苏禾', '林晓', '何川'])
    expect(form.members.find(({ memberId }) => memberId === member._id)?.groupName).toBe('第一党小组')
    expect((await world.data('tasks.edit', { taskId: null }, { as: publicist })).task).toBeNull()
  })

  test('keeps the course of the task among the choices after it has been taken off the shelf', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId, title: '旧课' })
    const taskId = await aTask(world, publicist, { work: { kind: 'course', courseId } })
    await world.update('courses', { _id: courseId }, { $set: { state: 'archived' } })
    expect((await world.data('tasks.edit', { taskId }, { as: publicist })).courses).toEqual([
      { courseId, title: '旧课' },
    ])
    expect((await world.data('tasks.edit', { taskId: null }, { as: publicist })).courses).toEqual([])
  })

  test('is for the editors of the branch', async () => {
    const { publicist, member } = await aLearningBranch(world)
    const { publicist: foreign } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    expect((await world.refusal('tasks.edit', { taskId }, { as: member })).code).toBe('FORBIDDEN')
    expect((await world.refusal('tasks.edit', { taskId }, { as: foreign })).code).toBe('NOT_FOUND')
  })
})
