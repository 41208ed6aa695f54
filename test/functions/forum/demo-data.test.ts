import type { Post, Topic, TopicAuthor } from '../../../cloudfunctions/forum/repository'
import { voiceOf } from '../../../cloudfunctions/domain/discussion'
import type { Member } from '../../../cloudfunctions/directory/members'
import { seed } from '../../../devkit/seed'
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

test('林晓 finds three topics, and the secretary’s comment on top', async () => {
  const world = await seeded()
  const { items, newestComment } = await world.data('forum.listTopics', {}, { as: 'demo-lin-xiao' })
  expect(items.map(({ title, state }) => [title, state])).toEqual([
    ['实习在外，怎样过好组织生活？', 'open'],
    ['四季度主题党日去哪里、做什么？', 'open'],
    ['毕业设计和支部工作怎样兼顾？', 'closed'],
  ])
  expect(newestComment).toMatchObject({ topicTitle: '毕业设计和支部工作怎样兼顾？', authorName: '陈一鸣' })
})

test('two posts have waited five days, and none longer', async () => {
  const world = await seeded()
  const { items } = await world.data('forum.listUnanswered', {}, { as: 'demo-chen-yiming' })
  const late = items.filter(({ waitingDays }) => waitingDays! >= 5)
  expect(late.map(({ authorName, waitingDays }) => [authorName, waitingDays])).toEqual([
    ['许知夏', 5],
    ['何川', 5],
  ])
})

test.each([1, 3])('counters fit the posts at scale %i', async (scale) => {
  const world = await seeded(scale)
  const posts = world.find<Post>('posts')
  const authors = new Map(world.find<TopicAuthor>('topicAuthors').map(({ _id, postCount }) => [_id, postCount]))
  const members = new Map(world.find<Member>('members').map((member) => [member._id, member]))
  const counts = new Map<string, number>()
  for (const { topicId, authorId } of posts) {
    const key = `${topicId}_${authorId}`
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  expect(authors).toEqual(counts)
  for (const topic of world.find<Topic>('topics')) {
    const own = posts.filter(({ topicId }) => topicId === topic._id)
    expect(topic).toMatchObject({
      postCount: own.length,
      authorCount: new Set(own.map(({ authorId }) => authorId)).size,
    })
    for (const post of own) {
      expect(post.createdAt).toBeGreaterThanOrEqual(topic.opensAt)
      expect(post.createdAt).toBeLessThanOrEqual(Math.min(world.now(), topic.closesAt))
      expect(members.get(post.authorId)?.branchId).toBe(topic.branchId)
      const isVoice = voiceOf(members.get(post.authorId)!.roles, post.branchId) !== null
      expect(post.isWaiting).toBe(post.comment === null && !isVoice)
    }
  }
})

test('the largest topic has a hundred posts for each step of scale', async () => {
  const world = await seeded(3)
  const { items } = await world.data('forum.listTopics', {}, { as: 'demo-lin-xiao' })
  expect(Math.max(...items.map(({ postCount }) => postCount))).toBe(300)
})
