import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import { aBranch, openWorld, type World } from '../../support/world'
import { aPost, aTalkingBranch, aTopic, cost, storedPost } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

/** Comments on a post with replies below each, in the order of the thread. */
function threadOn(postId: string, { branchId, member }: { branchId: string; member: Member }, count: number): string[] {
  const { key: _key, ...post } = storedPost(world, postId)
  const made = Array.from({ length: count }, (_none, index) => {
    const root = `${String(post.createdAt + Math.floor(index / 3)).padStart(13, '0')}_c${Math.floor(index / 3)}`
    const isReply = index % 3 > 0
    const threadKey = isReply ? `${root}/${String(post.createdAt + index).padStart(13, '0')}_r${index}` : root
    const ids = { _id: `${postId}-c${index}`, subject: 'post', subjectId: postId, subjectTitle: '', branchId }
    const common = { authorId: member._id, authorName: '林晓', text: `第 ${index} 条`, key: threadKey, threadKey }
    return { ...post, ...ids, ...common, rootId: isReply ? root : null, replyTo: null } as unknown as Comment
  })
  world.insert('comments', made)
  return made.map(({ _id }) => _id)
}

describe('the page of a post', () => {
  const open = async (input: InputOf<'forum.openPost'>, as: Member) => {
    const { comments } = await world.data('forum.openPost', input, { as })
    return { ...comments, ids: comments.items.map(({ commentId }) => commentId) }
  }

  async function aDiscussedPost(count: number) {
    const people = await aTalkingBranch(world)
    const { postId } = await aPost(world, { as: people.member, topicId: aTopic(world, people) })
    return { ...people, postId, ids: threadOn(postId, people, count) }
  }

  test('takes three calls, and comes with its comments, replies below what they answer', async () => {
    const { postId, ids, other } = await aDiscussedPost(7)
    const { post, comments } = await world.data('forum.openPost', { postId }, { as: other })
    expect(cost(world).databaseCalls).toBe(3)
    expect(post).toMatchObject({ postId, isMine: false })
    expect(comments.items.map(({ commentId }) => commentId)).toEqual(ids)
    expect(comments.items.map(({ isReply }) => isReply)).toEqual([false, true, true, false, true, true, false])
    expect(comments).toMatchObject({ nextCursor: null, previousCursor: null })
  })

  test('goes on and back without a gap or a repetition', async () => {
    const { postId, ids, other } = await aDiscussedPost(50)
    const first = await open({ postId }, other)
    const second = await open({ postId, cursor: first.nextCursor! }, other)
    const third = await open({ postId, cursor: second.nextCursor! }, other)
    expect([...first.ids, ...second.ids, ...third.ids]).toEqual(ids)
    expect([first.previousCursor, third.nextCursor]).toEqual([null, null])
    const back = await open({ postId, before: third.previousCursor! }, other)
    expect(back.ids).toEqual(second.ids)
    expect(back.nextCursor).toBe(second.nextCursor)
    const start = await open({ postId, before: back.previousCursor! }, other)
    expect(start.ids).toEqual(first.ids)
    expect(start.previousCursor).toBeNull()
  })

  test('begins at a comment when asked to, or at what follows where it is gone', async () => {
    const { postId, ids, other } = await aDiscussedPost(50)
    const { items } = await open({ postId, cursor: (await open({ postId }, other)).nextCursor! }, other)
    const { threadKey } = items[4]!
    const inside = await open({ postId, from: threadKey }, other)
    expect(inside.ids).toEqual(ids.slice(24, 44))
    expect((await open({ postId, before: inside.previousCursor! }, other)).ids).toEqual(ids.slice(4, 24))
    await world.update('comments', { _id: ids[24] }, { $set: { audience: 'nobody', state: 'removed' } })
    expect((await open({ postId, from: threadKey }, other)).ids[0]).toBe(ids[25])
    const start = await open({ postId, from: storedThreadKey(ids[0]!) }, other)
    expect([start.ids[0], start.previousCursor]).toEqual([ids[0], null])
  })

  test('is not there for a stranger, from another branch, or when it is hidden; its author sees why', async () => {
    const { postId, member, other, secretary } = await aDiscussedPost(1)
    const { secretary: foreign } = await aTalkingBranch(world)
    const hidden = { reason: '带了别人的手机号。', at: 1, byId: secretary._id, byName: '陈一鸣', appeal: null }
    const changes = { state: 'hidden', audience: `author:${member._id}`, hidden }
    await world.update('posts', { _id: postId }, { $set: changes })
    for (const as of [other, foreign]) {
      expect((await world.refusal('forum.openPost', { postId }, { as })).code).toBe('NOT_FOUND')
    }
    expect((await world.refusal('forum.openPost', { postId }, { as: 'nobody' })).code).toBe('NOT_JOINED')
    const { post } = await world.data('forum.openPost', { postId }, { as: member })
    expect(post.hidden).toEqual({ reason: '带了别人的手机号。', at: 1, appeal: null })
    expect(JSON.stringify(post)).not.toContain(secretary._id)
    expect(post.allowedEvents).toEqual(['remove', 'appeal'])
    expect((await world.data('forum.openPost', { postId }, { as: secretary })).post.allowedEvents).toEqual(['restore'])
  })

  const storedThreadKey = (commentId: string) => world.only<Comment>('comments', { _id: commentId }).threadKey
})

test('one’s own post in a branch that one has left is there to be removed, not to be discussed', async () => {
  const people = await aTalkingBranch(world)
  const { postId } = await aPost(world, { as: people.member, topicId: aTopic(world, people) })
  world.advance('+1h')
  await world.update('members', { _id: people.member._id }, { $set: { branchId: aBranch(world).branchId } })
  const { post } = await world.data('forum.openPost', { postId }, { as: people.member })
  expect(post.allowedEvents).toEqual(['remove'])
})
