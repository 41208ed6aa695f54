import type { Member } from '../../../cloudfunctions/directory/members'
import { openWorld, type World } from '../../support/world'
import {
  aPost,
  aTalkingBranch,
  aTopic,
  inTopic,
  noticesOf,
  storedComment,
  storedPost,
  storedTopic,
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

const recheck = () => world.cloud.fireTimer('forum', 'recheckTexts')
const standing = ({ state, awaits }: { state: string; awaits: string }) => [state, awaits]

/** What is done while WeChat's check is out of reach. */
async function unchecked<R>(act: () => Promise<R>): Promise<R> {
  world.cloud.contentCheck.down = true
  try {
    return await act()
  } finally {
    world.cloud.contentCheck.down = false
  }
}

async function aPendingPost(text = '等检查的话') {
  const people = await aTalkingBranch(world)
  const topicId = aTopic(world, people)
  const { postId } = await unchecked(() => aPost(world, { as: people.member, topicId, text }))
  return { ...people, topicId, postId }
}

const commentOn = (postId: string, text: string, as: Member) =>
  world.data('forum.comment', { subject: { kind: 'post', id: postId }, text }, { as })

async function aPendingComment(text = '等检查的评论') {
  const people = await aTalkingBranch(world)
  const topicId = aTopic(world, people)
  const { postId } = await aPost(world, { as: people.member, topicId })
  const { comment } = await unchecked(() => commentOn(postId, text, people.other))
  return { ...people, topicId, postId, commentId: comment.commentId }
}

test('words that WeChat finds risky are refused, and nothing is written', async () => {
  const people = await aTalkingBranch(world)
  const topicId = aTopic(world, people)
  const input = { place: inTopic(topicId), text: '违规测试' }
  const error = await world.refusal('forum.post', input, { as: people.member })
  expect(error).toMatchObject({ code: 'CONTENT_RISKY', message: '内容没有通过微信的检查，改一改再发。' })
  expect(world.find('posts', { placeId: topicId })).toEqual([])
})

describe('a post whose check was out of reach', () => {
  test('is seen by its author alone and counts for nobody', async () => {
    const { topicId, postId, member, other, secretary } = await aPendingPost()
    expect(standing(storedPost(world, postId))).toEqual(['pending', 'wechat'])
    expect(await textsFor(world, topicId, member)).toEqual(['等检查的话'])
    expect([...(await textsFor(world, topicId, other)), ...(await textsFor(world, topicId, secretary))]).toEqual([])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 0, authorCount: 0, recentAuthors: [] })
  })

  test('is shown and counted once by the timer when the check is back, and waits for an answer', async () => {
    const { topicId, postId, other } = await aPendingPost()
    await Promise.all([recheck(), recheck()])
    await recheck()
    expect(await textsFor(world, topicId, other)).toEqual(['等检查的话'])
    expect(storedTopic(world, topicId)).toMatchObject({ postCount: 1, authorCount: 1, recentAuthors: ['林晓'] })
    expect(storedPost(world, postId)).toMatchObject({ state: 'visible', isWaiting: true, checks: { text: 'passed' } })
  })

  test('of the secretary waits for no answer once it is shown', async () => {
    const people = await aTalkingBranch(world)
    const topicId = aTopic(world, people)
    const { postId } = await unchecked(() => aPost(world, { as: people.secretary, topicId }))
    await recheck()
    expect(storedPost(world, postId)).toMatchObject({ state: 'visible', isWaiting: false })
  })

  test('stays where it is while the check is still down', async () => {
    const { topicId, postId, member } = await aPendingPost()
    expect(await unchecked(recheck)).toMatchObject({ decided: 0 })
    expect(standing(storedPost(world, postId))).toEqual(['pending', 'wechat'])
    expect(await textsFor(world, topicId, member)).toEqual(['等检查的话'])
    await recheck()
  })

  test('and turns out risky stays with its author, who is told once without the words', async () => {
    const { topicId, postId, member, other } = await aPendingPost('违规测试的话')
    await recheck()
    await recheck()
    expect(storedPost(world, postId)).toMatchObject({ state: 'pending', awaits: 'author', text: '违规测试的话' })
    expect(await textsFor(world, topicId, other)).toEqual([])
    const { posts } = await world.data('forum.openTopic', { topicId }, { as: member })
    expect(posts.items[0]!.pending).toEqual({ awaits: 'author', refusal: '文字没有通过微信的检查，改一改再发。' })
    const [notice, ...more] = noticesOf(world, member)
    expect(more).toEqual([])
    expect(notice).toMatchObject({ title: '你的一条发言没有通过检查' })
    expect(notice!.text).not.toContain('违规测试')
  })

  test('and turns out doubtful goes to a person', async () => {
    const { postId } = await aPendingPost('疑似测试的话')
    await recheck()
    expect(standing(storedPost(world, postId))).toEqual(['pending', 'person'])
  })

  test('goes to a person after two hours, and keeps nobody behind it waiting', async () => {
    const { postId } = await aPendingPost()
    world.advance('+3h')
    const later = await aPendingPost()
    await recheck()
    expect(standing(storedPost(world, postId))).toEqual(['pending', 'person'])
    expect(storedPost(world, later.postId).state).toBe('visible')
  })

  test('and was removed by its author meanwhile stays removed', async () => {
    const { topicId, postId, member } = await aPendingPost()
    await world.data('forum.removePost', { postId }, { as: member })
    await recheck()
    expect(storedPost(world, postId)).toMatchObject({ state: 'removed', text: '' })
    expect(storedTopic(world, topicId).postCount).toBe(0)
  })

  test('and was written anew meanwhile is judged by what stands there now', async () => {
    const { postId, member, topicId, other } = await aPendingPost('违规测试的话')
    await unchecked(() => world.data('forum.editPost', { postId, text: '改好了' }, { as: member }))
    await recheck()
    expect(await textsFor(world, topicId, other)).toEqual(['改好了'])
    expect(noticesOf(world, member)).toEqual([])
  })

  test('in a topic that is gone keeps nobody behind it waiting', async () => {
    const gone = await aPendingPost()
    await world.update('posts', { _id: gone.postId }, { $set: { placeId: 'gone' } })
    const later = await aPendingPost()
    await recheck()
    expect(storedPost(world, later.postId).state).toBe('visible')
    await world.update('posts', { _id: gone.postId }, { $set: { awaits: 'author' } })
  })
})

describe('a comment whose check was out of reach', () => {
  const commentsSeenBy = async (postId: string, as: Member) =>
    (await world.data('forum.openPost', { postId }, { as })).comments.items.map(({ text }) => text)

  test('is seen by its author alone, then shown, counted and told of once by the timer', async () => {
    const { postId, commentId, member, other } = await aPendingComment()
    expect(await commentsSeenBy(postId, other)).toEqual(['等检查的评论'])
    expect(await commentsSeenBy(postId, member)).toEqual([])
    expect(noticesOf(world, member)).toEqual([])
    await Promise.all([recheck(), recheck()])
    expect(standing(storedComment(world, commentId))).toEqual(['visible', 'nobody'])
    expect(storedPost(world, postId).commentCount).toBe(1)
    expect(noticesOf(world, member)).toMatchObject([{ title: '何川评论了你的发言' }])
  })

  test('and turns out risky stays with its author, who is told', async () => {
    const { postId, commentId, member, other } = await aPendingComment('违规测试的评论')
    await recheck()
    expect(standing(storedComment(world, commentId))).toEqual(['pending', 'author'])
    expect(storedPost(world, postId).commentCount).toBe(0)
    expect(noticesOf(world, other)).toMatchObject([{ title: '你的一条评论没有通过检查' }])
    expect(noticesOf(world, member)).toEqual([])
  })

  test('goes to a person after two hours', async () => {
    const { commentId } = await aPendingComment()
    world.advance('+3h')
    await recheck()
    expect(standing(storedComment(world, commentId))).toEqual(['pending', 'person'])
  })
})

test('one run looks at fifty, the oldest first, posts and comments in one line', async () => {
  const { postId, commentId, ...people } = await aPendingComment()
  const pattern = await unchecked(() => aPost(world, { as: people.secretary, topicId: people.topicId }))
  const post = storedPost(world, pattern.postId)
  const copies = Array.from({ length: 60 }, (_none, index) => {
    const key = `${String(world.now() + index).padStart(13, '0')}_copy-${index}`
    return { ...post, _id: `${post._id}-${index}`, key, orderKey: `0${key}` }
  })
  world.insert('posts', copies)
  expect(await recheck()).toEqual({ decided: 50, left: 0 })
  expect(storedComment(world, commentId).state).toBe('visible')
  expect(await recheck()).toEqual({ decided: 12, left: 0 })
  expect(storedTopic(world, people.topicId).postCount).toBe(1 + 61)
  expect(storedPost(world, postId).commentCount).toBe(1)
})
