import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, openWorld, type World } from '../../support/world'
import { aComment, aPosted, move, textsOf, threadOf } from './comment-support'
import { noticesOf, storedComment, storedPost } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

describe('changing a comment', () => {
  const edit = async (commentId: string, text: string, as: Member) =>
    (await world.data('forum.editComment', { commentId, text }, { as })).comment

  test('within ten minutes replaces the words, marks them, and keeps likes and replies', async () => {
    const { postId, member, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId, text: '写错的话' })
    await aComment(world, { as: member, postId, replyTo: commentId })
    await world.data('forum.setLike', { target: { kind: 'comment', id: commentId }, isLiked: true }, { as: member })
    world.advance('+9m')
    const changed = await edit(commentId, '写对的话', other)
    expect(changed).toMatchObject({ text: '写对的话', state: 'visible', likeCount: 1 })
    expect(world.now() - changed.editedAt!).toBeLessThan(60_000)
    expect(await textsOf(world, postId, member)).toEqual(['写对的话', '说得好。'])
    expect(storedPost(world, postId).commentCount).toBe(2)
    expect(JSON.stringify(storedComment(world, commentId))).not.toContain('写错的话')
  })

  test('to the same words changes nothing and leaves no mark', async () => {
    const { postId, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId, text: '就这样' })
    const before = storedComment(world, commentId)
    expect((await edit(commentId, ' 就这样 ', other)).editedAt).toBeNull()
    expect(storedComment(world, commentId)).toEqual(before)
  })

  test('sent again after its answer was lost is one change, also when the ten minutes are over', async () => {
    const { postId, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId })
    const send = () =>
      world.data('forum.editComment', { commentId, text: '改过' }, { as: other, requestId: 'retried-edit' })
    const [first] = await Promise.all([send(), send()])
    world.advance('+11m')
    expect((await send()).comment.editedAt).toBe(first.comment.editedAt)
  })

  test('is over after ten minutes', async () => {
    const { postId, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId })
    world.advance('+10m')
    const error = await world.refusal('forum.editComment', { commentId, text: '晚了' }, { as: other })
    expect(error).toMatchObject({ code: 'WRONG_STATE', message: '写下 10 分钟以后不能再改了，可以删掉重写。' })
    expect((await threadOf(world, postId, other))[0]!.allowedEvents).toEqual(['like', 'reply', 'remove'])
  })

  test('is checked anew: doubtful words go back to their author alone and out of the count', async () => {
    const { postId, member, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId })
    expect(await edit(commentId, '疑似测试', other)).toMatchObject({ state: 'pending', pending: { awaits: 'person' } })
    expect(await textsOf(world, postId, member)).toEqual([])
    expect(storedPost(world, postId).commentCount).toBe(0)
    expect(await edit(commentId, '没有疑问的话', other)).toMatchObject({ state: 'visible', pending: null })
    expect(storedPost(world, postId).commentCount).toBe(1)
    expect(noticesOf(world, member)).toHaveLength(1)
  })

  test('to risky words is refused, and the old ones stay', async () => {
    const { postId, member, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId, text: '原来的话' })
    const error = await world.refusal('forum.editComment', { commentId, text: '违规测试' }, { as: other })
    expect(error.code).toBe('CONTENT_RISKY')
    expect(await textsOf(world, postId, member)).toEqual(['原来的话'])
  })

  test('that was refused is open to its author at any time', async () => {
    const { postId, member, other } = await aPosted(world)
    world.cloud.contentCheck.down = true
    const { commentId } = await aComment(world, { as: other, postId, text: '违规测试的话' })
    world.cloud.contentCheck.down = false
    await world.cloud.fireTimer('forum', 'recheckTexts')
    world.advance('+3d')
    await world.data('forum.openCircle', {}, { as: other })
    expect((await threadOf(world, postId, other))[0]).toMatchObject({
      pending: { awaits: 'author' },
      allowedEvents: ['edit', 'remove'],
    })
    expect(await edit(commentId, '改好的话', other)).toMatchObject({ state: 'visible' })
    expect(await textsOf(world, postId, member)).toEqual(['改好的话'])
  })

  test('is for its author alone', async () => {
    const { postId, member, other, secretary } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId })
    for (const as of [member, secretary]) {
      for (const id of [commentId, 'nothing']) {
        const error = await world.refusal('forum.editComment', { commentId: id, text: '替你改' }, { as })
        expect(error.code).toBe('NOT_FOUND')
      }
    }
  })
})

describe('removing a comment', () => {
  const remove = (commentId: string, as: Member) => world.data('forum.removeComment', { commentId }, { as })

  test('leaves no words and no likes behind, and the counter follows, once', async () => {
    const { postId, member, other } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId, text: '说错了话' })
    await world.data('forum.setLike', { target: { kind: 'comment', id: commentId }, isLiked: true }, { as: member })
    await Promise.all([remove(commentId, other), remove(commentId, other)])
    await remove(commentId, other)
    const stored = storedComment(world, commentId)
    expect(stored).toMatchObject({ state: 'removed', audience: 'nobody', text: '', likes: {}, likeCount: 0 })
    expect(JSON.stringify(world.find('notices', { memberId: member._id }))).not.toContain('说错了话')
    expect(await textsOf(world, postId, other)).toEqual([])
    expect(storedPost(world, postId).commentCount).toBe(0)
    expect((await world.refusal('forum.editComment', { commentId, text: '再来' }, { as: other })).code).toBe(
      'NOT_FOUND',
    )
  })

  test('of one that is pending counts nothing off', async () => {
    const { postId, other } = await aPosted(world)
    await aComment(world, { as: other, postId })
    const { commentId } = await aComment(world, { as: other, postId, text: '疑似测试' })
    await remove(commentId, other)
    expect(storedPost(world, postId).commentCount).toBe(1)
  })

  test('is for its author alone, who keeps that right in another branch', async () => {
    const { postId, member, other, secretary } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId })
    for (const as of [member, secretary]) {
      expect((await world.refusal('forum.removeComment', { commentId }, { as })).code).toBe('NOT_FOUND')
    }
    await move(world, other, aBranch(world).branchId)
    await remove(commentId, other)
    expect(storedComment(world, commentId).state).toBe('removed')
  })
})

describe('those concerned', () => {
  test('are told once each, by name and place but without the words, and the notice opens the thread', async () => {
    const { postId, member, other, secretary } = await aPosted(world, 'topic')
    const first = await aComment(world, { as: other, postId })
    world.advance('+1s')
    const reply = await aComment(world, { as: secretary, postId, text: '不进通知的话', replyTo: first.commentId })
    const place = '在「实习在外，怎样过好组织生活？」里。'
    const path = `/packages/forum/post/page?id=${postId}&from=${reply.threadKey}`
    expect(noticesOf(world, other)).toMatchObject([{ title: '陈一鸣回复了你的评论', text: place, path }])
    expect(noticesOf(world, member)).toMatchObject([
      { title: '何川评论了你的发言', text: place },
      { title: '陈一鸣评论了你的发言', text: place, path },
    ])
    const { comments } = await world.data('forum.openPost', { postId, from: reply.threadKey }, { as: other })
    expect(comments.items.map(({ commentId }) => commentId)).toEqual([reply.commentId])
    expect(JSON.stringify(world.find('notices'))).not.toContain('不进通知的话')
  })

  test('are told in one notice when the post and the answered comment are theirs, and nothing by themselves', async () => {
    const { postId, member, other } = await aPosted(world)
    const own = await aComment(world, { as: member, postId })
    await aComment(world, { as: member, postId, replyTo: own.commentId })
    expect(noticesOf(world, member)).toEqual([])
    await aComment(world, { as: other, postId, replyTo: own.commentId })
    expect(noticesOf(world, member)).toMatchObject([{ title: '何川回复了你的评论', text: '在支部圈里。' }])
    expect(noticesOf(world, other)).toEqual([])
  })

  test('who have left the branch are told nothing', async () => {
    const { postId, member, other, secretary } = await aPosted(world)
    const { commentId } = await aComment(world, { as: other, postId })
    await move(world, other, aBranch(world).branchId)
    await aComment(world, { as: secretary, postId, replyTo: commentId })
    expect(noticesOf(world, other)).toEqual([])
    expect(noticesOf(world, member)).toHaveLength(2)
  })
})
