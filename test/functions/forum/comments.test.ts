import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, openWorld, type World } from '../../support/world'
import { aComment, aCrowd, aPosted, move, textsOf, threadOf } from './comment-support'
import { aPost, aTalkingBranch, cost, noticesOf, storedComment, storedPost } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const refused = ({ postId, ...input }: { postId: string; text?: string; replyTo?: string }, as: Member | string) =>
  world.refusal('forum.comment', { subject: { kind: 'post', id: postId }, text: '说得好。', ...input }, { as })

describe('a comment', () => {
  test('stands below the post for everybody at once, and counts', async () => {
    const { postId, other, member } = await aPosted(world)
    const comment = await aComment(world, { as: other, postId, text: '  同意。\n我也去。 ' })
    expect(comment).toMatchObject({
      ...{ text: '同意。\n我也去。', authorName: '何川', isMine: true, isReply: false, replyToName: '', roleLabel: '' },
      ...{ state: 'visible', likeCount: 0, isLiked: false, editedAt: null },
      allowedEvents: ['like', 'reply', 'edit', 'remove'],
    })
    const [seen, ...more] = await threadOf(world, postId, member)
    expect(more).toEqual([])
    expect(seen).toMatchObject({ text: '同意。\n我也去。', isMine: false, allowedEvents: ['like', 'reply', 'report'] })
    expect(storedPost(world, postId).commentCount).toBe(1)
  })

  test('sent again with the same request, also at the same moment, is one comment and one notice', async () => {
    const { postId, other, member } = await aPosted(world)
    const options = { as: other, requestId: 'retried-comment' }
    const send = () => world.data('forum.comment', { subject: { kind: 'post', id: postId }, text: '一次就好' }, options)
    const answers = [...(await Promise.all([send(), send(), send()])), await send()]
    expect(new Set(answers.map(({ comment }) => comment.commentId)).size).toBe(1)
    expect(world.find('comments', { subjectId: postId })).toHaveLength(1)
    expect(storedPost(world, postId).commentCount).toBe(1)
    expect(noticesOf(world, member)).toHaveLength(1)
  })

  test('that was removed is not made again by a late retry', async () => {
    const { postId, other } = await aPosted(world)
    const options = { as: other, requestId: 'retried-after' }
    const { comment } = await world.data(
      'forum.comment',
      { subject: { kind: 'post', id: postId }, text: '发了又删' },
      options,
    )
    await world.data('forum.removeComment', { commentId: comment.commentId }, { as: other })
    const error = await world.refusal(
      'forum.comment',
      { subject: { kind: 'post', id: postId }, text: '发了又删' },
      options,
    )
    expect(error).toMatchObject({ code: 'WRONG_STATE', message: '这条评论已经删除。' })
    expect(await textsOf(world, postId, other)).toEqual([])
  })

  test.each([
    ['', '评论还没有填。'],
    ['   ', '评论还没有填。'],
    ['长'.repeat(501), '评论最多 500 个字，现在是 501 个。'],
  ])('with the text %j is refused by field', async (text, sentence) => {
    const { postId, other } = await aPosted(world)
    expect(await refused({ postId, text }, other)).toMatchObject({ code: 'INVALID_INPUT', fields: { text: sentence } })
    expect(storedPost(world, postId).commentCount).toBe(0)
  })

  test('is refused to those who may not read the post, and below what is not there', async () => {
    const { postId } = await aPosted(world)
    const { member: foreign } = await aPosted(world)
    for (const id of [postId, 'nothing']) expect((await refused({ postId: id }, foreign)).code).toBe('NOT_FOUND')
    expect((await refused({ postId }, 'nobody')).code).toBe('NOT_JOINED')
    expect(world.find('comments', { subjectId: postId })).toEqual([])
  })

  test.each(['pending', 'hidden'])(
    'is refused below a post that is %s, to its author and those who moderate',
    async (state) => {
      const { postId, member, secretary, other } = await aPosted(world)
      await world.update('posts', { _id: postId }, { $set: { state, audience: `author:${member._id}` } })
      for (const as of [member, secretary]) {
        const message = '这条发言现在别人看不到，不能评论。'
        expect(await refused({ postId }, as)).toMatchObject({ code: 'WRONG_STATE', message })
      }
      expect((await refused({ postId }, other)).code).toBe('NOT_FOUND')
      expect(storedPost(world, postId).commentCount).toBe(0)
      expect(world.find('comments', { subjectId: postId })).toEqual([])
    },
  )

  test('is refused below one’s own post once one has left the branch', async () => {
    const { postId, member } = await aPosted(world)
    await move(world, member, aBranch(world).branchId)
    expect((await refused({ postId }, member)).code).toBe('WRONG_STATE')
    expect(storedPost(world, postId).commentCount).toBe(0)
  })

  test('is refused after sixty in an hour, removed ones counted, and welcome again later', async () => {
    const { postId, other } = await aPosted(world)
    for (let number = 0; number < 60; number++) {
      const { commentId } = await aComment(world, { as: other, postId })
      if (number < 3) await world.data('forum.removeComment', { commentId }, { as: other })
    }
    expect(await refused({ postId }, other)).toMatchObject({
      code: 'TOO_MANY',
      message: '一小时最多评论 60 条，歇一会儿再说。',
    })
    expect(storedPost(world, postId).commentCount).toBe(57)
    world.advance('+61m')
    await aComment(world, { as: other, postId })
    expect(storedPost(world, postId).commentCount).toBe(58)
  }, 60_000)

  test('of one member, a hundred at the same moment, stops at the limit', async () => {
    const { postId, other } = await aPosted(world)
    await world.update('speakers', { _id: other._id }, { $set: { comments: [] } })
    world.insert('speakers', [{ _id: other._id, posts: [], comments: Array(57).fill(world.now()), reports: [] }])
    const envelopes = await Promise.all(
      Array.from({ length: 10 }, () =>
        world.call('forum.comment', { subject: { kind: 'post', id: postId }, text: '我说' }, { as: other }),
      ),
    )
    expect(envelopes.filter(({ ok }) => ok)).toHaveLength(3)
    expect(storedPost(world, postId).commentCount).toBe(3)
  })

  test('of somebody who speaks for the branch carries the office, and answers a post in a topic', async () => {
    const { postId, secretary, other, publicist } = await aPosted(world, 'topic')
    expect(storedPost(world, postId).isWaiting).toBe(true)
    await aComment(world, { as: publicist, postId })
    await aComment(world, { as: other, postId })
    expect(storedPost(world, postId)).toMatchObject({ isWaiting: true, isAnswered: false })
    expect(await aComment(world, { as: secretary, postId })).toMatchObject({ roleLabel: '支部书记' })
    expect(storedPost(world, postId)).toMatchObject({ isWaiting: false, isAnswered: true, commentCount: 3 })
  })

  test('keeps no words of the post, so that they go with it', async () => {
    const { member, other } = await aTalkingBranch(world)
    const { postId } = await aPost(world, { as: member, text: '只在这里说的话' })
    const { commentId } = await aComment(world, { as: other, postId })
    const inTopic = await aPosted(world, 'topic')
    const below = await aComment(world, { as: inTopic.other, postId: inTopic.postId })
    expect(JSON.stringify(storedComment(world, commentId))).not.toContain('只在这里说的话')
    expect(storedComment(world, commentId).subjectTitle).toBe('林晓的支部圈')
    expect(storedComment(world, below.commentId).subjectTitle).toBe('实习在外，怎样过好组织生活？')
  })
})

describe('a reply', () => {
  test('stands right below the comment that it answers, a reply to a reply names whom it answers', async () => {
    const { postId, member, other, secretary } = await aPosted(world)
    const first = await aComment(world, { as: other, postId, text: '第一条' })
    world.advance('+1s')
    await aComment(world, { as: secretary, postId, text: '第二条' })
    world.advance('+1s')
    const reply = await aComment(world, { as: member, postId, text: '答第一条', replyTo: first.commentId })
    world.advance('+1s')
    await aComment(world, { as: other, postId, text: '再答', replyTo: reply.commentId })
    expect(
      (await threadOf(world, postId, member)).map(({ text, isReply, replyToName }) => [text, isReply, replyToName]),
    ).toEqual([
      ['第一条', false, ''],
      ['答第一条', true, ''],
      ['再答', true, '林晓'],
      ['第二条', false, ''],
    ])
    expect(storedPost(world, postId).commentCount).toBe(4)
  })

  test('whose comment has gone stays, and says by name whom it answers', async () => {
    const { postId, member, other, secretary } = await aPosted(world)
    await aComment(world, { as: secretary, postId, text: '别的话' })
    world.advance('+1s')
    const { commentId } = await aComment(world, { as: other, postId, text: '要删的' })
    await aComment(world, { as: member, postId, text: '回答', replyTo: commentId })
    await world.data('forum.removeComment', { commentId }, { as: other })
    expect((await threadOf(world, postId, member)).map(({ text, replyToName }) => [text, replyToName])).toEqual([
      ['别的话', ''],
      ['回答', '何川'],
    ])
    expect(storedPost(world, postId).commentCount).toBe(2)
  })

  test('to what is not there, below another post, removed or not everybody’s is refused', async () => {
    const { postId, member, other, secretary } = await aPosted(world)
    const elsewhere = await aPost(world, { as: other })
    const strange = await aComment(world, { as: other, postId: elsewhere.postId })
    const gone = await aComment(world, { as: other, postId })
    await world.data('forum.removeComment', { commentId: gone.commentId }, { as: other })
    for (const replyTo of ['nothing', strange.commentId, gone.commentId]) {
      expect((await refused({ postId, replyTo }, member)).code).toBe('NOT_FOUND')
    }
    world.cloud.contentCheck.down = true
    const pending = await aComment(world, { as: other, postId })
    expect((await refused({ postId, replyTo: pending.commentId }, other)).code).toBe('WRONG_STATE')
    for (const as of [member, secretary]) {
      expect((await refused({ postId, replyTo: pending.commentId }, as)).code).toBe('NOT_FOUND')
    }
    expect(storedPost(world, postId).commentCount).toBe(0)
  })
})

describe('the check of a comment', () => {
  test('refuses risky words, and nothing is written', async () => {
    const { postId, other } = await aPosted(world)
    expect((await refused({ postId, text: '违规测试' }, other)).code).toBe('CONTENT_RISKY')
    expect(world.find('comments', { subjectId: postId })).toEqual([])
  })

  test.each([
    ['out of reach', '等检查的话', 'wechat'],
    ['in doubt', '疑似测试的话', 'person'],
  ])('being %s leaves it to its author alone, and it counts for nobody', async (_what, text, awaits) => {
    const { postId, other, member, secretary } = await aPosted(world)
    world.cloud.contentCheck.down = awaits === 'wechat'
    const comment = await aComment(world, { as: other, postId, text })
    expect(comment).toMatchObject({ state: 'pending', pending: { awaits }, allowedEvents: ['edit', 'remove'] })
    expect(await textsOf(world, postId, other)).toEqual([text])
    for (const as of [member, secretary]) expect(await textsOf(world, postId, as)).toEqual([])
    expect(storedPost(world, postId).commentCount).toBe(0)
    expect(noticesOf(world, member)).toEqual([])
  })

  test('when it is back, the comment is shown and counted once, and those concerned are told', async () => {
    const { postId, other, member } = await aPosted(world)
    world.cloud.contentCheck.down = true
    await aComment(world, { as: other, postId, text: '等检查的话' })
    world.cloud.contentCheck.down = false
    await world.cloud.fireTimer('forum', 'recheckTexts')
    await world.cloud.fireTimer('forum', 'recheckTexts')
    expect(await textsOf(world, postId, member)).toEqual(['等检查的话'])
    expect(storedPost(world, postId).commentCount).toBe(1)
    expect(noticesOf(world, member).map(({ title }) => title)).toEqual(['何川评论了你的发言'])
  })
})

describe('at the same moment', () => {
  test('sixty members comment on one post: exactly 60, and nobody is refused', async () => {
    const { postId, branchId } = await aPosted(world)
    const crowd = await aCrowd(world, branchId, 60)
    await Promise.all(crowd.map((as) => aComment(world, { as, postId })))
    expect(storedPost(world, postId).commentCount).toBe(60)
    expect(world.find('comments', { subjectId: postId, state: 'visible' })).toHaveLength(60)
  }, 60_000)

  test('one that counts for nobody yet meets a removal of the post, because it writes to the post as well', async () => {
    const { postId, other } = await aPosted(world)
    world.advance('+1m')
    const { createdAt } = await aComment(world, { as: other, postId, text: '疑似测试' })
    expect(storedPost(world, postId)).toMatchObject({ changedAt: createdAt, commentCount: 0 })
  })

  test('none written while the post is removed outlives it', async () => {
    const { postId, member, branchId } = await aPosted(world)
    const crowd = await aCrowd(world, branchId, 20)
    const envelopes = await Promise.all([
      ...crowd
        .slice(0, 10)
        .map((as) => world.call('forum.comment', { subject: { kind: 'post', id: postId }, text: '一句话' }, { as })),
      world.call('forum.removePost', { postId }, { as: member }),
      ...crowd
        .slice(10)
        .map((as) => world.call('forum.comment', { subject: { kind: 'post', id: postId }, text: '疑似测试' }, { as })),
    ])
    for (const envelope of envelopes) if (!envelope.ok) expect(envelope.error.code).toBe('NOT_FOUND')
    expect(world.find('comments', { subjectId: postId, text: { $ne: '' } })).toEqual([])
  })
})

test('a comment takes the same database calls below one and below fifty others', async () => {
  const { postId, other, secretary } = await aPosted(world)
  await aComment(world, { as: other, postId })
  await aComment(world, { as: other, postId })
  const early = cost(world)
  for (let number = 0; number < 50; number++) await aComment(world, { as: number % 2 ? other : secretary, postId })
  await aComment(world, { as: other, postId })
  // The caller and the post; whether it is there already; in the transaction: start, count, write, the post as it is now,
  // the limit read and written, commit; whom to tell, and the notice.
  expect(early.databaseCalls).toBe(12)
  expect(cost(world)).toMatchObject({ databaseCalls: 12, documentsExamined: early.documentsExamined })
})
