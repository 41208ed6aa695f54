import { openWorld, type World } from '../../support/world'
import {
  allPages,
  anUpload,
  aPost,
  aTalkingBranch,
  circlePosts,
  cost,
  inCircle,
  olderPosts,
  storedPost,
} from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

describe('the branch circle', () => {
  test('shows what its members share, newest first, to the branch alone', async () => {
    const { member, other, secretary } = await aTalkingBranch(world)
    const { member: foreign } = await aTalkingBranch(world)
    const shared = await aPost(world, { as: member, text: '下寨第一天' })
    expect(shared.place).toEqual({ kind: 'circle', topicId: '', title: '' })
    world.advance('+1m')
    await aPost(world, { as: secretary, text: '辛苦了' })
    const { items, allowedEvents, newestKey } = await world.data('forum.openCircle', {}, { as: other })
    expect(items.map(({ text }) => text)).toEqual(['辛苦了', '下寨第一天'])
    expect(allowedEvents).toEqual(['post'])
    expect(newestKey).toBe(storedPost(world, items[0]!.postId).key)
    expect((await world.data('forum.openCircle', {}, { as: foreign })).items).toEqual([])
    expect((await world.refusal('forum.openPost', { postId: shared.postId }, { as: foreign })).code).toBe('NOT_FOUND')
    expect((await world.refusal('forum.openCircle', {}, { as: 'nobody' })).code).toBe('NOT_JOINED')
  })

  test('asks for no answer, and what is shared there is no answer to mark', async () => {
    const { member, secretary } = await aTalkingBranch(world)
    const { postId } = await aPost(world, { as: member })
    world.advance('+5d')
    expect(storedPost(world, postId)).toMatchObject({ isWaiting: false })
    const { items } = await world.data('forum.openCircle', {}, { as: secretary })
    expect(items).toMatchObject([{ waitingDays: null, allowedEvents: ['like', 'comment', 'pin', 'hide'] }])
  })

  test('opens in two calls, however much there is, and pages without a gap', async () => {
    const { branchId, member, other } = await aTalkingBranch(world)
    const one = storedPost(world, (await aPost(world, { as: member })).postId)
    const newestFirst = [one, ...olderPosts(world, one, 64)].map(({ _id }) => _id)
    expect(circlePosts(world, { branchId })).toHaveLength(65)
    const pages = await allPages(async (cursor) => {
      const page = await world.data('forum.openCircle', cursor, { as: other })
      expect(cost(world).databaseCalls).toBe(2)
      expect(cost(world).documentsExamined).toBeLessThanOrEqual(24)
      return page
    })
    expect(pages.map((items) => items.length)).toEqual([20, 20, 20, 5])
    expect(pages.flat().map(({ postId }) => postId)).toEqual(newestFirst)
  })

  test('has the address of every picture, in order', async () => {
    const { member, other } = await aTalkingBranch(world)
    const pictureFileIds = [await anUpload(world, 'first'), await anUpload(world, 'second')]
    await aPost(world, { as: member, text: '', pictureFileIds })
    await aPost(world, { as: other, text: '没有图' })
    await world.cloud.contentCheck.deliver()
    const { items } = await world.data('forum.openCircle', {}, { as: other })
    const shown = items[1]!.pictures.map(async ({ url }) => (await fetch(url!)).text())
    expect((await Promise.all(shown)).map((path) => path.replace(/-\d+/, ''))).toEqual([
      'posts/first.jpg',
      'posts/second.jpg',
    ])
  })

  test('announces what others share', async () => {
    const { member, other } = await aTalkingBranch(world)
    await aPost(world, { as: member, text: '先' })
    const { newestKey } = await world.data('forum.openCircle', {}, { as: other })
    world.advance('+1m')
    await aPost(world, { as: member, text: '后' })
    const { items } = await world.data('forum.listNew', { place: inCircle, after: newestKey }, { as: other })
    expect(items.map(({ text }) => text)).toEqual(['后'])
    expect(cost(world).databaseCalls).toBe(2)
  })
})
