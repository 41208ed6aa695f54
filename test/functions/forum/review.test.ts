import { openWorld, type World } from '../../support/world'
import { doubtful, storedComment, storedPost } from './documents'
import { aModeratedBranch, auditsOf, caseOf, commentNow, noticesOf, postNow, titlesFor } from './moderation-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function aDoubtfulPost() {
  const branch = await aModeratedBranch(world)
  const { member, topic } = branch
  const waiting = await storedPost(world, member, { topic, ...doubtful(member), text: '说不准的话' })
  return { ...branch, waiting, target: { kind: 'post' as const, id: waiting._id } }
}

const topicNow = ({ topic }: { topic: { _id: string } }) => world.only<object>('topics', { _id: topic._id })

describe('a look at what WeChat’s check left to a person', () => {
  test('shows it, once, and then it waits for an answer like any other', async () => {
    const branch = await aDoubtfulPost()
    const { waiting, target, secretary, deputy, branchId, member } = branch
    const show = (as: typeof secretary) => world.data('forum.review', { target, decision: 'show' }, { as })
    await Promise.all([show(secretary), show(deputy)])
    await show(secretary)
    expect(postNow(world, waiting)).toMatchObject({
      state: 'visible',
      audience: 'everyone',
      awaits: 'nobody',
      isWaiting: true,
      checks: { isLookedAt: true },
    })
    expect(topicNow(branch)).toMatchObject({ postCount: 2, authorCount: 1 })
    const audits = auditsOf(world, branchId)
    expect(audits.map(([, what]) => what)).toEqual(['放行{党员}在「实习在外，怎样过好组织生活？」里的发言'])
    expect(audits[0]?.[2]).toBe(member._id)
  })

  test('or refuses it with what to change: its author keeps it, and is told once without a word of it', async () => {
    const branch = await aDoubtfulPost()
    const { waiting, target, secretary: as, branchId, member } = branch
    const refuse = () => world.data('forum.review', { target, decision: 'refuse', reason: '去掉名字' }, { as })
    await refuse()
    await refuse()
    expect(postNow(world, waiting)).toMatchObject({
      state: 'pending',
      audience: `author:${member._id}`,
      awaits: 'author',
      text: '说不准的话',
      checks: { refusal: '去掉名字' },
    })
    const [notice, ...more] = noticesOf(world, member)
    expect(more).toEqual([])
    expect(notice).toMatchObject({
      title: '你的一条发言没有通过检查',
      text: '去掉名字。它还在，只有你看得到，改一改就能再发。',
      path: `/packages/forum/post/page?id=${waiting._id}`,
    })
    expect(JSON.stringify(notice)).not.toContain('说不准的话')
    expect(auditsOf(world, branchId).map(([, what]) => what)).toEqual([
      '不放行{党员}在「实习在外，怎样过好组织生活？」里的发言',
    ])
    expect(world.find('cases', { targetId: waiting._id })).toEqual([])
  })

  test('shows a comment, which then counts, and whom it is for learns of it', async () => {
    const { post, member, other, secretary: as } = await aModeratedBranch(world)
    const { isWaiting: _none, ...pending } = doubtful(other)
    const comment = await storedComment(world, other, { post, ...pending })
    await world.data('forum.review', { target: { kind: 'comment', id: comment._id }, decision: 'show' }, { as })
    expect(commentNow(world, comment)).toMatchObject({ state: 'visible', audience: 'everyone' })
    expect(postNow(world, post).commentCount).toBe(1)
    expect(titlesFor(world, member)).toEqual(['何川评论了你的发言'])
  })

  test('lets nothing pass whose picture WeChat has not answered about', async () => {
    const { waiting, target, secretary: as } = await aDoubtfulPost()
    const pictures = [{ fileId: 'cloud://test/posts/a.jpg', check: 'pending' }]
    await world.update('posts', { _id: waiting._id }, { $set: { pictures } })
    await world.data('forum.review', { target, decision: 'show' }, { as })
    expect(postNow(world, waiting)).toMatchObject({ state: 'pending', awaits: 'wechat', checks: { isLookedAt: true } })
  })

  test('is not taken for a look at what its author has written since', async () => {
    const { waiting, target, secretary: as } = await aDoubtfulPost()
    const editedAt = world.now()
    await world.update('posts', { _id: waiting._id }, { $set: { editedAt, text: '又是另一句' } })
    const stale = await world.refusal('forum.review', { target, decision: 'show', editedAt: null }, { as })
    expect(stale).toMatchObject({ code: 'CONFLICT', message: '作者刚改过，刷新看看再决定。' })
    expect(postNow(world, waiting).state).toBe('pending')
    await world.data('forum.review', { target, decision: 'show', editedAt }, { as })
    expect(postNow(world, waiting).state).toBe('visible')
  })

  test('is refused where nothing waits for a person, without a reason, and about one’s own words', async () => {
    const { target, waiting, post, secretary: as, topic } = await aDoubtfulPost()
    const refusal = async (id: string, decision: 'show' | 'refuse' = 'refuse', reason = '改一改') =>
      world.refusal('forum.review', { target: { kind: 'post', id }, decision, reason }, { as })
    expect(await refusal(target.id, 'refuse', '')).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { reason: '写一句要改哪里，作者会看到。' },
    })
    expect((await refusal(post._id)).code).toBe('WRONG_STATE')
    await world.update('posts', { _id: waiting._id }, { $set: { awaits: 'author' } })
    expect((await refusal(target.id, 'show')).code).toBe('WRONG_STATE')
    await world.update('posts', { _id: waiting._id }, { $set: { awaits: 'wechat' } })
    expect((await refusal(target.id, 'show')).code).toBe('NOT_FOUND')
    const own = await storedPost(world, as, { topic, ...doubtful(as) })
    expect(await refusal(own._id, 'show')).toMatchObject({ message: '自己的内容请别的同志来看。' })
  })
})

test('a post that was let pass can be reported and hidden like any other', async () => {
  const { waiting, target, secretary: as, other, member } = await aDoubtfulPost()
  await world.data('forum.review', { target, decision: 'show' }, { as })
  await world.data('forum.report', { target, reason: 'untrue' }, { as: other })
  await world.data('forum.decideReports', { target, decision: 'hide', reason: '查无此事' }, { as })
  expect(postNow(world, waiting).state).toBe('hidden')
  expect(caseOf(world, target).text).toBe('说不准的话')
  expect(titlesFor(world, member)).toEqual(['支部隐藏了你的一条发言'])
})
