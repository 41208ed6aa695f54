import type { Member } from '../../../cloudfunctions/directory/members'
import { owesAnswer, voiceOf } from '../../../cloudfunctions/domain/discussion'
import { awaitedBy } from '../../../cloudfunctions/domain/moderation'
import { audienceFor } from '../../../cloudfunctions/forum/entries'
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import type { Post } from '../../../cloudfunctions/forum/post-repository'
import type { Topic, TopicAuthor } from '../../../cloudfunctions/forum/topic-repository'
import { seed } from '../../../devkit/seed'
import { daysWaited } from '../../../miniprogram/shared/calendar'
import { openWorld, type World } from '../../support/world'

/** One of each scale, for tests that only read. */
const worlds = new Map<number, World>()
async function seeded(scale = 1): Promise<World> {
  const world = worlds.get(scale) ?? (await openWorld())
  worlds.set(scale, world)
  // An environment that has its demo data is left as it is.
  await seed(world.cloud, { scale })
  return world
}
afterAll(async () => {
  for (const world of worlds.values()) await world.close()
})

test('林晓 finds three topics, one with the branch’s summary, and the secretary’s comment on top', async () => {
  const world = await seeded()
  const { items, newestComment } = await world.data('forum.listTopics', {}, { as: 'demo-lin-xiao' })
  expect(items.map(({ title, state, excellentCount }) => [title, state, excellentCount])).toEqual([
    ['实习在外，怎样过好组织生活？', 'open', 3],
    ['四季度主题党日去哪里、做什么？', 'open', 0],
    ['毕业设计和支部工作怎样兼顾？', 'closed', 3],
  ])
  expect(items[2]!.summary).toMatchObject({ authorName: '陈一鸣', roleLabel: '支部书记' })
  expect(newestComment).toMatchObject({ topicTitle: '毕业设计和支部工作怎样兼顾？', authorName: '陈一鸣' })
})

test('two posts have waited five days, and none longer', async () => {
  const world = await seeded()
  const { items } = await world.data('forum.openModeration', { tab: 'unanswered' }, { as: 'demo-chen-yiming' })
  const late = items.filter(({ waitingSince }) => daysWaited(waitingSince!, world.now()) >= 5)
  expect(late.map(({ authorName }) => authorName)).toEqual(['许知夏', '何川'])
})

test('the circle shows pictures and a film that are really there', async () => {
  const world = await seeded()
  const { items } = await world.data('forum.openCircle', {}, { as: 'demo-lin-xiao' })
  expect(items.map(({ pictures, video }) => [pictures.length, video !== null])).toEqual(
    expect.arrayContaining([
      [3, false],
      [6, false],
      [0, true],
    ]),
  )
  const urls = items.flatMap(({ pictures, video }) => [
    ...pictures.map(({ url }) => url),
    ...(video ? [video.url] : []),
  ])
  expect(urls).not.toContain(null)
})

test('something waits in every tab of the moderation', async () => {
  const world = await seeded()
  const { tabs } = await world.data('forum.openModeration', { tab: 'cases' }, { as: 'demo-chen-yiming' })
  expect(tabs).toEqual([
    { tab: 'unanswered', waiting: expect.any(Number) },
    { tab: 'review', waiting: 1 },
    { tab: 'cases', waiting: 2 },
    { tab: 'hidden', waiting: 0 },
  ])
})

test.each([1, 3])('counters fit the posts at scale %i', async (scale) => {
  const world = await seeded(scale)
  const posts = world.find<Post>('posts')
  const visible = posts.filter(({ state, place }) => state === 'visible' && place === 'topic')
  const authors = new Map(world.find<TopicAuthor>('topicAuthors').map(({ _id, postCount }) => [_id, postCount]))
  const counts = new Map<string, number>()
  for (const { placeId, authorId } of visible) {
    const key = `${placeId}_${authorId}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  expect(authors).toEqual(counts)
  for (const topic of world.find<Topic>('topics')) {
    const own = visible.filter(({ placeId }) => placeId === topic._id)
    expect(topic).toMatchObject({
      postCount: own.length,
      authorCount: new Set(own.map(({ authorId }) => authorId)).size,
      excellentCount: own.filter(({ isExcellent }) => isExcellent).length,
    })
    for (const { createdAt } of own) {
      expect(createdAt).toBeGreaterThanOrEqual(topic.opensAt)
      expect(createdAt).toBeLessThanOrEqual(Math.min(world.now(), topic.closesAt))
    }
  }
  expect(world.find<Comment>('comments').length).toBeGreaterThan(15)
})

test.each([1, 3])('every post is as the functions would have written it, at scale %i', async (scale) => {
  const world = await seeded(scale)
  const members = new Map(world.find<Member>('members').map((member) => [member._id, member]))
  const comments = world.find<Comment>('comments')
  for (const post of world.find<Post>('posts')) {
    const author = members.get(post.authorId)!
    expect(author.branchId).toBe(post.branchId)
    expect(post.roleLabel === '').toBe(voiceOf(author.roles, post.branchId) === null)
    expect(post.audience).toBe(audienceFor(post.state, post.authorId))
    const pictures = [...post.pictures, ...(post.video ? [post.video.cover] : [])].map(({ check }) => check)
    expect(post.awaits).toBe(awaitedBy(post.checks, pictures))
    expect(post.isWaiting).toBe(owesAnswer(post))
    expect(post.likeCount).toBe(Object.keys(post.likes).length)
    expect(post.commentCount).toBe(comments.filter(({ subjectId }) => subjectId === post._id).length)
  }
})

test('each step of scale adds a hundred posts to the largest topic and twenty likes to its pinned post', async () => {
  const world = await seeded(3)
  const { items } = await world.data('forum.listTopics', {}, { as: 'demo-lin-xiao' })
  expect(Math.max(...items.map(({ postCount }) => postCount))).toBe(300)
  expect(world.only<Post>('posts', { isPinned: true }).likeCount).toBe(60)
})
