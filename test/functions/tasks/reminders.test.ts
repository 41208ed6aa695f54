import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, type World } from '../../support/world'
import { aDraft, aHandedIn, aLearningBranch, aTask, dayMs, noticesOf, openTaskWorld, storedTask } from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())
// Every task of a test has ended when the next one begins, so that runs of the timer do not meet.
afterEach(() => world.advance('+40d'))

const hourMs = 3600_000
const run = () => world.cloud.fireTimer('tasks', 'remindOfTasks') as Promise<{ taskCount: number; toldCount: number }>
/** Reminders in somebody's inbox, without the news that there is a task. */
const remindersOf = (member: Member) =>
  noticesOf(world, member)
    .map(({ title }) => title)
    .filter((title) => !title.startsWith('新任务'))

describe('the daily reminder', () => {
  test('comes within three days and again on the last, once each, to those who are not done', async () => {
    const { publicist, member, other } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist, { dueAt: world.now() + 4 * dayMs + hourMs })
    await world.data('tasks.confirmRead', { taskId }, { as: member })
    await run()
    expect(remindersOf(other)).toEqual([])
    for (let day = 0; day < 5; day++) {
      world.advance('+1d')
      await Promise.all([run(), run()])
      await run()
    }
    expect(remindersOf(other)).toEqual(['快到期了：学习党章总纲', '最后一天：学习党章总纲'])
    expect(remindersOf(member)).toEqual([])
    expect(noticesOf(world, other)[1]).toMatchObject({
      ...{ text: expect.stringContaining('截止。不想收到提醒，在任务页可以关掉。') as string },
      path: `/packages/learn/task/page?id=${taskId}`,
    })
  })

  test('leaves out who muted it, who handed in, who has no WeChat identity and who has left', async () => {
    const people = await aLearningBranch(world)
    const { branchId, secretary, deputy, publicist, member, other } = people
    const unbound = await aMember(world, { branchId, bound: false })
    const gone = await aMember(world, { branchId })
    const { taskId, reflectionId } = await aHandedIn(world, people)
    await world.update('tasks', { _id: taskId }, { $set: { dueAt: world.now() + dayMs } })
    await world.update('members', { _id: gone._id }, { $set: { status: 'transferredOut' } })
    await world.data('tasks.setReminders', { areOn: false }, { as: other })
    expect((await world.data('tasks.listMine', {}, { as: other })).areRemindersOn).toBe(false)
    expect(await run()).toEqual({ taskCount: 1, toldCount: 3 })
    for (const left of [member, other, unbound, gone]) expect(remindersOf(left)).toEqual([])
    for (const told of [secretary, deputy, publicist]) expect(remindersOf(told)).toHaveLength(1)
    // Returned, it is the author's turn again; and who wants reminders back gets the next ones.
    const answer = { reflectionId, version: 1, verdict: 'return', text: '改改' } as const
    await world.data('tasks.answerReflection', answer, { as: secretary })
    await world.data('tasks.setReminders', { areOn: true }, { as: other })
    expect((await world.data('tasks.listMine', {}, { as: other })).areRemindersOn).toBe(true)
    expect(await world.data('tasks.remind', { taskId }, { as: publicist })).toEqual({ toldCount: 5 })
  })

  test('says nothing of a task that has ended, by its time or by hand', async () => {
    const { publicist, member } = await aLearningBranch(world)
    const closed = await aTask(world, publicist, { dueAt: world.now() + dayMs })
    await world.data('tasks.close', { taskId: closed }, { as: publicist })
    const over = await aTask(world, publicist, { dueAt: world.now() + dayMs })
    await world.update('tasks', { _id: over }, { $set: { dueAt: world.now() - 1 } })
    expect(await run()).toEqual({ taskCount: 0, toldCount: 0 })
    expect(remindersOf(member)).toEqual([])
  })

  test('comes anew for an end that was moved', async () => {
    const { publicist, member } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist, { dueAt: world.now() + 2 * dayMs })
    await run()
    const later = aDraft(world, { taskId, version: 1, dueAt: world.now() + 9 * dayMs })
    await world.data('tasks.save', later, { as: publicist })
    await run()
    expect(remindersOf(member)).toEqual(['快到期了：学习党章总纲'])
    world.advance('+7d')
    await run()
    expect(remindersOf(member)).toEqual(['快到期了：学习党章总纲', '快到期了：学习党章总纲'])
  })

  test('that was cut off goes on where it stopped, and tells nobody twice', async () => {
    const first = await aLearningBranch(world)
    const second = await aLearningBranch(world)
    const early = await aTask(world, first.publicist, { dueAt: world.now() + dayMs })
    const late = await aTask(world, second.publicist, { dueAt: world.now() + dayMs + hourMs })
    await run()
    // As if the run had ended before it could say so of the second branch, and before it came to one of its members.
    await world.update('tasks', { _id: late }, { $unset: { reminded: '' } })
    await world.update('notices', { memberId: second.member._id }, { $set: { memberId: 'nobody' } })
    expect(await run()).toMatchObject({ taskCount: 1, toldCount: 0 })
    expect(storedTask(world, early).reminded).toMatchObject({ phase: 'last' })
    expect(storedTask(world, late).reminded).toMatchObject({ phase: 'soon' })
    expect(remindersOf(second.other)).toHaveLength(1)
    expect(await run()).toEqual({ taskCount: 0, toldCount: 0 })
  })

  test('in one branch is not kept back by what is wrong in another', async () => {
    const broken = await aLearningBranch(world)
    const sound = await aLearningBranch(world)
    const taskId = await aTask(world, broken.publicist, { dueAt: world.now() + dayMs })
    await world.update('tasks', { _id: taskId }, { $set: { audienceKeys: null } })
    await aTask(world, sound.publicist, { dueAt: world.now() + dayMs + 1 })
    expect(await run()).toEqual({ taskCount: 1, toldCount: 5 })
    expect(remindersOf(sound.member)).toHaveLength(1)
    await world.update('tasks', { _id: taskId }, { $set: { state: 'closed' } })
  })
})

describe('a reminder by hand', () => {
  test('goes to those who are not done, once a day, and says how many it reached', async () => {
    const { publicist, secretary, member, other } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    await world.data('tasks.confirmRead', { taskId }, { as: member })
    const remind = (as: Member) => world.data('tasks.remind', { taskId }, { as })
    expect(await remind(publicist)).toEqual({ toldCount: 4 })
    expect(await remind(secretary)).toEqual({ toldCount: 0 })
    expect(remindersOf(other)).toEqual(['苏禾提醒你：学习党章总纲'])
    expect(remindersOf(member)).toEqual([])
    world.advance('+1d')
    expect(await remind(secretary)).toEqual({ toldCount: 4 })
    expect(remindersOf(other)).toHaveLength(2)
  })

  test('is refused for a task that has ended', async () => {
    const { publicist } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    await world.data('tasks.close', { taskId }, { as: publicist })
    expect(await world.refusal('tasks.remind', { taskId }, { as: publicist })).toMatchObject({
      ...{ code: 'WRONG_STATE', message: '任务已经结束，不用再提醒了。' },
    })
  })
})

test('whether one is reminded is one’s own to say, and nothing else', async () => {
  const { member } = await aLearningBranch(world)
  const odd = { areOn: 'no' as unknown as boolean }
  expect((await world.refusal('tasks.setReminders', odd, { as: member })).fields).toEqual({
    areOn: '提醒要么开，要么关。',
  })
  expect((await world.refusal('tasks.setReminders', { areOn: true }, { as: 'a-stranger' })).code).toBe('NOT_JOINED')
  await world.data('tasks.setReminders', { areOn: false }, { as: member })
  await world.data('tasks.setReminders', { areOn: false }, { as: member })
  expect(world.find('taskPreferences', { _id: member._id })).toEqual([{ _id: member._id, areRemindersOn: false }])
})
