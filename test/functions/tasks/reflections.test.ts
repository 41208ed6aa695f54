import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, type World } from '../../support/world'
import {
  aHandedIn,
  aLearningBranch,
  aReadTask,
  aTask,
  audited,
  handIn,
  myReflection,
  noticesOf,
  openTaskWorld,
  stateFor,
  storedReflection,
} from './support'

let world: World
beforeAll(async () => {
  world = await openTaskWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const submission = (taskId: string, change: Partial<InputOf<'tasks.submitReflection'>> = {}) => ({
  taskId,
  version: 0,
  text: '读完有三点体会。',
  pictureFileIds: [],
  ...change,
})

type Answer = Omit<InputOf<'tasks.answerReflection'>, 'reflectionId'>
const answer = (reflectionId: string, as: Member, change: Partial<Answer> = {}) =>
  world.data('tasks.answerReflection', { reflectionId, version: 1, verdict: 'accept', text: '', ...change }, { as })
const refusedAnswer = (reflectionId: string, as: Member | string, change: Partial<Answer> = {}) =>
  world.refusal('tasks.answerReflection', { reflectionId, version: 1, verdict: 'accept', text: '', ...change }, { as })
const waitingFor = async (as: Member) => (await world.data('tasks.listReflections', {}, { as })).items

describe('handing a reflection in', () => {
  test('makes the task handed in and puts it in line for the secretaries', async () => {
    const people = await aLearningBranch(world)
    const { secretary, deputy, publicist, member } = people
    const taskId = await aReadTask(world, people)
    expect(await handIn(world, { taskId, as: member }, { text: '  第一点……\n第二点……  ' })).toEqual({
      ...{ state: 'handedIn', version: 1 },
    })
    expect(await myReflection(world, taskId, member)).toMatchObject({
      ...{ state: 'submitted', version: 1, text: '第一点……\n第二点……', answers: [], pictures: [] },
    })
    const waiting = await waitingFor(secretary)
    expect(waiting).toMatchObject([
      {
        authorName: '林晓',
        taskTitle: '学习党章总纲',
        excerpt: '第一点…… 第二点……',
        state: 'submitted',
        pictureCount: 0,
      },
    ])
    expect(await waitingFor(deputy)).toEqual(waiting)
    expect((await world.data('tasks.list', {}, { as: secretary })).waitingReflections).toBe(1)
    expect((await world.data('tasks.list', {}, { as: publicist })).waitingReflections).toBe(0)
  })

  test('again with the same request is one version', async () => {
    const people = await aLearningBranch(world)
    const taskId = await aReadTask(world, people)
    const send = () => handIn(world, { taskId, as: people.member }, { requestId: 'handed-in-1' })
    expect(await Promise.all([send(), send()])).toEqual(Array(2).fill({ state: 'handedIn', version: 1 }))
    expect(await send()).toEqual({ state: 'handedIn', version: 1 })
    expect(world.find('reflections', { taskId })).toHaveLength(1)
  })

  test('replaces what still waits, at the end of the line, and refuses whoever read an older version', async () => {
    const people = await aLearningBranch(world)
    const { taskId, reflectionId } = await aHandedIn(world, people)
    const before = storedReflection(world, taskId, people.member)
    world.advance('+1h')
    await handIn(world, { taskId, as: people.member }, { version: 1, text: '重写过的' })
    const after = storedReflection(world, taskId, people.member)
    expect(after).toMatchObject({ _id: reflectionId, text: '重写过的', version: 2, state: 'submitted' })
    expect(after.submittedAt).toBeGreaterThan(before.submittedAt)
    const stale = await world.refusal('tasks.submitReflection', submission(taskId, { version: 1 }), {
      as: people.member,
    })
    expect(stale).toMatchObject({ code: 'CONFLICT', message: '这篇心得刚有新的答复或改动。你写的还在，刷新看看再交。' })
    expect((await refusedAnswer(reflectionId, people.secretary, { version: 1 })).code).toBe('CONFLICT')
  })

  test('is refused before the work is done, for a task that wants none, and when it has ended', async () => {
    const people = await aLearningBranch(world)
    const { publicist, member } = people
    const refused = async (taskId: string) =>
      (await world.refusal('tasks.submitReflection', submission(taskId), { as: member })).message
    expect(await refused(await aTask(world, publicist, { wantsReflection: true }))).toBe(
      '先把任务里的内容学完，再交心得。你写的还在。',
    )
    expect(await refused(await aTask(world, publicist))).toBe('这个任务不用交心得。')
    const taskId = await aReadTask(world, people)
    await world.data('tasks.close', { taskId }, { as: publicist })
    expect(await refused(taskId)).toBe('任务已经结束，不用再交心得了。你写的还在，可以先复制下来。')
    expect(world.find('reflections', { memberId: member._id })).toEqual([])
  })

  test('is refused to whom the task was not given, and to strangers', async () => {
    const { publicist, member, other } = await aLearningBranch(world)
    const { member: foreign } = await aLearningBranch(world)
    const audience = { kind: 'members' as const, memberIds: [member._id] }
    const taskId = await aTask(world, publicist, { audience, wantsReflection: true })
    const refused = async (as: Member | string) =>
      (await world.refusal('tasks.submitReflection', submission(taskId), { as })).code
    expect([await refused(other), await refused(foreign)]).toEqual(['NOT_FOUND', 'NOT_FOUND'])
    expect(await refused('a-stranger')).toBe('NOT_JOINED')
  })

  test('is refused when WeChat does not like the words, wherever they stand, and put off when it is out of reach', async () => {
    const people = await aLearningBranch(world)
    const taskId = await aReadTask(world, people)
    const refused = async (text: string) =>
      (await world.refusal('tasks.submitReflection', submission(taskId, { text }), { as: people.member })).code
    expect(await refused('违规测试')).toBe('CONTENT_RISKY')
    expect(await refused(`${'好'.repeat(2990)}违规测试`)).toBe('CONTENT_RISKY')
    world.cloud.contentCheck.down = true
    expect(await refused('好')).toBe('CHECK_UNAVAILABLE')
    expect(world.find('reflections', { taskId })).toEqual([])
    expect(await stateFor(world, taskId, people.member)).toBe('toDo')
  })

  test.each([
    ['text', { text: '' }, '心得还没有填。'],
    ['text', { text: '长'.repeat(3001) }, '心得最多 3000 个字，现在是 3001 个。'],
    ['pictureFileIds', { pictureFileIds: Array<string>(10).fill('cloud://a/reflections/b.jpg') }, '图片最多 9 张。'],
    ['pictureFileIds.0', { pictureFileIds: [''] }, '图片不对，换一张再试。'],
    ['pictureFileIds.0', { pictureFileIds: ['cloud://a/lessons/b.jpg'] }, '图片要在这一页上传，换一个再试。'],
  ])('with a wrong %s is refused by field', async (field, change, sentence) => {
    const people = await aLearningBranch(world)
    const taskId = await aReadTask(world, people)
    const error = await world.refusal('tasks.submitReflection', submission(taskId, change), { as: people.member })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { [field]: sentence } })
  })
})

describe('an answer to a reflection', () => {
  test('that accepts it finishes the task; words are optional; the author is told and the log knows', async () => {
    const people = await aLearningBranch(world)
    const { branchId, secretary, member } = people
    const { taskId, reflectionId } = await aHandedIn(world, people)
    const { allowedEvents } = await world.data('tasks.openReflection', { reflectionId }, { as: secretary })
    expect(allowedEvents).toEqual(['accept', 'return', 'comment'])
    expect(await answer(reflectionId, secretary)).toEqual({ state: 'accepted', version: 2 })
    expect(await stateFor(world, taskId, member)).toBe('done')
    expect(await waitingFor(secretary)).toEqual([])
    expect(noticesOf(world, member).at(-1)).toMatchObject({
      ...{ title: '陈一鸣通过了你的心得', text: '学习党章总纲', path: `/packages/learn/task/page?id=${taskId}` },
    })
    expect(audited(world, branchId).at(-1)).toBe('通过{党员}在「学习党章总纲」里的心得')
    const again = await world.refusal('tasks.submitReflection', submission(taskId, { version: 2 }), { as: member })
    expect(again).toMatchObject({ code: 'WRONG_STATE', message: '心得已经通过，不用再改。' })
    expect((await world.data('tasks.openMine', { taskId }, { as: member })).allowedEvents).toEqual([])
  })

  test('that returns it needs words, and the author hands the next version in', async () => {
    const people = await aLearningBranch(world)
    const { secretary, member } = people
    const { taskId, reflectionId } = await aHandedIn(world, people)
    expect(await refusedAnswer(reflectionId, secretary, { verdict: 'return' })).toMatchObject({
      ...{ code: 'INVALID_INPUT', fields: { text: '写一句要改哪里，再退回。' } },
    })
    await answer(reflectionId, secretary, { verdict: 'return', text: '再写写自己的打算。' })
    expect(await stateFor(world, taskId, member)).toBe('returned')
    expect(noticesOf(world, member).at(-1)).toMatchObject({ title: '陈一鸣请你改一改心得', text: '再写写自己的打算。' })
    expect(await waitingFor(secretary)).toEqual([])
    await handIn(world, { taskId, as: member }, { version: 2, text: '补上打算。' })
    expect(await stateFor(world, taskId, member)).toBe('handedIn')
    const { reflection } = await world.data('tasks.openMine', { taskId }, { as: member })
    expect(reflection!.answers).toMatchObject([{ verdict: 'return', text: '再写写自己的打算。', byName: '陈一鸣' }])
    expect(await waitingFor(secretary)).toMatchObject([{ reflectionId }])
  })

  test('that comments needs words and leaves it waiting, and words may follow after the verdict', async () => {
    const people = await aLearningBranch(world)
    const { secretary, deputy, taskId, reflectionId } = { ...people, ...(await aHandedIn(world, people)) }
    expect((await refusedAnswer(reflectionId, deputy, { verdict: 'comment' })).fields).toEqual({
      text: '点评还没有写。',
    })
    const comment = { verdict: 'comment', text: '第二点说得好。' } as const
    expect(await answer(reflectionId, deputy, comment)).toEqual({ state: 'submitted', version: 2 })
    expect(await waitingFor(secretary)).toHaveLength(1)
    expect(noticesOf(world, people.member).at(-1)?.title).toBe('周宁点评了你的心得')
    await answer(reflectionId, secretary, { version: 2 })
    await answer(reflectionId, deputy, { ...comment, version: 3, text: '期待下一篇。' })
    expect(await stateFor(world, taskId, people.member)).toBe('done')
    const refused = await refusedAnswer(reflectionId, secretary, { version: 4, verdict: 'return', text: '再改改' })
    expect(refused).toMatchObject({ code: 'WRONG_STATE', message: '这篇心得已经答复过，现在只能点评。' })
    const { answers, allowedEvents } = await world.data('tasks.openReflection', { reflectionId }, { as: secretary })
    expect(answers.map(({ verdict }) => verdict)).toEqual(['comment', 'accept', 'comment'])
    expect(allowedEvents).toEqual(['comment'])
  })

  test('of two secretaries at once counts once; the same one sent again changes nothing', async () => {
    const people = await aLearningBranch(world)
    const { branchId, secretary, deputy, member } = people
    const { reflectionId } = await aHandedIn(world, people)
    const input = { reflectionId, version: 1, verdict: 'accept', text: '写得实在。' } as const
    const send = () => world.data('tasks.answerReflection', input, { as: secretary, requestId: 'answered-1' })
    await Promise.all([send(), send()])
    expect(await send()).toEqual({ state: 'accepted', version: 2 })
    const late = await refusedAnswer(reflectionId, deputy, { verdict: 'return', text: '改改' })
    expect(late).toMatchObject({
      code: 'CONFLICT',
      message: '这篇心得刚有改动或别人的答复。你写的还在，刷新看看再答复。',
    })
    expect(noticesOf(world, member).filter(({ title }) => title.includes('心得'))).toHaveLength(1)
    expect(audited(world, branchId).filter((what) => what.startsWith('通过'))).toHaveLength(1)
  })

  test('to one’s own is given by another voice: it stands in nobody’s own line', async () => {
    const people = await aLearningBranch(world)
    const { secretary, deputy } = people
    const { reflectionId } = await aHandedIn(world, { ...people, member: secretary })
    expect(await waitingFor(secretary)).toEqual([])
    const { allowedEvents } = await world.data('tasks.openReflection', { reflectionId }, { as: secretary })
    expect(allowedEvents).toEqual([])
    expect(await refusedAnswer(reflectionId, secretary)).toMatchObject({
      ...{ code: 'WRONG_STATE', message: '自己的心得，请另一位书记或副书记来答复。' },
    })
    expect(await waitingFor(deputy)).toHaveLength(1)
    await answer(reflectionId, deputy)
  })

  test('passes WeChat’s check first, and what was typed is not lost', async () => {
    const people = await aLearningBranch(world)
    const { reflectionId } = await aHandedIn(world, people)
    const words = { verdict: 'return', text: '违规测试' } as const
    expect((await refusedAnswer(reflectionId, people.secretary, words)).code).toBe('CONTENT_RISKY')
    world.cloud.contentCheck.down = true
    expect((await refusedAnswer(reflectionId, people.secretary, { text: '好' })).code).toBe('CHECK_UNAVAILABLE')
    // Without words there is nothing to check.
    await answer(reflectionId, people.secretary)
  })

  test('is for the secretaries of the branch', async () => {
    const people = await aLearningBranch(world)
    const { publicist, member, other } = people
    const { secretary: foreign } = await aLearningBranch(world)
    const { reflectionId } = await aHandedIn(world, people)
    for (const as of [publicist, member, other]) {
      expect((await refusedAnswer(reflectionId, as)).code).toBe('FORBIDDEN')
      expect((await world.refusal('tasks.openReflection', { reflectionId }, { as })).code).toBe('FORBIDDEN')
      expect((await world.refusal('tasks.listReflections', {}, { as })).code).toBe('FORBIDDEN')
    }
    expect((await refusedAnswer(reflectionId, foreign)).code).toBe('NOT_FOUND')
    expect((await world.refusal('tasks.openReflection', { reflectionId }, { as: foreign })).code).toBe('NOT_FOUND')
    expect(await waitingFor(foreign)).toEqual([])
    expect((await refusedAnswer(reflectionId, 'a-stranger')).code).toBe('NOT_JOINED')
    expect((await refusedAnswer('nothing', people.secretary)).code).toBe('NOT_FOUND')
    const odd = { verdict: 'perhaps' as 'accept' }
    expect((await refusedAnswer(reflectionId, people.secretary, odd)).fields).toEqual({
      verdict: '答复不在可选的范围里。',
    })
  })

  test('reaches the books of the branch where the author is now', async () => {
    const people = await aLearningBranch(world)
    const next = await aLearningBranch(world)
    const { reflectionId } = await aHandedIn(world, people)
    await world.update('members', { _id: people.member._id }, { $set: { branchId: next.branchId } })
    await answer(reflectionId, people.secretary)
    expect(world.only<{ branchId: string }>('taskYears', { memberId: people.member._id }).branchId).toBe(next.branchId)
  })
})

describe('the lists of reflections', () => {
  test('put the longest waiting first, and of those answered the newest', async () => {
    const people = await aLearningBranch(world)
    const { branchId, secretary, member, other } = people
    const third = await aMember(world, { branchId, name: '许知夏' })
    const ids: string[] = []
    for (const author of [member, other, third]) {
      ids.push((await aHandedIn(world, { ...people, member: author }, { text: '字'.repeat(100) })).reflectionId)
      world.advance('+1d')
    }
    const names = async (filter: 'waiting' | 'answered') =>
      (await world.data('tasks.listReflections', { filter }, { as: secretary })).items.map(
        ({ authorName }) => authorName,
      )
    expect(await names('waiting')).toEqual(['林晓', '何川', '许知夏'])
    expect((await waitingFor(secretary))[0]!.excerpt).toBe(`${'字'.repeat(80)}…`)
    await answer(ids[0]!, secretary)
    await answer(ids[1]!, secretary, { verdict: 'return', text: '改改' })
    expect(await names('waiting')).toEqual(['许知夏'])
    expect(await names('answered')).toEqual(['何川', '林晓'])
  })

  test('come page by page', async () => {
    const people = await aLearningBranch(world)
    const reflections = Array.from({ length: 21 }, (_item, index) => ({
      ...{ _id: `${people.branchId}-${index}`, taskId: 't', memberId: 'm', branchId: people.branchId },
      ...{
        key: String(index).padStart(3, '0'),
        version: 1,
        savedWith: '',
        authorName: '甲',
        taskTitle: '乙',
        taskYear: 2026,
      },
      ...{ state: 'submitted', isWaiting: true, text: '丙', pictures: [], submittedAt: index, answers: [] },
    }))
    world.insert('reflections', reflections)
    const first = await world.data('tasks.listReflections', {}, { as: people.secretary })
    const second = await world.data('tasks.listReflections', { cursor: first.nextCursor! }, { as: people.secretary })
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([20, 1, null])
  })
})
