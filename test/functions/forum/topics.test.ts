import { openWorld, type World } from '../../support/world'
import { allPages, aPost, aTalkingBranch, aTopic, cost, dayMs, hourMs, storedTopic } from './support'
import { aDraft, auditsOf } from './topic-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

type People = Awaited<ReturnType<typeof aTalkingBranch>>
type Draft = ReturnType<typeof aDraft>

const save = async (as: People['member'], changes: Partial<Draft> = {}) =>
  (await world.data('forum.saveTopic', aDraft(world, changes), { as })).topicId
const listed = async (as: People['member']) => (await world.data('forum.listTopics', {}, { as })).items
const titlesFor = async (as: People['member']) => (await listed(as)).map(({ title }) => title)
const refusedSave = (as: People['member'], changes: Partial<Draft>) =>
  world.refusal('forum.saveTopic', aDraft(world, changes), { as })

describe('a new topic', () => {
  test('is open for the whole branch at once, and for nobody else', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const { member: foreign } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const { items, allowedEvents } = await world.data('forum.listTopics', {}, { as: member })
    expect(items).toMatchObject([
      { topicId, state: 'open', opensAt: storedTopic(world, topicId).createdAt, postCount: 0 },
    ])
    expect(items[0]).toMatchObject({ authorCount: 0, recentAuthors: [], groupNames: [], summary: null })
    expect(allowedEvents).toEqual([])
    expect((await world.data('forum.listTopics', {}, { as: publicist })).allowedEvents).toEqual(['createTopic'])
    expect(await listed(foreign)).toEqual([])
    expect(auditsOf(world, topicId)).toEqual(['发起讨论「四季度主题党日去哪里？」'])
  })

  test('sent again with the same request is one topic', async () => {
    const { publicist, branchId } = await aTalkingBranch(world)
    const input = aDraft(world)
    const send = () => world.data('forum.saveTopic', input, { as: publicist, requestId: 'one-topic' })
    const answers = [...(await Promise.all([send(), send()])), await send()]
    expect(new Set(answers.map(({ topicId }) => topicId)).size).toBe(1)
    expect(answers.map(({ version }) => version)).toEqual([1, 1, 1])
    expect(world.find('topics', { branchId })).toHaveLength(1)
    expect(auditsOf(world, answers[0]!.topicId)).toHaveLength(1)
  })

  test('that opens later is seen by its editors alone until then', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist, { title: '下周聊', opensAt: world.now() + dayMs })
    expect(await listed(publicist)).toMatchObject([{ topicId, state: 'scheduled' }])
    expect(await listed(member)).toEqual([])
    world.advance('+1d')
    world.advance('+1m')
    expect(await listed(member)).toMatchObject([{ topicId, state: 'open' }])
  })

  test('takes a start that has passed while somebody wrote as now', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    await save(publicist, { opensAt: world.now() - hourMs })
    const [topic] = await listed(member)
    expect(topic!.opensAt).toBeGreaterThan(world.now() - hourMs / 2)
  })

  test('for groups is found by their members and by editors, and carries their names', async () => {
    const { publicist, member, other, groupId } = await aTalkingBranch(world)
    const topicId = await save(publicist, { scope: { kind: 'groups', groupIds: [groupId, groupId] } })
    const { groupNames, scopeKeys } = storedTopic(world, topicId)
    expect(scopeKeys).toEqual([`group_${groupId}`])
    expect(groupNames).toHaveLength(1)
    expect(await listed(member)).toMatchObject([{ topicId, groupNames: [...groupNames] }])
    expect(await listed(other)).toEqual([])
    expect(await listed(publicist)).toMatchObject([{ topicId }])
  })

  test('takes groups of its own branch only', async () => {
    const { publicist, branchId } = await aTalkingBranch(world)
    const { groupId: foreign } = await aTalkingBranch(world)
    for (const groupId of [foreign, 'nothing', branchId]) {
      const refused = await refusedSave(publicist, { scope: { kind: 'groups', groupIds: [groupId] } })
      expect(refused.fields).toEqual({ 'scope.groupIds': '党小组要从支部的党小组里面选。' })
    }
    expect(world.find('topics', { branchId })).toEqual([])
  })

  test('is refused to members, without a title, and with an end that is past or before the start', async () => {
    const { publicist, member, branchId } = await aTalkingBranch(world)
    expect((await refusedSave(member, {})).code).toBe('FORBIDDEN')
    expect((await refusedSave(publicist, { title: '' })).fields).toEqual({ title: '主题还没有填。' })
    expect((await refusedSave(publicist, { closesAt: world.now() - 1 })).fields).toEqual({
      closesAt: '结束时间要在现在之后。',
    })
    const backwards = { opensAt: world.now() + 2 * dayMs, closesAt: world.now() + dayMs }
    expect((await refusedSave(publicist, backwards)).fields).toEqual({ closesAt: '结束时间要在开始时间之后。' })
    expect(world.find('topics', { branchId })).toEqual([])
  })

  test('is refused with words that do not pass, and while the check is out of reach', async () => {
    const { publicist, branchId } = await aTalkingBranch(world)
    for (const word of ['违规测试', '疑似测试']) {
      expect((await refusedSave(publicist, { text: word })).code).toBe('CONTENT_RISKY')
    }
    world.cloud.contentCheck.down = true
    expect((await refusedSave(publicist, {})).code).toBe('CHECK_UNAVAILABLE')
    expect(world.find('topics', { branchId })).toEqual([])
  })
})

describe('the form of a topic', () => {
  test('of a new one offers the groups of the branch', async () => {
    const { publicist, member, groupId } = await aTalkingBranch(world)
    const { topic, groups } = await world.data('forum.editTopic', {}, { as: publicist })
    expect(topic).toBeNull()
    expect(groups.map((group) => group.groupId)).toEqual([groupId])
    expect((await world.refusal('forum.editTopic', {}, { as: member })).code).toBe('FORBIDDEN')
  })

  test('gives what was saved, to editors of the branch alone', async () => {
    const { publicist, groupId } = await aTalkingBranch(world)
    const { publicist: foreign } = await aTalkingBranch(world)
    const draft = aDraft(world, { scope: { kind: 'groups', groupIds: [groupId] } })
    const { topicId } = await world.data('forum.saveTopic', draft, { as: publicist })
    const { topic } = await world.data('forum.editTopic', { topicId }, { as: publicist })
    const { title, text, closesAt } = draft
    expect(topic).toMatchObject({ topicId, version: 1, title, text, closesAt, groupIds: [groupId], pictures: [] })
    expect((await world.refusal('forum.editTopic', { topicId }, { as: foreign })).code).toBe('NOT_FOUND')
  })
})

describe('changing a topic', () => {
  test('keeps what was said, its scope and its start, and is written down', async () => {
    const { publicist, secretary, member, branchId, groupId } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    await aPost(world, { as: member, topicId })
    const { opensAt, scopeKeys } = storedTopic(world, topicId)
    world.advance('+1h')
    const changes = {
      topicId,
      version: 1,
      title: '四季度去哪里？',
      scope: { kind: 'groups' as const, groupIds: [groupId] },
    }
    expect(await world.data('forum.saveTopic', aDraft(world, changes), { as: secretary })).toEqual({
      topicId,
      version: 2,
    })
    expect(storedTopic(world, topicId)).toMatchObject({
      title: '四季度去哪里？',
      opensAt,
      scopeKeys,
      branchId,
      postCount: 1,
    })
    expect(auditsOf(world, topicId)).toEqual(['发起讨论「四季度主题党日去哪里？」', '修改讨论「四季度去哪里？」'])
  })

  test('that somebody else has changed meanwhile is a conflict, and the same save again is not', async () => {
    const { publicist, secretary } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const first = aDraft(world, { topicId, version: 1, title: '先改的' })
    const send = () => world.data('forum.saveTopic', first, { as: secretary, requestId: 'one-change' })
    expect([...(await Promise.all([send(), send()])), await send()].map(({ version }) => version)).toEqual([2, 2, 2])
    const late = await refusedSave(publicist, { topicId, version: 1, title: '后改的' })
    expect(late).toMatchObject({ code: 'CONFLICT', message: '有人刚改过这个主题。你的改动还在，刷新后再合并。' })
    expect(storedTopic(world, topicId).title).toBe('先改的')
    expect(auditsOf(world, topicId)).toHaveLength(2)
  })

  test('by two at once lets one of them through', async () => {
    const { publicist, secretary } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const answers = await Promise.all(
      [publicist, secretary].map((as) =>
        world.call('forum.saveTopic', aDraft(world, { topicId, version: 1, title: as.name }), { as }),
      ),
    )
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()).toEqual(['CONFLICT', 'ok'])
    expect(storedTopic(world, topicId).version).toBe(2)
  })

  test('moves the start only while it lies ahead', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist, { opensAt: world.now() + dayMs })
    await save(publicist, { topicId, version: 1, opensAt: null })
    expect(await titlesFor(member)).toHaveLength(1)
    world.advance('+1m')
    const refused = await refusedSave(publicist, { topicId, version: 2, opensAt: world.now() + dayMs })
    expect(refused.fields).toEqual({ opensAt: '讨论已经开始了，开始时间不能再改。' })
  })

  test('corrects the words of one whose time is over, and a later end opens it again', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const { closesAt } = storedTopic(world, topicId)
    world.advance('+8d')
    await save(publicist, { topicId, version: 1, title: '改个错字', closesAt })
    expect(await listed(member)).toMatchObject([{ title: '改个错字', state: 'closed' }])
    await save(publicist, { topicId, version: 2 })
    expect(await listed(member)).toMatchObject([{ state: 'open' }])
  })

  test('does not ask WeChat again about words that stand there already', async () => {
    const { publicist } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    world.cloud.contentCheck.down = true
    await save(publicist, { topicId, version: 1, closesAt: world.now() + 9 * dayMs })
    const changed = { topicId, version: 2, text: '新的说明' }
    expect((await refusedSave(publicist, changed)).code).toBe('CHECK_UNAVAILABLE')
  })

  test('of another branch, or one that is not there, is not found', async () => {
    const { publicist } = await aTalkingBranch(world)
    const { publicist: foreign } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    for (const id of [topicId, 'nothing']) {
      expect((await refusedSave(foreign, { topicId: id, version: 1 })).code).toBe('NOT_FOUND')
    }
    expect(storedTopic(world, topicId).version).toBe(1)
  })
})

describe('the list of topics', () => {
  test.each(['member', 'publicist'] as const)(
    'comes to a %s in pages, newest first, in three database calls',
    async (who) => {
      const people = await aTalkingBranch(world)
      const ids: string[] = []
      for (let number = 0; number < 23; number++) {
        ids.unshift(aTopic(world, people, { opensAt: world.now() - 1 }))
        world.advance('+1m')
      }
      const pages = await allPages(async (cursor) => {
        const page = await world.data('forum.listTopics', cursor, { as: people[who] })
        expect(cost(world).databaseCalls).toBeLessThanOrEqual(3)
        return page
      })
      expect(pages.map((items) => items.length)).toEqual([10, 10, 3])
      expect(pages.flat().map(({ topicId }) => topicId)).toEqual(ids)
    },
  )

  test('names the newest official comment on a post of mine', async () => {
    const { secretary, member, other, branchId } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const { postId } = await aPost(world, { as: member, topicId })
    const newest = async (as: People['member']) => (await world.data('forum.listTopics', {}, { as })).newestComment
    expect(await newest(member)).toBeNull()
    await world.data('forum.officialComment', { postId, text: '这个办法好。' }, { as: secretary })
    const { title: topicTitle } = storedTopic(world, topicId)
    expect(await newest(member)).toMatchObject({ topicId, topicTitle, authorName: '陈一鸣' })
    expect(await newest(other)).toBeNull()
  })
})

describe('what the topic page offers', () => {
  const offered = async (topicId: string, as: People['member']) =>
    (await world.data('forum.openTopic', { topicId }, { as })).allowedEvents

  test('depends on the office and on where the topic stands', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    expect(await offered(topicId, member)).toEqual(['post'])
    expect(await offered(topicId, publicist)).toEqual(['post', 'edit', 'remove', 'unanswered'])
    await aPost(world, { as: member, topicId })
    expect(await offered(topicId, secretary)).toEqual(['post', 'edit', 'close', 'unanswered'])
    await world.data('forum.closeTopic', { topicId, summary: '去烈士陵园。' }, { as: secretary })
    expect(await offered(topicId, secretary)).toEqual(['close', 'unanswered'])
    expect(await offered(topicId, member)).toEqual([])
  })

  test('of one that has not opened is neither a post nor a summary', async () => {
    const { secretary, publicist } = await aTalkingBranch(world)
    const topicId = await save(publicist, { opensAt: world.now() + dayMs })
    expect(await offered(topicId, secretary)).toEqual(['edit', 'remove', 'unanswered'])
  })
})

describe('closing a topic', () => {
  const close = (topicId: string, as: People['member'], summary = '去烈士陵园，组织委员联系。') =>
    world.data('forum.closeTopic', { topicId, summary }, { as })

  test('ends it now with what the branch concludes, signed, and is written down once', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const { summary } = await close(topicId, secretary)
    expect(summary).toMatchObject({ text: '去烈士陵园，组织委员联系。', authorName: '陈一鸣', roleLabel: '支部书记' })
    const { closesAt } = storedTopic(world, topicId)
    world.advance('+1h')
    expect((await close(topicId, secretary)).summary).toEqual(summary)
    expect(storedTopic(world, topicId)).toMatchObject({ state: 'closed', closesAt })
    expect(await listed(member)).toMatchObject([{ state: 'closed', summary }])
    expect(auditsOf(world, topicId).slice(1)).toEqual(['结束讨论「四季度主题党日去哪里？」，写了小结'])
  })

  test('leaves the words alone afterwards, but for the summary', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    await close(topicId, secretary)
    await close(topicId, secretary, '改去科技馆。')
    expect(await listed(member)).toMatchObject([{ summary: { text: '改去科技馆。' } }])
    expect(auditsOf(world, topicId).at(-1)).toBe('改写讨论「四季度主题党日去哪里？」的小结')
    const refused = await refusedSave(publicist, { topicId, version: 1, title: '换个题目' })
    expect(refused).toMatchObject({ code: 'WRONG_STATE', message: '讨论已经结束，只能改小结。' })
  })

  test('of one whose time was over keeps that end', async () => {
    const { secretary, publicist } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const { closesAt } = storedTopic(world, topicId)
    world.advance('+8d')
    await close(topicId, secretary)
    expect(storedTopic(world, topicId).closesAt).toBe(closesAt)
  })

  test('is refused to editors and members, before it opens, and with words that do not pass', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const later = await save(publicist, { title: '还没开始', opensAt: world.now() + dayMs })
    const refused = async (as: People['member'], id = topicId, summary = '好') =>
      (await world.refusal('forum.closeTopic', { topicId: id, summary }, { as })).code
    expect(await refused(member)).toBe('FORBIDDEN')
    expect(await refused(publicist)).toBe('FORBIDDEN')
    expect(await refused(secretary, later)).toBe('WRONG_STATE')
    expect(await refused(secretary, topicId, '违规测试')).toBe('CONTENT_RISKY')
    world.cloud.contentCheck.down = true
    expect(await refused(secretary)).toBe('CHECK_UNAVAILABLE')
    expect(storedTopic(world, topicId)).toMatchObject({ state: 'open', summary: null })
  })

  test('of another branch, or one that is not there, is not found', async () => {
    const { publicist } = await aTalkingBranch(world)
    const { secretary: foreign } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    for (const id of [topicId, 'nothing']) {
      const refused = await world.refusal('forum.closeTopic', { topicId: id, summary: '好' }, { as: foreign })
      expect(refused.code).toBe('NOT_FOUND')
    }
    expect(storedTopic(world, topicId).state).toBe('open')
  })
})

describe('removing a topic', () => {
  const remove = (topicId: string, as: People['member']) => world.data('forum.removeTopic', { topicId }, { as })

  test('in which nobody has spoken takes it away, once, and is written down', async () => {
    const { publicist, member, secretary } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    expect((await world.refusal('forum.removeTopic', { topicId }, { as: member })).code).toBe('FORBIDDEN')
    const answers = await Promise.all(
      [publicist, secretary].map((as) => world.call('forum.removeTopic', { topicId }, { as })),
    )
    expect(answers.some(({ ok }) => ok)).toBe(true)
    expect(world.find('topics', { _id: topicId })).toEqual([])
    expect(await listed(publicist)).toEqual([])
    expect(auditsOf(world, topicId).slice(1)).toEqual(['删除讨论「四季度主题党日去哪里？」'])
  })

  test('is refused once somebody has spoken, also while that waits for its check', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const [spoken, waiting] = [await save(publicist), await save(publicist, { title: '另一个' })]
    await aPost(world, { as: member, topicId: spoken })
    world.cloud.contentCheck.down = true
    await aPost(world, { as: member, topicId: waiting })
    for (const topicId of [spoken, waiting]) {
      expect((await world.refusal('forum.removeTopic', { topicId }, { as: publicist })).code).toBe('WRONG_STATE')
    }
    expect(world.find('topics', { _id: { $in: [spoken, waiting] } })).toHaveLength(2)
  })

  test('in which everything said was taken back leaves nothing behind', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    const { postId } = await aPost(world, { as: member, topicId })
    await world.data('forum.removePost', { postId }, { as: member })
    await remove(topicId, publicist)
    expect(world.find('topicAuthors', { topicId })).toEqual([])
  })

  test('of another branch is not found', async () => {
    const { publicist } = await aTalkingBranch(world)
    const { publicist: foreign } = await aTalkingBranch(world)
    const topicId = await save(publicist)
    expect((await world.refusal('forum.removeTopic', { topicId }, { as: foreign })).code).toBe('NOT_FOUND')
    expect(storedTopic(world, topicId).title).toBe('四季度主题党日去哪里？')
  })
})
