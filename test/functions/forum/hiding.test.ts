import { openWorld, type World } from '../../support/world'
import { storedPost } from './documents'
import {
  aComment,
  aHiddenPost,
  aModeratedBranch,
  anAppealedPost,
  auditsOf,
  caseOf,
  commentNow,
  hide,
  hidingReason,
  noticesOf,
  postNow,
  titlesFor,
  topicNow,
} from './moderation-support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

describe('hiding a post', () => {
  test('takes it from everybody but its author, with its place in the counters and the answer that it waits for', async () => {
    const branch = await aHiddenPost(world)
    const { post, member, secretary } = branch
    expect(postNow(world, post)).toMatchObject({
      state: 'hidden',
      audience: `author:${member._id}`,
      isWaiting: false,
      hidden: { reason: hidingReason, byId: secretary._id, byName: '陈一鸣', appeal: null },
      text: post.text,
    })
    expect(topicNow(world, branch)).toMatchObject({ postCount: 0, authorCount: 0, recentAuthors: [] })
  })

  test('tells its author the reason and that there is an appeal, without a word of the post', async () => {
    const { post, member } = await aHiddenPost(world)
    const [notice, ...more] = noticesOf(world, member)
    expect(more).toEqual([])
    expect(notice).toMatchObject({
      title: '支部隐藏了你的一条发言',
      text: '理由：有同志的电话号码。现在只有你和书记看得到，有不同意见可以申诉一次。',
      path: `/packages/forum/post/page?id=${post._id}`,
    })
    expect(JSON.stringify(notice)).not.toContain(post.text)
  })

  test('is written down in the log by whose words it were, without name, words or reason', async () => {
    const { branchId, member } = await aHiddenPost(world)
    const what = '隐藏{党员}在「实习在外，怎样过好组织生活？」里的发言'
    expect(auditsOf(world, branchId)).toEqual([['陈一鸣', what, member._id]])
  })

  test('keeps a case with the words as they were', async () => {
    const { post, target } = await aHiddenPost(world)
    expect(caseOf(world, target)).toMatchObject({
      text: post.text,
      postId: post._id,
      hidden: { reason: hidingReason, byName: '陈一鸣' },
      isHidden: true,
      isWaiting: false,
      waitingKey: '',
    })
  })

  test('sent again changes and tells nothing, and neither does a second one with another reason', async () => {
    const branch = await aHiddenPost(world)
    const { branchId, target, member, post, deputy } = branch
    const before = postNow(world, post)
    await hide(world, branch)
    const late = await world.refusal('forum.hide', { target, reason: '离题' }, { as: deputy })
    expect(late).toMatchObject({ code: 'WRONG_STATE', message: '这条内容别人已经看不到了，刷新后看看。' })
    expect(postNow(world, post)).toEqual(before)
    expect(auditsOf(world, branchId)).toHaveLength(1)
    expect(titlesFor(world, member)).toHaveLength(1)
  })

  test('by two at once is done by one of them', async () => {
    const branch = await aModeratedBranch(world)
    const { target, branchId, member } = branch
    const asked = [branch.secretary, branch.deputy].map((as, index) =>
      world.call('forum.hide', { target, reason: `理由${index}` }, { as }),
    )
    expect((await Promise.all(asked)).filter(({ ok }) => ok)).toHaveLength(1)
    expect(auditsOf(world, branchId)).toHaveLength(1)
    expect(titlesFor(world, member)).toHaveLength(1)
    expect(topicNow(world, branch)).toMatchObject({ postCount: 0 })
  })

  test('settles the reports about it, and who reported learns that it was looked at', async () => {
    const branch = await aModeratedBranch(world)
    const { target, other } = branch
    await world.data('forum.report', { target, reason: 'privacy' }, { as: other })
    await hide(world, branch)
    expect(caseOf(world, target)).toMatchObject({ isWaiting: false, reports: { [other._id]: { isSettled: true } } })
    expect(titlesFor(world, other)).toEqual(['你举报的内容，支部看过了'])
  })

  test('needs a reason that passes the check, and does not wait for a check that is out of reach', async () => {
    const branch = await aModeratedBranch(world)
    const { target, secretary: as } = branch
    expect(await world.refusal('forum.hide', { target, reason: ' ' }, { as })).toMatchObject({
      code: 'INVALID_INPUT',
      fields: { reason: '理由还没有填。' },
    })
    expect(await world.refusal('forum.hide', { target, reason: '违规测试' }, { as })).toMatchObject({
      code: 'CONTENT_RISKY',
      fields: { reason: '这段话没有通过微信的检查。不用引用原话，换个说法就行。' },
    })
    expect(postNow(world, branch.post).state).toBe('visible')
    world.cloud.contentCheck.down = true
    await hide(world, branch)
    expect(postNow(world, branch.post).state).toBe('hidden')
  })

  test('in the circle names the circle', async () => {
    const { branchId, member, secretary } = await aModeratedBranch(world)
    const post = await storedPost(world, member)
    await hide(world, { target: { kind: 'post', id: post._id }, secretary })
    expect(auditsOf(world, branchId).at(-1)?.[1]).toBe('隐藏{党员}在支部圈里的发言')
  })
})

test('hiding a comment takes it out of the post’s count and opens its thread from the notice', async () => {
  const branch = await aModeratedBranch(world)
  const { comment, target } = await aComment(world, branch)
  const { member, secretary: as, branchId } = branch
  await world.data('forum.hide', { target, reason: hidingReason }, { as })
  expect(commentNow(world, comment)).toMatchObject({ state: 'hidden', audience: `author:${member._id}` })
  expect(postNow(world, branch.post).commentCount).toBe(0)
  expect(noticesOf(world, member)).toMatchObject([
    {
      title: '支部隐藏了你的一条评论',
      path: `/packages/forum/post/page?id=${branch.post._id}&from=${comment.threadKey}`,
    },
  ])
  expect(auditsOf(world, branchId)[0]?.[1]).toBe('隐藏{党员}在「实习在外，怎样过好组织生活？」里的评论')
  await world.data('forum.restore', { target }, { as })
  expect(postNow(world, branch.post).commentCount).toBe(1)
})

describe('restoring', () => {
  test('shows the post again where it was, counts it, and tells its author once', async () => {
    const branch = await aHiddenPost(world)
    const { target, post, member, secretary, deputy, branchId } = branch
    await world.data('forum.restore', { target }, { as: deputy })
    await world.data('forum.restore', { target }, { as: secretary })
    expect(postNow(world, post)).toMatchObject({
      state: 'visible',
      audience: 'everyone',
      hidden: null,
      isWaiting: true,
      orderKey: post.orderKey,
    })
    expect(topicNow(world, branch)).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['林晓'] })
    expect(titlesFor(world, member)).toEqual(['支部隐藏了你的一条发言', '你的一条发言恢复了'])
    expect(auditsOf(world, branchId).at(-1)).toEqual([
      '江遥',
      '恢复{党员}在「实习在外，怎样过好组织生活？」里的发言',
      member._id,
    ])
    expect(auditsOf(world, branchId)).toHaveLength(2)
    expect(caseOf(world, target)).toMatchObject({ isHidden: false, hiddenKey: '', isWaiting: false })
  })

  test('grants the appeal that waits, and its author is told that alone', async () => {
    const { target, member, secretary } = await anAppealedPost(world)
    await world.data('forum.restore', { target }, { as: secretary })
    expect(caseOf(world, target)).toMatchObject({ isWaiting: false, appeal: { state: 'granted' } })
    expect(titlesFor(world, member)).toEqual(['支部隐藏了你的一条发言', '你的申诉通过了'])
  })

  test('leaves what can be hidden, and appealed about, anew', async () => {
    const branch = await anAppealedPost(world)
    const { target, member, secretary: as } = branch
    await world.data('forum.restore', { target }, { as })
    world.advance('+1m')
    await hide(world, branch)
    expect(titlesFor(world, member).filter((title) => title === '支部隐藏了你的一条发言')).toHaveLength(2)
    await world.data('forum.appeal', { target, text: '还是我自己的号码。' }, { as: member })
    expect(caseOf(world, target)).toMatchObject({ isWaiting: true, appeal: { state: 'waiting' } })
  })
})
