import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, openWorld, type World } from '../../support/world'
import { allPages, aPost, aTalkingBranch, aTopic, dayMs, storedPost, storedTopic, textsFor } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('a post', () => {
  test('stands in the topic for the whole branch at once, and counts', async () => {
    const { secretary, member, other } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const post = await aPost(world, topicId, { as: member, text: '  我先说。\n第二行 ' })
    expect(post).toMatchObject({ text: '我先说。\n第二行', state: 'visible', isMine: true, allowedEvents: ['remove'] })
    const { topic, posts } = await world.data('forum.openTopic', { topicId }, { as: other })
    expect(topic).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['林晓'], state: 'open' })
    expect(posts.items).toMatchObject([{ authorName: '林晓', isMine: false, waitingDays: null, allowedEvents: [] }])
  })

  test('sent again with the same request is one post', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const send = () => world.data('forum.post', { topicId, text: '一次就好' }, { as: member, requestId: 'retried-1' })
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(answers.map(({ post }) => post.postId)).size).toBe(1)
    expect(world.find('posts', { topicId })).toHaveLength(1)
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1 })
  })

  test('of fifty members at once gives exact counters', async () => {
    const { secretary, branchId } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const members = await Promise.all(Array.from({ length: 50 }, () => aMember(world, { branchId })))
    const say = async (as: Member): Promise<void> => {
      const envelope = await world.call('forum.post', { topicId, text: '我说' }, { as, requestId: `crowd-${as._id}` })
      // On a busy machine one may be asked to try again; the phone then sends the same request.
      if (!envelope.ok) expect(envelope.error.code).toBe('BUSY')
      if (!envelope.ok) await say(as)
    }
    await Promise.all(members.map(say))
    expect(world.find('posts', { topicId, state: 'visible' })).toHaveLength(50)
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 50, authorCount: 50 })
  }, 60_000)

  test.each([
    ['', '发言还没有填。'],
    ['   ', '发言还没有填。'],
    ['长'.repeat(1001), '发言最多 1000 个字，现在是 1001 个。'],
    ['看不见\u0007', '发言里有看不见的控制符，删掉再试。'],
  ])('with the text %j is refused by field', async (text, sentence) => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const error = await world.refusal('forum.post', { topicId, text }, { as: member })
    expect(error).toMatchObject({ code: 'INVALID_INPUT', fields: { text: sentence } })
    expect(storedTopic(world, topicId).postCount).toBe(0)
  })

  test('is refused in another branch’s topic, in one that is not there, and to strangers', async () => {
    const { secretary } = await aTalkingBranch(world)
    const { member: foreign } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    for (const id of [topicId, 'nothing']) {
      const error = await world.refusal('forum.post', { topicId: id, text: '我也说' }, { as: foreign })
      expect(error.code).toBe('NOT_FOUND')
      expect((await world.refusal('forum.openTopic', { topicId: id }, { as: foreign })).code).toBe('NOT_FOUND')
    }
    const input = { topicId, text: '我是谁' }
    expect((await world.refusal('forum.post', input, { as: 'nobody' })).code).toBe('NOT_JOINED')
    expect(world.find('posts', { topicId })).toEqual([])
  })

  test('is refused when the topic is over, by its end or by hand; what was said stays readable', async () => {
    const { secretary, publicist, member } = await aTalkingBranch(world)
    const byHand = await aTopic(world, secretary)
    const byTime = await aTopic(world, secretary)
    await aPost(world, byHand, { as: member, text: '说过的' })
    await world.data('forum.closeTopic', { topicId: byHand }, { as: publicist })
    await world.update('topics', { _id: byTime }, { $set: { closesAt: world.now() - 1 } })
    for (const topicId of [byHand, byTime]) {
      const error = await world.refusal('forum.post', { topicId, text: '晚了' }, { as: member })
      expect(error).toMatchObject({ code: 'WRONG_STATE', message: '这个主题已经结束，不能再发言。' })
      const { topic, allowedEvents } = await world.data('forum.openTopic', { topicId }, { as: member })
      expect([topic.state, allowedEvents]).toEqual(['closed', []])
    }
    expect(await textsFor(world, byHand, member)).toEqual(['说过的'])
  })

  test('is refused after twenty in an hour, removed ones counted, and welcome again later', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    for (let number = 0; number < 20; number++) {
      const { postId } = await aPost(world, topicId, { as: member, text: `第 ${number} 条` })
      if (number < 3) await world.data('forum.removePost', { postId }, { as: member })
    }
    expect(await world.refusal('forum.post', { topicId, text: '再来' }, { as: member })).toMatchObject({
      code: 'TOO_MANY',
      message: '一小时最多发 20 条，歇一会儿再说。',
    })
    world.advance('+61m')
    await aPost(world, topicId, { as: member, text: '歇好了' })
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 18, authorCount: 1 })
  })
})

describe('removing a post', () => {
  test('leaves no text behind, takes the comment with it, and the counters follow', async () => {
    const { secretary, member, other } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member, text: '说错了话' })
    await aPost(world, topicId, { as: other, text: '还在的' })
    await world.data('forum.comment', { postId, text: '点评的话' }, { as: secretary })
    await world.data('forum.removePost', { postId }, { as: member })
    expect(JSON.stringify(storedPost(world, postId))).not.toMatch(/说错了话|点评的话/)
    expect(await textsFor(world, topicId, member)).toEqual(['还在的'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['何川'] })
    expect((await world.data('forum.listTopics', {}, { as: member })).newestComment).toBeNull()
  })

  test('twice is as once, also at the same time', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    const remove = () => world.data('forum.removePost', { postId }, { as: member })
    await Promise.all([remove(), remove(), remove()])
    await remove()
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 0, authorCount: 0 })
  })

  test('is for its author alone, who keeps that right in another branch', async () => {
    const { secretary, member, other } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    for (const as of [secretary, other]) {
      expect((await world.refusal('forum.removePost', { postId }, { as })).code).toBe('NOT_FOUND')
    }
    const elsewhere = aBranch(world).branchId
    await world.update('members', { _id: member._id }, { $set: { branchId: elsewhere } })
    await world.data('forum.removePost', { postId }, { as: member })
    expect(storedPost(world, postId).state).toBe('removed')
  })

  test('a removed one is not made again by a late retry', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const options = { as: member, requestId: 'retried-2' }
    const { post } = await world.data('forum.post', { topicId, text: '发了又删' }, options)
    await world.data('forum.removePost', { postId: post.postId }, { as: member })
    const error = await world.refusal('forum.post', { topicId, text: '发了又删' }, options)
    expect(error).toMatchObject({ code: 'WRONG_STATE', message: '这条发言已经删除。' })
  })
})

describe('reading a topic', () => {
  test('over a hundred posts comes in pages that join exactly, each as cheap as the first', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    const { postId } = await aPost(world, topicId, { as: member })
    const one = storedPost(world, postId)
    const more = Array.from({ length: 99 }, (_none, index) => {
      const _id = `${postId}-${index}`
      return { ...one, _id, key: `${String(one.createdAt - 1 - Math.floor(index / 3)).padStart(13, '0')}_${_id}` }
    })
    world.insert('posts', more)
    const newestFirst = [one, ...more].sort((a, b) => (a.key < b.key ? 1 : -1)).map(({ _id }) => _id)
    const pages = await allPages(async (cursor) => {
      const { posts } = await world.data('forum.openTopic', { topicId, ...cursor }, { as: member })
      const { documentsExamined, databaseCalls } = world.cloud.calls.at(-1)!
      expect(databaseCalls).toBe(3)
      expect(documentsExamined).toBeLessThanOrEqual(24)
      return posts
    })
    expect(pages.map((items) => items.length)).toEqual([20, 20, 20, 20, 20])
    expect(pages.flat().map((post) => post.postId)).toEqual(newestFirst)
  })

  test('shows mine alone, and what waits for an answer to those who owe it', async () => {
    const { secretary, publicist, member, other } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    await aPost(world, topicId, { as: member, text: '我的' })
    await aPost(world, topicId, { as: secretary, text: '书记的' })
    const { postId } = await aPost(world, topicId, { as: other, text: '别人的' })
    await world.data('forum.comment', { postId, text: '好' }, { as: secretary })
    const texts = async (filter: 'mine' | 'unanswered', as: typeof member) => {
      const { posts } = await world.data('forum.openTopic', { topicId, filter }, { as })
      return posts.items.map(({ text }) => text)
    }
    expect(await texts('mine', member)).toEqual(['我的'])
    expect(await texts('unanswered', secretary)).toEqual(['我的'])
    expect(await texts('unanswered', publicist)).toEqual(['我的'])
    const refused = await world.refusal('forum.openTopic', { topicId, filter: 'unanswered' }, { as: member })
    expect(refused.code).toBe('FORBIDDEN')
  })

  test('with a cursor that was made up opens nothing that is not one’s own', async () => {
    const { secretary, member } = await aTalkingBranch(world)
    const { member: foreign, secretary: foreignSecretary } = await aTalkingBranch(world)
    await aPost(world, await aTopic(world, secretary), { as: member, text: '只在这里' })
    const own = await aTopic(world, foreignSecretary)
    const { posts } = await world.data('forum.openTopic', { topicId: own, cursor: '~' }, { as: foreign })
    expect(posts).toEqual({ items: [], nextCursor: null })
    const { items } = await world.data('forum.listUnanswered', { cursor: '' }, { as: foreignSecretary })
    expect(items).toEqual([])
  })
})

test('days of waiting are counted by the calendar', async () => {
  const { secretary, member } = await aTalkingBranch(world)
  const topicId = await aTopic(world, secretary)
  await aPost(world, topicId, { as: member })
  world.advance('+5d')
  const { items } = await world.data('forum.listUnanswered', {}, { as: secretary })
  expect(items).toMatchObject([{ waitingDays: 5, topicId, topicTitle: '实习在外，怎样过好组织生活？' }])
  expect(items[0]!.createdAt).toBeLessThanOrEqual(world.now() - 5 * dayMs)
})
