import type { OutputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, openWorld, type World } from '../../support/world'
import { allPages, aPost, aTalkingBranch, aTopic, cost, olderPosts, storedPost } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

type Mine = OutputOf<'forum.listMine'>['items'][number]
const listMine = async (kind: 'posts' | 'comments', as: Member): Promise<Mine[]> =>
  (await world.data('forum.listMine', { kind }, { as })).items
const said = (mine: Mine) => (mine.kind === 'post' ? mine.post.text : mine.comment.text)

describe('what one has written', () => {
  test('is there from topics and circle, newest first, with what only its author sees', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    await aPost(world, { as: people.member, topicId, text: '说过的' })
    await aPost(world, { as: people.other, topicId, text: '别人的' })
    world.advance('+1m')
    await aPost(world, { as: people.member, text: '疑似测试的话' })
    world.advance('+1m')
    const { postId } = await aPost(world, { as: people.member, text: '删掉的' })
    await world.data('forum.removePost', { postId }, { as: people.member })
    const mine = await listMine('posts', people.member)
    expect(mine.map(said)).toEqual(['疑似测试的话', '说过的'])
    expect(mine).toMatchObject([
      { post: { state: 'pending', pending: { awaits: 'person' }, place: { kind: 'circle' } } },
      { post: { state: 'visible', place: { kind: 'topic', topicId } } },
    ])
    expect(cost(world).databaseCalls).toBe(2)
  })

  test('of comments says where each stands', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const { postId } = await aPost(world, { as: people.other, topicId })
    await world.data(
      'forum.comment',
      { subject: { kind: 'post', id: postId }, text: '我也这样' },
      { as: people.member },
    )
    const [comment, ...more] = await listMine('comments', people.member)
    expect(more).toEqual([])
    expect(comment).toMatchObject({ kind: 'comment', postId, postTitle: '实习在外，怎样过好组织生活？' })
    expect(comment).toMatchObject({ comment: { text: '我也这样', isMine: true } })
    expect(cost(world).databaseCalls).toBe(2)
    expect(await listMine('posts', people.member)).toEqual([])
  })

  test('stays one’s own in another branch, and is nobody else’s', async () => {
    const people = await aTalkingBranch(world)
    await aPost(world, { as: people.member, text: '在老支部说的' })
    await world.update('members', { _id: people.member._id }, { $set: { branchId: aBranch(world).branchId } })
    const mine = await listMine('posts', people.member)
    expect(mine.map(said)).toEqual(['在老支部说的'])
    expect(mine).toMatchObject([{ post: { allowedEvents: ['edit', 'remove'] } }])
    for (const as of [people.other, people.secretary]) expect(await listMine('posts', as)).toEqual([])
  })

  test('comes in pages that join', async () => {
    const people = await aTalkingBranch(world)
    const one = storedPost(world, (await aPost(world, { as: people.member })).postId)
    const newestFirst = [one, ...olderPosts(world, one, 40)].map(({ _id }) => _id)
    const pages = await allPages((cursor) =>
      world.data('forum.listMine', { kind: 'posts', ...cursor }, { as: people.member }),
    )
    const ids = pages.flat().map((mine) => (mine.kind === 'post' ? mine.post.postId : ''))
    expect(ids).toEqual(newestFirst)
    expect(pages.map((items) => items.length)).toEqual([20, 20, 1])
  })
})
