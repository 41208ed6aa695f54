import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, openWorld, type World } from '../../support/world'
import { aPost, aTalkingBranch, aTopic, dayMs, hourMs, inTopic, storedPost, storedTopic } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  jest.restoreAllMocks()
})

/** What another call does after this one has looked and before it writes. */
function beforeItIsWritten(act: () => void): void {
  const { database } = world.cloud
  const begin = database.startTransaction.bind(database)
  jest.spyOn(database, 'startTransaction').mockImplementationOnce(() => {
    act()
    return begin()
  })
}
const closing = (_id: string) => ({ query: { _id }, data: { $set: { state: 'closed' } } })

const postsIn = (placeId: string) => world.find('posts', { placeId })

describe('a post in a topic', () => {
  test('stands there for the whole branch at once, and counts', async () => {
    const { branchId, member, other } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const post = await aPost(world, { as: member, topicId, text: '  我先说。\n第二行 ' })
    expect(post).toMatchObject({
      text: '我先说。\n第二行',
      state: 'visible',
      isMine: true,
      pending: null,
      hidden: null,
    })
    expect(post.place).toEqual({ kind: 'topic', topicId, title: '实习在外，怎样过好组织生活？' })
    expect(post.allowedEvents).toEqual(['like', 'comment', 'edit', 'remove'])
    const { topic, posts } = await world.data('forum.openTopic', { topicId }, { as: other })
    expect(topic).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['林晓'], state: 'open' })
    expect(posts.items).toMatchObject([{ authorName: '林晓', isMine: false, waitingDays: null, editedAt: null }])
    expect(posts.items[0]!.allowedEvents).toEqual(['like', 'comment', 'report'])
    expect(storedPost(world, post.postId)).toMatchObject({ isWaiting: true, roleLabel: '' })
  })

  test('of somebody who speaks for the branch waits for no answer', async () => {
    const { branchId, secretary } = await aTalkingBranch(world)
    const { postId } = await aPost(world, { as: secretary, topicId: aTopic(world, { branchId }) })
    expect(storedPost(world, postId)).toMatchObject({ isWaiting: false, roleLabel: '支部书记' })
  })

  test('sent again with the same request is one post, with other words it is another', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const send = async (text: string) =>
      (await world.data('forum.post', { place: inTopic(topicId), text }, { as: member, requestId: 'retried-1' })).post
    const answers = await Promise.all(['一次就好', '一次就好', '一次就好'].map(send))
    answers.push(await send('一次就好'))
    expect(new Set(answers.map(({ postId }) => postId)).size).toBe(1)
    expect(postsIn(topicId)).toHaveLength(1)
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1 })
    await send('这是另一条')
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 2, authorCount: 1 })
  })

  test('that the same call, sent twice at once, has written meanwhile is that one', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const sent = { place: inTopic(topicId), text: '一次就好' }
    const send = async () => (await world.data('forum.post', sent, { as: member, requestId: 'retried-4' })).post
    const { postId } = await send()
    const first = storedPost(world, postId)
    await world.cloud.database.remove('posts', { query: { _id: postId } }, {})
    beforeItIsWritten(() => world.insert('posts', [first]))
    expect(await send()).toMatchObject({ postId, createdAt: first.createdAt })
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1 })
  })

  test('of fifty members at once gives exact counters', async () => {
    const { branchId } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const members = await Promise.all(Array.from({ length: 50 }, () => aMember(world, { branchId })))
    const say = async (as: Member): Promise<void> => {
      const input = { place: inTopic(topicId), text: '我说' }
      const envelope = await world.call('forum.post', input, { as, requestId: `crowd-${as._id}` })
      // On a busy machine one may be asked to try again; the phone then sends the same request.
      if (!envelope.ok) expect(envelope.error.code).toBe('BUSY')
      if (!envelope.ok) await say(as)
    }
    await Promise.all(members.map(say))
    expect(postsIn(topicId)).toHaveLength(50)
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 50, authorCount: 50 })
  }, 60_000)

  test('is refused in another branch’s topic, in one that is not there, and to strangers', async () => {
    const { branchId } = await aTalkingBranch(world)
    const { member: foreign } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    for (const id of [topicId, 'nothing']) {
      const input = { place: inTopic(id), text: '我也说' }
      expect((await world.refusal('forum.post', input, { as: foreign })).code).toBe('NOT_FOUND')
    }
    const input = { place: inTopic(topicId), text: '我是谁' }
    expect((await world.refusal('forum.post', input, { as: 'nobody' })).code).toBe('NOT_JOINED')
    expect(postsIn(topicId)).toEqual([])
  })

  test('in a topic for a group is for its people, and for those who run the discussion', async () => {
    const { branchId, groupId, member, other, publicist } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId }, { scopeKeys: [`group_${groupId}`], groupIds: [groupId] })
    const { postId } = await aPost(world, { as: member, topicId })
    expect(storedPost(world, postId).scopeKeys).toEqual([`group_${groupId}`])
    const input = { place: inTopic(topicId), text: '我也说' }
    expect((await world.refusal('forum.post', input, { as: other })).code).toBe('NOT_FOUND')
    await aPost(world, { as: publicist, topicId })
  })
})

describe('a topic that takes no posts', () => {
  test.each([
    ['closed by hand', (now: number) => ({ state: 'closed' as const, closesAt: now + dayMs }), '已经结束，不能再发言'],
    ['over', (now: number) => ({ closesAt: now }), '已经结束，不能再发言'],
  ])('because it is %s says so', async (_why, changes, sentence) => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId }, changes(world.now()))
    const input = { place: inTopic(topicId), text: '晚了' }
    const error = await world.refusal('forum.post', input, { as: member })
    expect(error).toMatchObject({ code: 'WRONG_STATE', message: `这个主题${sentence}。` })
    expect(postsIn(topicId)).toEqual([])
  })

  test('because it opens later says so to its editors; for others it is not there', async () => {
    const { branchId, member, publicist } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId }, { opensAt: world.now() + hourMs })
    const input = { place: inTopic(topicId), text: '早了' }
    const early = await world.refusal('forum.post', input, { as: publicist })
    expect(early).toMatchObject({ code: 'WRONG_STATE', message: '这个主题还没有开始，到时候再来说。' })
    expect((await world.refusal('forum.post', input, { as: member })).code).toBe('NOT_FOUND')
  })

  test('because it was closed while the post was on its way refuses it, unless it is a repetition', async () => {
    const { branchId, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    const sent = { place: inTopic(topicId), text: '赶上了' }
    const first = await world.data('forum.post', sent, { as: member, requestId: 'retried-2' })
    beforeItIsWritten(() => void world.cloud.database.modify('topics', closing(topicId), {}))
    const late = await world.refusal('forum.post', { ...sent, text: '没赶上' }, { as: member })
    expect(late).toMatchObject({ code: 'WRONG_STATE', message: '这个主题已经结束，不能再发言。' })
    expect(storedTopic(world, topicId)).toMatchObject({ state: 'closed', postCount: 1 })
    const again = await world.data('forum.post', sent, { as: member, requestId: 'retried-2' })
    expect(again.post.postId).toBe(first.post.postId)
  })
})
