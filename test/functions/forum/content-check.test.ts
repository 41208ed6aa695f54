import type { Notice } from '../../../cloudfunctions/kit/notices'
import type { Post } from '../../../cloudfunctions/forum/repository'
import { openWorld, type World } from '../../support/world'
import { aPost, aTalkingBranch, aTopic, storedPost, storedTopic, textsFor } from './support'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => {
  world.cloud.contentCheck.down = false
})

const recheck = () => world.cloud.fireTimer('forum', 'recheckPending')
const noticesOf = (memberId: string) => world.find<Notice>('notices', { memberId })

/** A post written while WeChat's check was out of reach. */
async function aPendingPost(text = '等检查的话') {
  const people = await aTalkingBranch(world)
  const topicId = await aTopic(world, people.secretary)
  world.cloud.contentCheck.down = true
  const { postId, state } = await aPost(world, topicId, { as: people.member, text })
  world.cloud.contentCheck.down = false
  expect(state).toBe('pending')
  return { ...people, topicId, postId }
}

/** A post that WeChat found doubtful. */
async function aDoubtfulPost() {
  const people = await aTalkingBranch(world)
  const topicId = await aTopic(world, people.secretary)
  const { postId } = await aPost(world, topicId, { as: people.member, text: '疑似测试的话' })
  return { ...people, topicId, postId }
}

test('words that WeChat finds risky are refused, and nothing is written', async () => {
  const { secretary, member } = await aTalkingBranch(world)
  const topicId = await aTopic(world, secretary)
  const error = await world.refusal('forum.post', { topicId, text: '违规测试' }, { as: member })
  expect(error).toMatchObject({ code: 'CONTENT_RISKY', message: '内容没有通过微信的检查，改一改再发。' })
  expect(world.find('posts', { topicId })).toEqual([])
})

describe('a post whose check was out of reach', () => {
  test('is seen by its author alone and counts for nobody', async () => {
    const { topicId, member, other, secretary } = await aPendingPost()
    expect(await textsFor(world, topicId, member)).toEqual(['等检查的话'])
    expect(await textsFor(world, topicId, other)).toEqual([])
    expect(await textsFor(world, topicId, secretary)).toEqual([])
    expect((await world.data('forum.listUnanswered', {}, { as: secretary })).items).toEqual([])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 0, authorCount: 0, recentAuthors: [] })
  })

  test('cannot be commented on before it is shown', async () => {
    const { postId, secretary } = await aPendingPost()
    const error = await world.refusal('forum.comment', { postId, text: '好' }, { as: secretary })
    expect(error.code).toBe('WRONG_STATE')
  })

  test('is shown and counted once by the timer when the check is back', async () => {
    const { topicId, postId, other, secretary } = await aPendingPost()
    await Promise.all([recheck(), recheck()])
    await recheck()
    expect(await textsFor(world, topicId, other)).toEqual(['等检查的话'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['林晓'] })
    expect(storedPost(world, postId)).toMatchObject({ state: 'visible', isWaiting: true })
    expect((await world.data('forum.listUnanswered', {}, { as: secretary })).items).toHaveLength(1)
  })

  test('stays where it is while the check is still down', async () => {
    const { topicId, postId, member } = await aPendingPost()
    world.cloud.contentCheck.down = true
    await recheck()
    expect(storedPost(world, postId).state).toBe('pending')
    expect(await textsFor(world, topicId, member)).toEqual(['等检查的话'])
  })

  test('and turns out risky goes, and its author is told with the words at hand', async () => {
    const { topicId, postId, member } = await aPendingPost('违规测试的话')
    await recheck()
    await recheck()
    expect(storedPost(world, postId)).toMatchObject({ state: 'removed', text: '' })
    expect(await textsFor(world, topicId, member)).toEqual([])
    const [notice, ...more] = noticesOf(member._id)
    expect(more).toEqual([])
    expect(notice).toMatchObject({ title: '一条发言没有通过检查' })
    expect(notice!.text).toContain('违规测试的话')
  })

  test('and was removed by its author meanwhile stays removed', async () => {
    const { topicId, postId, member } = await aPendingPost()
    await world.data('forum.removePost', { postId }, { as: member })
    await recheck()
    expect(storedPost(world, postId).state).toBe('removed')
    expect(storedTopic(world, topicId).postCount).toBe(0)
  })

  test('of the secretary waits for no answer once it is shown', async () => {
    const { secretary } = await aTalkingBranch(world)
    const topicId = await aTopic(world, secretary)
    world.cloud.contentCheck.down = true
    const { postId } = await aPost(world, topicId, { as: secretary })
    world.cloud.contentCheck.down = false
    await recheck()
    expect(storedPost(world, postId)).toMatchObject({ state: 'visible', isWaiting: false })
  })

  test('goes to a person after two hours, so that it never blocks those behind it', async () => {
    const { postId } = await aPendingPost()
    world.advance('+3h')
    const later = await aPendingPost()
    await recheck()
    expect(storedPost(world, postId)).toMatchObject({ state: 'review', isWaiting: true })
    expect(storedPost(world, later.postId).state).toBe('visible')
    expect(world.find<Post>('posts', { state: 'pending' })).toEqual([])
  })
})

describe('a post that WeChat finds doubtful', () => {
  test('is seen by its author and by those who look, and waits among what the branch has to deal with', async () => {
    const { topicId, postId, secretary, publicist, member, other } = await aDoubtfulPost()
    expect(await textsFor(world, topicId, member)).toEqual(['疑似测试的话'])
    expect(await textsFor(world, topicId, other)).toEqual([])
    const { items } = await world.data('forum.listUnanswered', {}, { as: secretary })
    expect(items).toMatchObject([{ postId, state: 'pending', allowedEvents: ['review'] }])
    const seen = await world.data('forum.listUnanswered', {}, { as: publicist })
    expect(seen.items).toMatchObject([{ postId, allowedEvents: [] }])
    expect(storedTopic(world, topicId).postCount).toBe(0)
  })

  test('is shown by the secretary, once, and then waits for an answer like any other', async () => {
    const { topicId, postId, secretary, other } = await aDoubtfulPost()
    const show = () => world.data('forum.reviewPost', { postId, decision: 'show' }, { as: secretary })
    await Promise.all([show(), show()])
    await show()
    expect(await textsFor(world, topicId, other)).toEqual(['疑似测试的话'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1 })
    const { items } = await world.data('forum.listUnanswered', {}, { as: secretary })
    expect(items).toMatchObject([{ postId, allowedEvents: ['comment'] }])
    expect(world.find('auditLog', { targetId: postId }).map(({ what }) => what)).toEqual([
      '放行林晓在「实习在外，怎样过好组织生活？」里的发言',
    ])
  })

  test('or is taken away, and the author is told', async () => {
    const { topicId, postId, secretary, member } = await aDoubtfulPost()
    await world.data('forum.reviewPost', { postId, decision: 'remove' }, { as: secretary })
    expect(storedPost(world, postId)).toMatchObject({ state: 'removed', text: '', isWaiting: false })
    expect(await textsFor(world, topicId, member)).toEqual([])
    expect(noticesOf(member._id)).toMatchObject([{ title: '一条发言没有通过检查' }])
    expect((await world.data('forum.listUnanswered', {}, { as: secretary })).items).toEqual([])
  })

  test('is decided by those who speak for the branch, in their own branch, and only while it is open', async () => {
    const { postId, publicist, member, secretary } = await aDoubtfulPost()
    const { secretary: foreign } = await aTalkingBranch(world)
    const refused = async (as: typeof member, id = postId) =>
      (await world.refusal('forum.reviewPost', { postId: id, decision: 'remove' }, { as })).code
    expect(await refused(member)).toBe('FORBIDDEN')
    expect(await refused(publicist)).toBe('FORBIDDEN')
    expect(await refused(foreign)).toBe('NOT_FOUND')
    expect(await refused(secretary, 'nothing')).toBe('NOT_FOUND')
    await world.data('forum.reviewPost', { postId, decision: 'show' }, { as: secretary })
    expect(await refused(secretary)).toBe('WRONG_STATE')
    const odd = { postId, decision: 'perhaps' as 'show' }
    expect((await world.refusal('forum.reviewPost', odd, { as: secretary })).code).toBe('INVALID_INPUT')
  })
})
