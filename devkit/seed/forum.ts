/** Discussion topics with what was said and how the branch answered. Counters come from the posts themselves. */
import type { Post, Topic, TopicAuthor } from '../../cloudfunctions/forum/repository'
import { withRecentAuthor } from '../../cloudfunctions/domain/discussion'
import { timeKey } from '../../cloudfunctions/kit/ids'
import { endOfDay } from '../../miniprogram/shared/calendar'
import type { Cloud } from '../cloud'
import { answerNotices } from './forum-notices'
import { crowdOf, postsOf } from './forum-posts'
import type { SeedOptions } from './membership'
import type { SeedBranch, SeedWorld } from './people'
import type { TopicPlan } from './topic-plan'
import { foreignTopic, topicPlans } from './topics'

const dayMs = 24 * 3600_000
/** Posts in the first topic, closed topics, and posts in each of those, that each step of scale adds. */
const postsPerScale = 100
const oldTopicsPerScale = 3
const postsInOldTopic = 10

export async function seedForum({ database }: Cloud, world: SeedWorld, { scale, now }: SeedOptions): Promise<void> {
  const insert = (collection: string, documents: readonly object[]) =>
    database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const [branch, ...others] = world.branches as [SeedBranch, ...SeedBranch[]]
  const steps = scale - 1
  for (const [index, plan] of [...topicPlans, ...oldTopics(steps * oldTopicsPerScale)].entries()) {
    const topic = emptyTopic(plan, { id: plan.id, branch, now })
    const spoken = postsOf(topic, { lines: plan.posts, world, now })
    const grown = index === 0 ? scale * postsPerScale - plan.posts.length : 0
    const many = plan.posts.length === 0 ? postsInOldTopic : steps > 0 ? grown : 0
    const posts = [...crowdOf(topic, { members: branch.members, world, count: Math.max(0, many) }), ...spoken]
    insert('topics', [counted(topic, posts)])
    insert('topicAuthors', authorsOf(topic, posts))
    insert('posts', posts)
    insert('notices', answerNotices(spoken, now))
  }
  insert(
    'topics',
    others.map((other) => emptyTopic(foreignTopic, { id: `${foreignTopic.id}-${other.unit._id}`, branch: other, now })),
  )
}

function oldTopics(count: number): TopicPlan[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: `topic-archive-${String(index + 1).padStart(4, '0')}`,
    title: `往期讨论：第 ${index + 1} 次组织生活怎么过？`,
    text: '',
    createdBy: '苏禾',
    openedDaysAgo: 120 + index * 7,
    closesInDays: -100 - index * 7,
    posts: [],
  }))
}

function emptyTopic(
  { title, text, createdBy, openedDaysAgo, closesInDays }: TopicPlan,
  { id, branch, now }: { id: string; branch: SeedBranch; now: number },
): Topic {
  const opensAt = now - openedDaysAgo * dayMs
  const creator = branch.members.find(({ name }) => name === createdBy) ?? branch.members[0]!
  return {
    _id: id,
    branchId: branch.unit._id,
    key: timeKey(opensAt, id),
    title,
    text,
    state: closesInDays < 0 ? 'closed' : 'open',
    opensAt,
    closesAt: closesInDays < 0 ? now + closesInDays * dayMs : endOfDay(now + closesInDays * dayMs),
    postCount: 0,
    authorCount: 0,
    recentAuthors: [],
    createdById: creator._id,
    createdAt: opensAt,
  }
}

/** @param posts all visible, the oldest first */
function counted(topic: Topic, posts: readonly Post[]): Topic {
  return {
    ...topic,
    postCount: posts.length,
    authorCount: new Set(posts.map(({ authorId }) => authorId)).size,
    recentAuthors: posts.slice(-50).reduce<string[]>((names, post) => withRecentAuthor(names, post.authorName), []),
  }
}

function authorsOf(topic: Topic, posts: readonly Post[]): TopicAuthor[] {
  const counts = new Map<string, number>()
  for (const { authorId } of posts) counts.set(authorId, (counts.get(authorId) ?? 0) + 1)
  return [...counts].map(([authorId, postCount]) => ({ _id: `${topic._id}_${authorId}`, postCount }))
}
