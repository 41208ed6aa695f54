import type { InputOf } from '../../../cloudfunctions/contract'
import { aBranch, aMember, type World } from '../../support/world'
import {
  aBank,
  aCourse,
  aDraft,
  aLearningBranch,
  aTask,
  audited,
  costOf,
  dayMs,
  noticesOf,
  openTaskWorld,
  storedTask,
  titlesOf,
} from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

type Draft = InputOf<'tasks.save'>

const quizOf = (bankId: string, change: object = {}): Draft['work'] => ({
  kind: 'quiz',
  quiz: { bankId, questionCount: 5, passCount: 4, limitMinutes: null, maxTries: null, ...change },
})

/** The refusal of a save, and that nothing was kept. */
async function refused(branchId: string, as: Parameters<typeof world.refusal>[2]['as'], draft: Draft) {
  const before = world.find('tasks', { branchId }).length
  const error = await world.refusal('tasks.save', draft, { as })
  expect(world.find('tasks', { branchId })).toHaveLength(before)
  return error
}

describe('giving a task', () => {
  test('keeps it open, writes it into the log and tells everybody it is for, once', async () => {
    const { branchId, publicist, member, other } = await aLearningBranch(world)
    const stranger = await aMember(world, { branchId: aBranch(world).branchId })
    const taskId = await aTask(world, publicist, { wantsReflection: true })
    expect(storedTask(world, taskId)).toMatchObject({ branchId, state: 'open', version: 1, year: 2026 })
    expect(audited(world, branchId)).toEqual(['布置学习任务「学习党章总纲」'])
    for (const addressed of [member, other, publicist]) {
      expect(noticesOf(world, addressed)).toMatchObject([
        {
          title: '新任务：学习党章总纲',
          text: '文章，11月30日前完成，再交一篇心得。',
          path: `/packages/learn/task/page?id=${taskId}`,
        },
      ])
    }
    expect(noticesOf(world, stranger)).toEqual([])
  })

  test('of a published course shows the course’s name, and of a bank keeps the rules', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const { courseId } = aCourse(world, { branchId, title: '谈心谈话' })
    const bankId = aBank(world, { branchId, count: 5 })
    const onCourse = await aTask(world, publicist, { work: { kind: 'course', courseId } })
    expect(storedTask(world, onCourse).work).toMatchObject({ kind: 'course', courseId, courseTitle: '谈心谈话' })
    const onQuiz = await aTask(world, publicist, { work: quizOf(bankId) })
    expect(storedTask(world, onQuiz).work).toMatchObject({ kind: 'quiz', quiz: { bankId, passCount: 4 } })
  })

  test('to a group or by name tells those alone, each person named twice once', async () => {
    const { publicist, groupId, member, other } = await aLearningBranch(world)
    await aTask(world, publicist, { title: '小组任务', audience: { kind: 'group', groupId } })
    const memberIds = [other._id, other._id]
    const byName = await aTask(world, publicist, { title: '点名任务', audience: { kind: 'members', memberIds } })
    expect(titlesOf(world, member)).toEqual(['新任务：小组任务'])
    expect(titlesOf(world, other)).toEqual(['新任务：点名任务'])
    expect(titlesOf(world, publicist)).toEqual([])
    expect(storedTask(world, byName).audience).toEqual({ kind: 'members', memberIds: [other._id] })
  })

  test('sent again with the same request is one task, told once', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const draft = aDraft(world)
    const send = () => world.data('tasks.save', draft, { as: publicist, requestId: 'task-retried' })
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(answers.map(({ taskId, version }) => `${taskId} ${version}`)).size).toBe(1)
    expect(world.find('tasks', { branchId })).toHaveLength(1)
    expect(audited(world, branchId)).toHaveLength(1)
    expect(noticesOf(world, member)).toHaveLength(1)
  })

  test('whose retry finds somebody who was not told tells them alone', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const late = await aMember(world, { branchId, bound: false })
    const draft = aDraft(world)
    const send = () => world.data('tasks.save', draft, { as: publicist, requestId: 'cut-off-1' })
    await send()
    expect(noticesOf(world, late)).toEqual([])
    await world.update('members', { _id: late._id }, { $set: { openid: 'openid-of-late' } })
    await send()
    expect(noticesOf(world, late)).toHaveLength(1)
    expect(noticesOf(world, member)).toHaveLength(1)
  })

  test('tells a large branch in a few calls', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const many = Array.from({ length: 230 }, (_item, index) => `${branchId}-${index}`)
    world.insert(
      'members',
      many.map((_id) => ({
        ...publicist,
        _id,
        openid: `openid-${_id}`,
        roles: [],
        studentNumber: _id,
        rosterKey: _id,
      })),
    )
    await aTask(world, publicist)
    expect(new Set(many.map((_id) => noticesOf(world, { ...publicist, _id }).length))).toEqual(new Set([1]))
    expect(costOf(world, 'save').databaseCalls).toBeLessThanOrEqual(20)
  })

  test('reaches phones that agreed to be told; one that cannot be reached spoils nothing', async () => {
    const { publicist, member } = await aLearningBranch(world)
    world.cloud.pushes.consent(member.openid!, ['notice'])
    await aTask(world, publicist)
    expect(world.cloud.pushes.list(member.openid!)).toMatchObject([
      { data: { thing1: { value: '新任务：学习党章总纲' } } },
    ])
  })
})

describe('a task is refused', () => {
  test('when its end has passed', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const error = await refused(branchId, publicist, aDraft(world, { dueAt: world.now() - 1 }))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { dueAt: '截止时间要在现在之后。' } })
  })

  test('on a course that is a draft, of another branch or not there, with one sentence for all', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const draft = aCourse(world, { branchId, state: 'draft' }).courseId
    const foreign = aCourse(world, { branchId: aBranch(world).branchId }).courseId
    for (const courseId of [draft, foreign, 'nothing']) {
      const error = await refused(branchId, publicist, aDraft(world, { work: { kind: 'course', courseId } }))
      expect(error.fields).toEqual({ 'work.courseId': '微课要从支部已经发布的里面选。' })
    }
  })

  test('with a bank of another branch, too few questions, or more right answers than questions', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const own = aBank(world, { branchId, count: 4 })
    const foreign = aBank(world, { branchId: aBranch(world).branchId, count: 50 })
    const fieldsOf = async (work: Draft['work']) => (await refused(branchId, publicist, aDraft(world, { work }))).fields
    expect(await fieldsOf(quizOf(foreign))).toEqual({ 'work.quiz.bankId': '题库要从支部的题库里面选。' })
    expect(await fieldsOf(quizOf('nothing'))).toEqual({ 'work.quiz.bankId': '题库要从支部的题库里面选。' })
    expect(await fieldsOf(quizOf(own))).toEqual({ 'work.quiz.questionCount': '题库里有 4 题，每份最多出 4 题。' })
    expect(await fieldsOf(quizOf(own, { questionCount: 3 }))).toEqual({
      'work.quiz.passCount': '每份 3 题，答对几题通过不能超过 3。',
    })
  })

  test('for a group or a person that is not in the branch', async () => {
    const { branchId, publicist, other } = await aLearningBranch(world)
    const elsewhere = aBranch(world)
    const foreign = await aMember(world, { branchId: elsewhere.branchId })
    const gone = await aMember(world, { branchId, status: 'transferredOut' })
    const fieldsOf = async (audience: Draft['audience']) =>
      (await refused(branchId, publicist, aDraft(world, { audience }))).fields
    for (const groupId of [elsewhere.groupId, branchId, 'nothing']) {
      expect(await fieldsOf({ kind: 'group', groupId })).toEqual({
        'audience.groupId': '党小组要从支部的党小组里面选。',
      })
    }
    for (const { _id } of [foreign, gone]) {
      expect(await fieldsOf({ kind: 'members', memberIds: [other._id, _id] })).toEqual({
        'audience.memberIds': '名单里有人不在支部，重新选一次。',
      })
    }
  })

  test('when WeChat does not like its words, and put off when the check is out of reach', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    for (const change of [
      { title: '违规测试' },
      { note: '违规测试' },
      { work: { kind: 'article' as const, text: `${'好'.repeat(3000)}违规测试` } },
    ]) {
      expect((await refused(branchId, publicist, aDraft(world, change))).code).toBe('CONTENT_RISKY')
    }
    world.cloud.contentCheck.down = true
    expect((await refused(branchId, publicist, aDraft(world))).code).toBe('CHECK_UNAVAILABLE')
  })

  test.each([
    ['title', { title: '' }, '任务名还没有填。'],
    ['title', { title: '长'.repeat(41) }, '任务名最多 40 个字，现在是 41 个。'],
    ['audience.memberIds', { audience: { kind: 'members' as const, memberIds: [] } }, '至少选一个人。'],
    ['work.text', { work: { kind: 'article' as const, text: ' ' } }, '正文还没有填。'],
  ])('with a wrong %s', async (field, change, sentence) => {
    const { branchId, publicist } = await aLearningBranch(world)
    const error = await refused(branchId, publicist, aDraft(world, change))
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { [field]: sentence } })
  })

  test('to members, strangers and editors of another branch', async () => {
    const { branchId, publicist, member } = await aLearningBranch(world)
    const { publicist: foreign } = await aLearningBranch(world)
    expect((await refused(branchId, member, aDraft(world))).code).toBe('FORBIDDEN')
    expect((await refused(branchId, 'a-stranger', aDraft(world))).code).toBe('NOT_JOINED')
    const taskId = await aTask(world, publicist)
    const change = aDraft(world, { taskId, version: 1, title: '抢来改' })
    expect((await refused(branchId, foreign, change)).code).toBe('NOT_FOUND')
    expect((await refused(branchId, publicist, { ...change, taskId: 'nothing' })).code).toBe('NOT_FOUND')
    expect(storedTask(world, taskId).title).toBe('学习党章总纲')
  })
})

describe('changing a task', () => {
  test('takes words, end and audience, and tells those alone who are new', async () => {
    const { branchId, publicist, groupId, member, other } = await aLearningBranch(world)
    const audience = { kind: 'group', groupId } as const
    const taskId = await aTask(world, publicist, { audience })
    const change = aDraft(world, { taskId, version: 1, title: '学习党章', work: { kind: 'article', text: '改过的' } })
    expect(await world.data('tasks.save', change, { as: publicist })).toEqual({ taskId, version: 2 })
    expect(storedTask(world, taskId)).toMatchObject({ title: '学习党章', work: { text: '改过的' }, version: 2 })
    expect(titlesOf(world, member)).toEqual(['新任务：学习党章总纲'])
    expect(titlesOf(world, other)).toEqual(['新任务：学习党章'])
    expect(audited(world, branchId)).toEqual(['布置学习任务「学习党章总纲」', '修改学习任务「学习党章」'])
  })

  test('refuses another work, since somebody may have begun', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const bankId = aBank(world, { branchId, count: 9 })
    const { courseId } = aCourse(world, { branchId })
    const other = aCourse(world, { branchId }).courseId
    const works: Draft['work'][] = [{ kind: 'course', courseId }, quizOf(bankId), { kind: 'article', text: '读' }]
    const changed: Draft['work'][] = [
      { kind: 'course', courseId: other },
      quizOf(bankId, { passCount: 3 }),
      { kind: 'course', courseId },
    ]
    for (const [index, work] of works.entries()) {
      const taskId = await aTask(world, publicist, { work })
      const change = { taskId, version: 1 }
      const error = await refused(branchId, publicist, aDraft(world, { ...change, work: changed[index]! }))
      expect(error).toMatchObject({
        code: 'WRONG_STATE',
        message: '任务布置后不能换内容。要换的话，结束它，再布置一个新的。',
      })
      // Unchanged it passes, also when the course has been taken off the shelf since.
      await world.update('courses', { _id: courseId }, { $set: { state: 'archived' } })
      await world.data('tasks.save', aDraft(world, { ...change, work, title: '换个名字' }), { as: publicist })
    }
  })

  test('of two editors at once refuses the second, and knows the retry of the first', async () => {
    const { branchId, publicist, secretary } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    const first = aDraft(world, { taskId, version: 1, title: '甲改的' })
    const send = () => world.data('tasks.save', first, { as: publicist, requestId: 'first-change' })
    expect(await send()).toEqual({ taskId, version: 2 })
    expect(await send()).toEqual({ taskId, version: 2 })
    const second = aDraft(world, { taskId, version: 1, title: '乙改的' })
    const error = await refused(branchId, secretary, second)
    expect(error).toMatchObject({ code: 'CONFLICT', message: '有人刚改过这个任务。你的改动还在，刷新后再合并。' })
    expect(storedTask(world, taskId).title).toBe('甲改的')
    expect(audited(world, branchId)).toHaveLength(2)
  })

  test('leaves an end that has passed, and people on the list who have left', async () => {
    const { branchId, publicist, other } = await aLearningBranch(world)
    const audience = { kind: 'members' as const, memberIds: [other._id] }
    const dueAt = world.now() + dayMs
    const taskId = await aTask(world, publicist, { audience, dueAt })
    await world.update('members', { _id: other._id }, { $set: { status: 'transferredOut' } })
    await world.update('tasks', { _id: taskId }, { $set: { dueAt: world.now() - dayMs } })
    const change = aDraft(world, { taskId, version: 1, title: '补正', audience, dueAt: world.now() - dayMs })
    // The clock goes on between the two lines.
    const { dueAt: stored } = storedTask(world, taskId)
    await world.data('tasks.save', { ...change, dueAt: stored }, { as: publicist })
    expect(storedTask(world, taskId).title).toBe('补正')
    const moved = { ...change, version: 2, dueAt: stored - 1 }
    expect((await refused(branchId, publicist, moved)).fields).toEqual({ dueAt: '截止时间要在现在之后。' })
  })

  test('that has ended is refused until it is opened again', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    await world.data('tasks.close', { taskId }, { as: publicist })
    const change = aDraft(world, { taskId, version: 1 })
    expect(await refused(branchId, publicist, change)).toMatchObject({
      code: 'WRONG_STATE',
      message: '任务已经结束，重新打开后再改。',
    })
    await world.data('tasks.reopen', { taskId }, { as: publicist })
    await world.data('tasks.save', change, { as: publicist })
  })
})

describe('ending a task', () => {
  test('and opening it again is written into the log once each, however often it is sent', async () => {
    const { branchId, publicist } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    const twice = (name: 'tasks.close' | 'tasks.reopen') =>
      Promise.all([world.data(name, { taskId }, { as: publicist }), world.data(name, { taskId }, { as: publicist })])
    await twice('tasks.close')
    expect(storedTask(world, taskId).state).toBe('closed')
    await twice('tasks.reopen')
    expect(storedTask(world, taskId).state).toBe('open')
    expect(audited(world, branchId).slice(1)).toEqual([
      '结束学习任务「学习党章总纲」',
      '重新打开学习任务「学习党章总纲」',
    ])
  })

  test('is for the editors of the branch', async () => {
    const { publicist, member } = await aLearningBranch(world)
    const { secretary: foreign } = await aLearningBranch(world)
    const taskId = await aTask(world, publicist)
    for (const name of ['tasks.close', 'tasks.reopen', 'tasks.remind', 'tasks.openTaskProgress'] as const) {
      expect((await world.refusal(name, { taskId }, { as: member })).code).toBe('FORBIDDEN')
      expect((await world.refusal(name, { taskId }, { as: foreign })).code).toBe('NOT_FOUND')
      expect((await world.refusal(name, { taskId: 'nothing' }, { as: publicist })).code).toBe('NOT_FOUND')
      expect((await world.refusal(name, { taskId: '$gt' }, { as: publicist })).code).toBe('INVALID_INPUT')
    }
    expect(storedTask(world, taskId).state).toBe('open')
  })
})
