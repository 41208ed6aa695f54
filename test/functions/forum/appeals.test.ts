import { aMember, openWorld, type World } from '../../support/world'
import { storedComment, storedPost } from './documents'
import {
  aHiddenPost,
  aModeratedBranch,
  anAppealedPost,
  auditsOf,
  caseOf,
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

describe('an appeal', () => {
  test('waits for the branch, beside the reason, and changes nothing else', async () => {
    const { target, post } = await anAppealedPost(world)
    const appeal = { text: '那是我自己的号码。', state: 'waiting', answer: '' }
    expect(postNow(world, post)).toMatchObject({ state: 'hidden', hidden: { reason: hidingReason, appeal } })
    const { appeal: kept, isWaiting, waitingKey } = caseOf(world, target)
    expect(kept).toMatchObject(appeal)
    expect([isWaiting, waitingKey]).toEqual([true, `${kept?.at}_post_${post._id}`])
  })

  test('is made once: again it changes nothing, with other words it is refused', async () => {
    const { target, member: as } = await anAppealedPost(world)
    const before = caseOf(world, target)
    await world.data('forum.appeal', { target, text: '那是我自己的号码。' }, { as })
    expect(await world.refusal('forum.appeal', { target, text: '再说一次' }, { as })).toMatchObject({
      code: 'WRONG_STATE',
      message: '已经申诉过一次，等支部答复就好。',
    })
    expect(caseOf(world, target)).toEqual(before)
  })

  test('is its author’s alone, of something hidden alone, and with words that pass', async () => {
    const branch = await aHiddenPost(world)
    const { target, member, other, secretary } = branch
    const { secretary: foreign } = await aModeratedBranch(world)
    const refused = async (as: typeof member, text = '不同意') =>
      (await world.refusal('forum.appeal', { target, text }, { as })).code
    for (const as of [other, secretary, foreign]) expect(await refused(as)).toBe('NOT_FOUND')
    expect(await refused(member, '')).toBe('INVALID_INPUT')
    expect(await refused(member, '违规测试')).toBe('CONTENT_RISKY')
    await world.data('forum.restore', { target }, { as: secretary })
    expect(await refused(member)).toBe('WRONG_STATE')
  })

  test('that is granted brings the post back, with the answer', async () => {
    const branch = await anAppealedPost(world)
    const { target, post, member, deputy: as, branchId } = branch
    const grant = () => world.data('forum.decideAppeal', { target, decision: 'grant', answer: '看错了' }, { as })
    await grant()
    const after = [postNow(world, post), caseOf(world, target)]
    await grant()
    expect([postNow(world, post), caseOf(world, target)]).toEqual(after)
    expect(after).toMatchObject([
      { state: 'visible', hidden: null },
      { isHidden: false, isWaiting: false, appeal: { state: 'granted', answer: '看错了' } },
    ])
    expect(topicNow(world, branch)).toMatchObject({ postCount: 1 })
    expect(noticesOf(world, member).at(-1)).toMatchObject({
      title: '你的申诉通过了',
      text: '看错了。你的发言恢复了，大家又能看到。',
    })
    expect(noticesOf(world, member)).toHaveLength(2)
    expect(auditsOf(world, branchId).map(([, what]) => what)).toEqual([
      '隐藏{党员}在「实习在外，怎样过好组织生活？」里的发言',
      '同意申诉，恢复{党员}在「实习在外，怎样过好组织生活？」里的发言',
    ])
  })

  test('that is refused leaves it hidden, with an answer that its author reads', async () => {
    const { target, post, member, secretary: as, branchId } = await anAppealedPost(world)
    const decide = (answer: string) => ({ target, decision: 'refuse' as const, answer })
    expect(await world.refusal('forum.decideAppeal', decide(''), { as })).toMatchObject({
      fields: { answer: '写一句为什么不恢复，作者会看到。' },
    })
    await world.data('forum.decideAppeal', decide('号码不宜公开'), { as })
    await world.data('forum.decideAppeal', decide('号码不宜公开'), { as })
    expect(postNow(world, post)).toMatchObject({
      state: 'hidden',
      hidden: { reason: hidingReason, appeal: { state: 'refused', answer: '号码不宜公开' } },
    })
    expect(caseOf(world, target)).toMatchObject({ isHidden: true, isWaiting: false, appeal: { state: 'refused' } })
    expect(noticesOf(world, member).at(-1)).toMatchObject({ title: '你的申诉有答复了', text: '号码不宜公开。' })
    expect(auditsOf(world, branchId)).toHaveLength(2)
    const again = await world.refusal('forum.appeal', { target, text: '不服' }, { as: member })
    expect(again.code).toBe('WRONG_STATE')
    const late = await world.refusal('forum.decideAppeal', { target, decision: 'grant' }, { as })
    expect(late.code).toBe('WRONG_STATE')
    await world.data('forum.restore', { target }, { as })
    expect(titlesFor(world, member).at(-1)).toBe('你的一条发言恢复了')
  })

  test('reaches its author on the WeChat identity of today', async () => {
    const { target, member, secretary: as } = await anAppealedPost(world)
    await world.update('members', { _id: member._id }, { $set: { openid: null } })
    await world.data('forum.decideAppeal', { target, decision: 'grant' }, { as })
    expect(titlesFor(world, member)).toHaveLength(2)
    expect(world.cloud.calls.at(-1)!.logs.join()).not.toMatch(/push failed/)
  })
})

test('whoever speaks for the branch does not decide about their own words', async () => {
  const { branchId, secretary, deputy } = await aModeratedBranch(world)
  const post = await storedPost(world, secretary)
  const target = { kind: 'post' as const, id: post._id }
  const refused = { code: 'WRONG_STATE', message: '自己的内容请别的同志来看。' }
  expect(await world.refusal('forum.hide', { target, reason: hidingReason }, { as: secretary })).toMatchObject(refused)
  await world.data('forum.hide', { target, reason: hidingReason }, { as: deputy })
  expect(await world.refusal('forum.restore', { target }, { as: secretary })).toMatchObject(refused)
  await world.data('forum.appeal', { target, text: '请再看看' }, { as: secretary })
  const own = await world.refusal('forum.decideAppeal', { target, decision: 'grant' }, { as: secretary })
  expect(own).toMatchObject(refused)
  expect(auditsOf(world, branchId)).toHaveLength(1)
})

test('of what was hidden and removed by its author, words stay in the case alone, and nothing waits any more', async () => {
  const { member, topic, secretary: as } = await aModeratedBranch(world)
  const [text, appealed] = ['只在个案里留下的话', '只在个案里留下的申诉']
  const post = await storedPost(world, member, { topic, text })
  const target = { kind: 'post' as const, id: post._id }
  await world.data('forum.hide', { target, reason: hidingReason }, { as })
  await world.data('forum.appeal', { target, text: appealed }, { as: member })
  await world.data('forum.removePost', { postId: post._id }, { as: member })
  expect(postNow(world, post)).toMatchObject({ state: 'removed', text: '', hidden: null })
  expect(caseOf(world, target)).toMatchObject({ text, isHidden: false, isWaiting: false })
  for (const tab of ['cases', 'hidden'] as const) {
    expect((await world.data('forum.openModeration', { tab }, { as })).items).toEqual([])
  }
  const keeping = (words: string) =>
    world.cloud.database
      .collections()
      .flatMap(({ name }) => (JSON.stringify(world.find(name)).includes(words) ? name : []))
  expect([keeping(text), keeping(appealed)]).toEqual([['cases'], ['cases']])
})

test('a comment of somebody who has left the branch is still the branch’s to hide, and theirs to appeal about', async () => {
  const branch = await aModeratedBranch(world)
  const elsewhere = await aModeratedBranch(world)
  const mover = await aMember(world, { branchId: branch.branchId })
  const comment = await storedComment(world, mover, { post: branch.post })
  await world.update('members', { _id: mover._id }, { $set: { branchId: elsewhere.branchId } })
  const target = { kind: 'comment' as const, id: comment._id }
  await world.data('forum.hide', { target, reason: hidingReason }, { as: branch.secretary })
  await world.data('forum.appeal', { target, text: '请再看看' }, { as: mover })
  expect(caseOf(world, target)).toMatchObject({ branchId: branch.branchId, isWaiting: true })
})
