import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { Notice } from '../../../cloudfunctions/kit/notices'
import { aMember, openWorld, type World } from '../../support/world'
import { allPages, aPost, aTalkingBranch, aTopic, dayMs, storedPost, storedTopic } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const auditsOf = (targetId: string) => world.find<AuditEntry>('auditLog', { targetId }).map(({ what }) => what)
const noticesOf = (memberId: string) => world.find<Notice>('notices', { memberId })

describe('a new topic', () => {
  const draft = () => ({ title: '四季度主题党日去哪里？', text: '想去哪里？', closesAt: world.now() + 7 * dayMs })

  test('is open for the whole branch and for nobody else', async () => {
    const { publicist, member } = await aTalkingBranch(world)
    const { member: foreign } = await aTalkingBranch(world)
    const { topicId } = await world.data('forum.createTopic', draft(), { as: publicist })
    const { items, allowedEvents } = await world.data('forum.listTopics', {}, { as: member })
    expect(items).toMatchObject([{ topicId, state: 'open', postCount: 0, authorCount: 0, recentAuthors: [] }])
    expect(allowedEvents).toEqual([])
    expect((await world.data('forum.listTopics', {}, { as: publicist })).allowedEvents).toEqual(['createTopic'])
    expect((await world.data('forum.listTopics', {}, { as: foreign })).items).toEqual([])
    expect(auditsOf(topicId)).toEqual(['发起讨论「四季度主题党日去哪里？」'])
  })

  test('sent again with the same request is one topic', async () => {
    const { publicist, branchId } = await aTalkingBranch(world)
    const input = draft()
    const send = () => world.data('forum.createTopic', input, { as: publicist, requestId: 'one-topic' })
    const ids = [...(await Promise.all([send(), send()])), await send()].map(({ topicId }) => topicId)
    expect(new Set(ids).size).toBe(1)
    expect(world.find('topics', { branchId })).toHaveLength(1)
  })

  test('is refused to members, with an end in the past, without a title, and with words that do not pass', async () => {
    const { publicist, member, branchId } = await aTalkingBranch(world)
    expect((await world.refusal('forum.createTopic', draft(), { as: member })).code).toBe('FORBIDDEN')
    const past = { ...draft(), closesAt: world.now() - 1 }
    expect(await world.refusal('forum.createTopic', past, { as: publicist })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { closesAt: '结束时间要在现在之后。' },
    })
    const untitled = { ...draft(), title: '' }
    expect(await world.refusal('forum.createTopic', untitled, { as: publicist })).toMatchObject({
      fields: { title: '主题还没有填。' },
    })
    for (const word of ['违规测试', '疑似测试']) {
      const risky = { ...draft(), text: word }
      expect((await world.refusal('forum.createTopic', risky, { as: publicist })).code).toBe('CONTENT_RISKY')
    }
    world.cloud.contentCheck.down = true
    expect((await world.refusal('forum.createTopic', draft(), { as: publicist })).code).toBe('CHECK_UNAVAILABLE')
    expect(world.find('topics', { branchId })).toEqual([])
  })
})

describe('the list of topics', () => {
  test('comes in pages, newest first, in three database calls', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const ids: string[] = []
    for (let number = 0; number < 23; number++) {
      ids.unshift(await aTopic(world, secretary, `第 ${number} 个主题`))
      world.advance('+1m')
    }
    const pages = await allPages(async (cursor) => {
      const page = await world.data('forum.listTopics', cursor, { as: member })
      expect(world.cloud.calls.at(-1)!.databaseCalls).toBeLessThanOrEqual(3)
      return page
    })
    expect(pages.map((items) => items.length)).toEqual([10, 10, 3])
    expect(pages.flat().map(({ topicId }) => topicId)).toEqual(ids)
  })
})

describe('closing a topic', () => {
  test('is done by editors, once, and is written down', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    expect((await world.refusal('forum.closeTopic', { topicId }, { as: member })).code).toBe('FORBIDDEN')
    await world.data('forum.closeTopic', { topicId }, { as: publicist })
    const { closesAt } = storedTopic(world, topicId)
    world.advance('+1h')
    await world.data('forum.closeTopic', { topicId }, { as: publicist })
    expect(storedTopic(world, topicId)).toMatchObject({ state: 'closed', closesAt })
    expect(auditsOf(topicId).filter((what) => what.startsWith('结束'))).toHaveLength(1)
  })

  test('of another branch, or one that is not there, is not found', async () => {
    const { secretary } = await aTalkingBranch(world)
    const { secretary: foreign } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    for (const id of [topicId, 'nothing']) {
      expect((await world.refusal('forum.closeTopic', { topicId: id }, { as: foreign })).code).toBe('NOT_FOUND')
    }
    expect(storedTopic(world, topicId).state).toBe('open')
  })
})

describe('the official comment', () => {
  test('carries name and office, ends the waiting, and its author is told once', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    const input = { postId, text: '这个办法好。' }
    const options = { as: secretary, requestId: 'one-comment' }
    const { comment } = await world.data('forum.comment', input, options)
    await world.data('forum.comment', input, options)
    expect(comment).toMatchObject({ authorName: '陈一鸣', roleLabel: '支部书记', text: '这个办法好。' })
    expect(storedPost(world, postId).isWaiting).toBe(false)
    expect(noticesOf(member._id)).toMatchObject([
      { title: '陈一鸣点评了你的发言', text: '实习在外，怎样过好组织生活？', isRead: false },
    ])
    expect(noticesOf(secretary._id)).toEqual([])
    const { newestComment } = await world.data('forum.listTopics', {}, { as: member })
    expect(newestComment).toMatchObject({ topicId, authorName: '陈一鸣' })
  })

  test('written again replaces the words, and the author is not told a second time', async () => {
    const { secretary, member, branchId } = await aTalkingBranch(world)
    const deputy = await aMember(world, { branchId, roles: ['deputySecretary'], name: '江遥' })
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    await world.data('forum.comment', { postId, text: '先这样' }, { as: secretary })
    await world.data('forum.comment', { postId, text: '改成这样' }, { as: deputy })
    const { posts } = await world.data('forum.openTopic', { topicId }, { as: member })
    expect(posts.items[0]!.comment).toMatchObject({ text: '改成这样', authorName: '江遥', roleLabel: '支部副书记' })
    expect(noticesOf(member._id)).toHaveLength(1)
  })

  test('reaches the author on the WeChat identity of today', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    await world.update('members', { _id: member._id }, { $set: { openid: null } })
    await world.data('forum.comment', { postId, text: '好' }, { as: secretary })
    expect(noticesOf(member._id)).toHaveLength(1)
    expect(world.cloud.calls.at(-1)!.logs.join()).not.toMatch(/push failed/)
  })

  test('is refused to other offices, on one’s own post, on a removed one and from another branch', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const { secretary: foreign } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    const refused = async (as: typeof member, id = postId, text = '好') =>
      (await world.refusal('forum.comment', { postId: id, text }, { as })).code
    expect(await refused(member)).toBe('FORBIDDEN')
    expect(await refused(publicist)).toBe('FORBIDDEN')
    expect(await refused(foreign)).toBe('NOT_FOUND')
    expect(await refused(secretary, 'nothing')).toBe('NOT_FOUND')
    expect(await refused(secretary, postId, '')).toBe('INVALID_INPUT')
    expect(await refused(secretary, postId, '违规测试')).toBe('CONTENT_RISKY')
    const own = await aPost(world, topicId, { as: secretary })
    expect(await refused(secretary, own.postId)).toBe('WRONG_STATE')
    await world.data('forum.removePost', { postId }, { as: member })
    expect(await refused(secretary)).toBe('NOT_FOUND')
    expect(noticesOf(member._id)).toEqual([])
  })

  test('waits for the content check rather than pass it by', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const { postId } = await aPost(world, await aTopic(world, secretary), { as: member })
    world.cloud.contentCheck.down = true
    const error = await world.refusal('forum.comment', { postId, text: '好' }, { as: secretary })
    expect(error.code).toBe('CHECK_UNAVAILABLE')
    expect(storedPost(world, postId).comment).toBeNull()
  })
})

describe('posts without an answer', () => {
  test('stand in a list of the branch, longest waiting first, until they have one', async () => {
    const { secretary, publicist, member, other } = await aTalkingBranch(world)
    const { secretary: foreign } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const first = await aPost(world, topicId, { as: member, text: '先说的' })
    world.advance('+1d')
    await aPost(world, topicId, { as: other, text: '后说的' })
    await aPost(world, topicId, { as: secretary, text: '书记自己说的' })
    const waiting = async (as: typeof member) =>
      (await world.data('forum.listUnanswered', {}, { as })).items.map(({ text, waitingDays, allowedEvents }) => [
        text,
        waitingDays,
        allowedEvents,
      ])
    expect(await waiting(secretary)).toEqual([
      ['先说的', 1, ['comment']],
      ['后说的', 0, ['comment']],
    ])
    expect(await waiting(publicist)).toEqual([
      ['先说的', 1, []],
      ['后说的', 0, []],
    ])
    expect(await waiting(foreign)).toEqual([])
    expect((await world.refusal('forum.listUnanswered', {}, { as: member })).code).toBe('FORBIDDEN')
    await world.data('forum.comment', { postId: first.postId, text: '好' }, { as: secretary })
    expect((await waiting(secretary)).map(([text]) => text)).toEqual(['后说的'])
    expect(world.cloud.calls.at(-1)!.databaseCalls).toBe(2)
  })
})
