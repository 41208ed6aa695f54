import { openWorld, type World } from '../../support/world'
import { aComment } from './comment-support'
import { aPost, aTalkingBranch, aTopic, storedComment, storedPost, storedTopic } from './support'

let world: World
beforeEach(async () => {
  world = await openWorld()
})
afterEach(() => world.close())

/** By night, when nobody has been writing for a while. */
async function recount(): Promise<unknown> {
  world.advance('+2m')
  return world.cloud.fireTimer('forum', 'recount')
}

interface Reported {
  readonly kind: string
  readonly id: string
  readonly counter: string
  readonly was: number
  readonly is: number
}

/** Counters that the last run found wrong, as the log names them. */
const reported = () =>
  world.cloud.calls.at(-1)!.logs.flatMap((line) => {
    if (!line.includes('counter differed')) return []
    const { error } = JSON.parse(line.slice(line.indexOf('{'))) as { error: string }
    return [JSON.parse(error) as Reported]
  })

/** A topic in which two have posted, with comments and likes. */
async function aDiscussion() {
  const people = await aTalkingBranch(world)
  const { member, other, secretary } = people
  const topicId = aTopic(world, people)
  const { postId } = await aPost(world, { as: member, topicId })
  await aPost(world, { as: member, topicId })
  await aPost(world, { as: other, topicId })
  const { commentId } = await aComment(world, { as: other, postId })
  await aComment(world, { as: secretary, postId, replyTo: commentId })
  await aComment(world, { as: other, postId, text: '疑似测试' })
  const targets = [{ kind: 'post', id: postId } as const, { kind: 'comment', id: commentId } as const]
  for (const target of targets) await world.data('forum.setLike', { target, isLiked: true }, { as: secretary })
  await world.data('forum.markPost', { postId, mark: 'excellent', isSet: true }, { as: secretary })
  return { ...people, topicId, postId, commentId }
}

test('finds nothing wrong with what the functions have written, and changes nothing', async () => {
  const { topicId, postId } = await aDiscussion()
  const before = [storedTopic(world, topicId), storedPost(world, postId), world.find('topicAuthors')]
  expect(await recount()).toEqual({ posts: 3, comments: 3, articles: 0, topics: 1, corrected: 0 })
  expect(reported()).toEqual([])
  expect([storedTopic(world, topicId), storedPost(world, postId), world.find('topicAuthors')]).toEqual(before)
})

test('nor after edits, hiding, restoring and removing', async () => {
  const { topicId, postId, commentId, member, other, secretary } = await aDiscussion()
  const target = { kind: 'post', id: postId } as const
  await world.data('forum.hide', { target, reason: '再看看' }, { as: secretary })
  await recount()
  expect(reported()).toEqual([])
  expect(storedTopic(world, topicId)).toMatchObject({ postCount: 2, excellentCount: 0 })
  await world.data('forum.restore', { target }, { as: secretary })
  await world.data('forum.editComment', { commentId, text: '疑似测试' }, { as: other })
  await world.data('forum.editPost', { postId, text: '疑似测试', pictureFileIds: [], video: null }, { as: member })
  const [mine] = world.find<{ _id: string }>('posts', { authorId: other._id })
  await world.data('forum.removePost', { postId: mine!._id }, { as: other })
  expect(await recount()).toMatchObject({ corrected: 0 })
  expect(reported()).toEqual([])
})

test('puts right a wrong number of comments, and reports it as the fault that it is', async () => {
  const { postId } = await aDiscussion()
  await world.update('posts', { _id: postId }, { $set: { commentCount: 7 } })
  expect(await recount()).toMatchObject({ corrected: 1 })
  expect(storedPost(world, postId).commentCount).toBe(2)
  expect(reported()).toEqual([{ kind: 'post', id: postId, counter: 'commentCount', was: 7, is: 2 }])
  expect(await recount()).toMatchObject({ corrected: 0 })
})

test.each(['post', 'comment'] as const)('puts right a wrong number of likes of a %s', async (kind) => {
  const { postId, commentId } = await aDiscussion()
  const id = kind === 'post' ? postId : commentId
  await world.update(`${kind}s`, { _id: id }, { $set: { likeCount: 5 } })
  expect(await recount()).toMatchObject({ corrected: 1 })
  expect((kind === 'post' ? storedPost(world, id) : storedComment(world, id)).likeCount).toBe(1)
  expect(reported()).toEqual([{ kind, id, counter: 'likeCount', was: 5, is: 1 }])
})

test('puts right each counter of a topic, and who has spoken how often in it', async () => {
  const { topicId, member, other } = await aDiscussion()
  const wrong = { postCount: 1, authorCount: 9, excellentCount: 3 }
  await world.update('topics', { _id: topicId }, { $set: wrong })
  await world.update('topicAuthors', { _id: `${topicId}_${member._id}` }, { $set: { postCount: 4 } })
  world.insert('topicAuthors', [{ _id: `${topicId}_nobody`, topicId, postCount: 1 }])
  expect(await recount()).toMatchObject({ corrected: 5 })
  expect(storedTopic(world, topicId)).toMatchObject({ postCount: 3, authorCount: 2, excellentCount: 1 })
  expect(Object.fromEntries(world.find('topicAuthors').map(({ _id, postCount }) => [_id, postCount]))).toEqual({
    [`${topicId}_${member._id}`]: 2,
    [`${topicId}_${other._id}`]: 1,
    [`${topicId}_nobody`]: 0,
  })
  const lines = reported().map(({ kind, counter, was, is }) => `${kind} ${counter}: ${was}, not ${is}`)
  expect(lines.sort()).toEqual([
    'topic authorCount: 9, not 2',
    'topic excellentCount: 3, not 1',
    'topic postCount: 1, not 3',
    'topicAuthor postCount: 1, not 0',
    'topicAuthor postCount: 4, not 2',
  ])
  expect(await recount()).toMatchObject({ corrected: 0 })
})

test('leaves a topic in which somebody is writing for the next night', async () => {
  const { topicId, member } = await aDiscussion()
  await world.update('topics', { _id: topicId }, { $set: { postCount: 1 } })
  world.advance('+2m')
  await aPost(world, { as: member, topicId })
  expect(await world.cloud.fireTimer('forum', 'recount')).toMatchObject({ corrected: 0 })
  expect(storedTopic(world, topicId).postCount).toBe(2)
  expect(await recount()).toMatchObject({ corrected: 1 })
  expect(storedTopic(world, topicId).postCount).toBe(4)
})

test('looks at what changed within two days, also when only something below it did', async () => {
  const { postId, commentId, other } = await aDiscussion()
  world.advance('+3d')
  expect(await recount()).toEqual({ posts: 0, comments: 0, articles: 0, topics: 0, corrected: 0 })
  await world.data('forum.removeComment', { commentId }, { as: other })
  await world.update('posts', { _id: postId }, { $set: { commentCount: 7 } })
  expect(await recount()).toEqual({ posts: 1, comments: 1, articles: 0, topics: 1, corrected: 1 })
  expect(storedPost(world, postId).commentCount).toBe(1)
})

test('meets each of hundreds once, however many changed in one moment, and counts threads longer than one read', async () => {
  const { postId, topicId } = await aDiscussion()
  const post = storedPost(world, postId)
  const [comment] = world.find<{ threadKey: string }>('comments', { subjectId: postId, state: 'visible' })
  const changedAt = world.now()
  const many = Array.from({ length: 350 }, (_none, index) => ({
    ...post,
    _id: `twin-${index}`,
    key: `${post.key}-${index}`,
    ...{ changedAt, commentCount: index === 349 ? 2500 : 0, isExcellent: false },
  }))
  world.insert('posts', many)
  const below = Array.from({ length: 2500 }, (_none, index) => ({
    ...comment,
    _id: `below-${index}`,
    ...{ subjectId: 'twin-349', threadKey: String(index).padStart(6, '0'), changedAt: 0 },
  }))
  world.insert('comments', below)
  const found = await recount()
  // The topic had not counted the twins: its posts, and how often their author has spoken.
  expect(found).toEqual({ posts: 353, comments: 3, articles: 0, topics: 1, corrected: 2 })
  expect(storedTopic(world, topicId).postCount).toBe(353)
}, 60_000)
