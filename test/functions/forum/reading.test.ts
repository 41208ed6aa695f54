import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { openWorld, type World } from '../../support/world'
import {
  allPages,
  anUpload,
  aPost,
  aTalkingBranch,
  aTopic,
  cost,
  hourMs,
  inTopic,
  olderPosts,
  storedPost,
  textsFor,
} from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

describe('reading a topic', () => {
  test('over ten thousand posts comes in pages that join exactly, each in three calls as cheap as the first', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const { postId } = await aPost(world, { as: people.member, topicId })
    const one = storedPost(world, postId)
    const newestFirst = [one, ...olderPosts(world, one, 10_000)].map(({ _id }) => _id)
    const open = async (cursor: { cursor?: string }) => {
      const { posts } = await world.data('forum.openTopic', { topicId, ...cursor }, { as: people.other })
      expect(cost(world).databaseCalls).toBe(3)
      expect(cost(world).documentsExamined).toBeLessThanOrEqual(24)
      return posts
    }
    const pages = [await open({})]
    while (pages.length < 6) pages.push(await open({ cursor: pages.at(-1)!.nextCursor! }))
    expect(pages.flatMap(({ items }) => items.map((post) => post.postId))).toEqual(newestFirst.slice(0, 120))
    const last = await open({ cursor: `0${storedPost(world, newestFirst.at(-4)!).key}` })
    expect(last.items.map((post) => post.postId)).toEqual(newestFirst.slice(-3))
    expect(last.nextCursor).toBeNull()
  })

  test('pinned posts stand on top of the first page alone, and what is newest is still known', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const { postId } = await aPost(world, { as: people.member, topicId })
    const one = storedPost(world, postId)
    const older = olderPosts(world, one, 24)
    const pinned = older[22]!
    const pin = { isPinned: true, orderKey: `1${pinned.key}` }
    await world.update('posts', { _id: pinned._id }, { $set: pin })
    const pages: string[][] = []
    await allPages(async (cursor) => {
      const { posts } = await world.data('forum.openTopic', { topicId, ...cursor }, { as: people.other })
      if (pages.length === 0) expect(posts.newestKey).toBe(one.key)
      pages.push(posts.items.map((post) => post.postId))
      return posts
    })
    const rest = [one, ...older].filter((post) => post !== pinned).map(({ _id }) => _id)
    expect(pages).toEqual([[pinned._id, ...rest.slice(0, 19)], rest.slice(19)])
  })

  test('shows mine, the excellent, and what waits for an answer to those who owe it', async () => {
    const { branchId, secretary, publicist, member, other } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    await aPost(world, { as: member, topicId, text: '我的' })
    await aPost(world, { as: secretary, topicId, text: '书记的' })
    const { postId } = await aPost(world, { as: other, topicId, text: '别人的' })
    const marks = { isExcellent: true, isAnswered: true, isWaiting: false }
    await world.update('posts', { _id: postId }, { $set: marks })
    type Filter = InputOf<'forum.openTopic'>['filter']
    const texts = async (filter: Filter, as: Member) => {
      const { posts } = await world.data('forum.openTopic', { topicId, filter }, { as })
      expect(cost(world).databaseCalls).toBe(3)
      return posts.items.map(({ text }) => text)
    }
    expect(await texts('mine', member)).toEqual(['我的'])
    expect(await texts('excellent', member)).toEqual(['别人的'])
    for (const as of [secretary, publicist]) expect(await texts('unanswered', as)).toEqual(['我的'])
    const refused = await world.refusal('forum.openTopic', { topicId, filter: 'unanswered' }, { as: member })
    expect(refused.code).toBe('FORBIDDEN')
  })

  test('says how many days a post has waited to those who owe the answer, and to nobody else', async () => {
    const { branchId, secretary, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    await aPost(world, { as: member, topicId })
    world.advance('+5d')
    const daysFor = async (as: Member) =>
      (await world.data('forum.openTopic', { topicId }, { as })).posts.items[0]!.waitingDays
    expect(await daysFor(secretary)).toBe(5)
    expect(await daysFor(member)).toBeNull()
  })

  test('offers its events by office and time', async () => {
    const { branchId, secretary, publicist, member } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId })
    await aPost(world, { as: member, topicId })
    const eventsFor = async (as: Member) => {
      const { posts } = await world.data('forum.openTopic', { topicId }, { as })
      return posts.items[0]!.allowedEvents
    }
    expect(await eventsFor(publicist)).toEqual(['like', 'comment', 'pin', 'markExcellent', 'report'])
    expect(await eventsFor(secretary)).toEqual(['like', 'comment', 'officialComment', 'pin', 'markExcellent', 'hide'])
    await world.update('posts', { placeId: topicId }, { $set: { isPinned: true, isExcellent: true } })
    expect(await eventsFor(publicist)).toEqual(['like', 'comment', 'unpin', 'unmarkExcellent', 'report'])
  })

  test('is for whom the topic is for; from another branch, or too early, it is not there', async () => {
    const { branchId, groupId, member, other, secretary } = await aTalkingBranch(world)
    const { member: foreign, secretary: foreignSecretary } = await aTalkingBranch(world)
    const topicId = aTopic(world, { branchId }, { scopeKeys: [`group_${groupId}`] })
    const { postId } = await aPost(world, { as: member, topicId, text: '小组里说' })
    const asked = [
      ['forum.openTopic', { topicId }],
      ['forum.openPost', { postId }],
      ['forum.listNew', { place: inTopic(topicId), after: '' }],
    ] as const
    for (const as of [other, foreign, foreignSecretary]) {
      for (const [name, input] of asked) expect((await world.refusal(name, input, { as })).code).toBe('NOT_FOUND')
    }
    for (const as of [member, secretary]) expect(await textsFor(world, topicId, as)).toEqual(['小组里说'])
    const later = aTopic(world, { branchId }, { opensAt: world.now() + hourMs })
    expect((await world.refusal('forum.openTopic', { topicId: later }, { as: member })).code).toBe('NOT_FOUND')
    expect(await textsFor(world, later, secretary)).toEqual([])
  })

  test('with a cursor that was made up opens nothing that is not one’s own', async () => {
    const people = await aTalkingBranch(world)
    const foreign = await aTalkingBranch(world)
    await aPost(world, { as: people.member, topicId: aTopic(world, people), text: '只在这里' })
    const topicId = aTopic(world, foreign)
    for (const cursor of ['~', '']) {
      const { posts } = await world.data('forum.openTopic', { topicId, cursor }, { as: foreign.member })
      expect(posts).toEqual({ items: [], nextCursor: null, newestKey: '' })
    }
  })

  test('tells how many like a post and whether the reader does, and never who else', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const { postId } = await aPost(world, { as: people.member, topicId })
    const likes = Object.fromEntries(Array.from({ length: 2000 }, (_none, index) => [`liker-${index}`, index]))
    const all = { ...likes, [people.other._id]: 1 }
    await world.update('posts', { _id: postId }, { $set: { likes: all, likeCount: 2001 } })
    for (const [as, isLiked] of [
      [people.other, true],
      [people.member, false],
    ] as const) {
      const opened = await world.data('forum.openTopic', { topicId }, { as })
      expect(opened.posts.items).toMatchObject([{ likeCount: 2001, isLiked }])
      expect(JSON.stringify(opened)).not.toContain('liker-')
      expect(cost(world).bytesOut).toBeLessThan(3000)
    }
  })
})

describe('what is new', () => {
  test('in a place comes the oldest first, and says when there is more', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const { postId } = await aPost(world, { as: people.member, topicId })
    const one = storedPost(world, postId)
    const before = olderPosts(world, one, 22)
    const ask = (after: string) => world.data('forum.listNew', { place: inTopic(topicId), after }, { as: people.other })
    expect(await ask(one.key)).toEqual({ items: [], newestKey: one.key, hasMore: false })
    const some = await ask(before[2]!.key)
    expect(some.items.map((post) => post.postId)).toEqual([before[1]!._id, before[0]!._id, postId])
    expect(some).toMatchObject({ newestKey: one.key, hasMore: false })
    const many = await ask(before[21]!.key)
    expect([many.items.length, many.hasMore]).toEqual([20, true])
    expect(cost(world).databaseCalls).toBe(3)
  })

  test('is what everybody may see: nothing that waits for a check', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    await aPost(world, { as: people.member, topicId, text: '疑似测试的话' })
    for (const as of [people.member, people.secretary]) {
      expect((await world.data('forum.listNew', { place: inTopic(topicId), after: '' }, { as })).items).toEqual([])
    }
  })
})

test('looking at one’s own picture that waits asks WeChat again', async () => {
  const people = await aTalkingBranch(world)
  const topicId = aTopic(world, people)
  world.cloud.contentCheck.down = true
  const { postId } = await aPost(world, {
    as: people.member,
    topicId,
    text: '',
    pictureFileIds: [await anUpload(world)],
  })
  world.cloud.contentCheck.down = false
  world.advance('+11m')
  expect(await textsFor(world, topicId, people.other)).toEqual([])
  expect(cost(world).databaseCalls).toBe(3)
  await world.data('forum.openTopic', { topicId }, { as: people.member })
  await world.cloud.contentCheck.deliver()
  expect(storedPost(world, postId).state).toBe('visible')
})
