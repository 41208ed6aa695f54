/** Discussion topics with what was said and how the branch answered. Counters come from the posts themselves. */
import { audienceKey } from '../../cloudfunctions/directory/audience'
import { withRecentAuthor } from '../../cloudfunctions/domain/discussion'
import type { Post } from '../../cloudfunctions/forum/post-repository'
import type { Topic, TopicAuthor } from '../../cloudfunctions/forum/topic-repository'
import { timeKey } from '../../cloudfunctions/kit/ids'
import { endOfDay } from '../../miniprogram/shared/calendar'
import type { Cloud } from '../cloud'
import { circleOfDemo } from './circle'
import { casesOfDemo } from './forum-cases'
import { answerBy, crowdBelow, withLikes } from './forum-entries'
import { answerNotices } from './forum-notices'
import { crowdOf, spokenIn, type Spoken } from './forum-posts'
import type { SeedOptions } from './membership'
import type { SeedBranch, SeedWorld } from './people'
import type { TopicPlan } from './topic-plan'
import { foreignTopic, topicPlans, usualWords } from './topics'
import { uploader } from './uploads'

const dayMs = 24 * 3600_000
/** Posts in the first topic, closed topics, and posts in each of those, that each step of scale adds. */
const postsPerScale = 100
const oldTopicsPerScale = 3
const postsInOldTopic = 10
/** Likes of the pinned post, and comments on it, that each step of scale adds: 2,000 at the scale of the bench. */
const echoPerScale = 20

type Insert = (collection: string, documents: readonly object[]) => void

export async function seedForum(cloud: Cloud, world: SeedWorld, options: SeedOptions): Promise<void> {
  const insert: Insert = (collection, documents) =>
    cloud.database.insertMany(
      collection,
      documents.map((document) => ({ ...document })),
    )
  const [branch, ...others] = world.branches as [SeedBranch, ...SeedBranch[]]
  const plans = [...topicPlans, ...oldTopics((options.scale - 1) * oldTopicsPerScale)]
  for (const [index, plan] of plans.entries()) seedTopic(insert, plan, { world, branch, options, isFirst: index === 0 })
  insert(
    'topics',
    others.map((other) =>
      emptyTopic(foreignTopic, { id: `${foreignTopic.id}-${other.unit._id}`, branch: other, world, now: options.now }),
    ),
  )
  const circle = await circleOfDemo(branch, { world, upload: uploader(cloud), ...options })
  insert('posts', circle.posts)
  insert('comments', circle.comments)
  const moderated = casesOfDemo(branch, world, options.now)
  insert('posts', moderated.posts)
  insert('cases', moderated.cases)
}

interface Seeding {
  readonly world: SeedWorld
  readonly branch: SeedBranch
  readonly options: SeedOptions
  readonly isFirst: boolean
}

function seedTopic(insert: Insert, plan: TopicPlan, seeding: Seeding): void {
  const { world, branch, options, isFirst } = seeding
  const { scale, now } = options
  const topic = emptyTopic(plan, { id: plan.id, branch, world, now })
  const spoken = spokenIn(topic, { lines: plan.posts, world, likers: branch.members, now }).map((each) =>
    each.post.isPinned && scale > 1 ? famous(each, seeding) : each,
  )
  const grown = isFirst ? scale * postsPerScale - plan.posts.length : 0
  const many = plan.posts.length === 0 ? postsInOldTopic : scale > 1 ? grown : 0
  const crowd = crowdOf(topic, { members: branch.members, world, count: Math.max(0, many) })
  const posts = [...crowd, ...spoken.map(({ post }) => post)]
  insert('topics', [counted(topic, posts)])
  insert('topicAuthors', authorsOf(topic, posts))
  insert('posts', posts)
  insert(
    'comments',
    spoken.flatMap(({ comments }) => comments),
  )
  insert('notices', answerNotices(posts.slice(-spoken.length || posts.length), now))
}

/** At a larger scale the whole college likes the pinned post, so that its document is as large as they get. */
function famous({ post, comments }: Spoken, { world, branch, options: { scale } }: Seeding): Spoken {
  const count = scale * echoPerScale
  const crowd = crowdBelow(post, branch.members, { count: count - comments.length, texts: usualWords })
  // One of them may speak for the branch; the post is answered already.
  return { post: { ...withLikes(post, world.members, count), commentCount: count }, comments: [...comments, ...crowd] }
}

function oldTopics(count: number): TopicPlan[] {
  return Array.from({ length: count }, (_none, index) => ({
    id: `topic-archive-${String(index + 1).padStart(4, '0')}`,
    title: `往期讨论：第 ${index + 1} 次组织生活怎么过？`,
    text: '',
    createdBy: '苏禾',
    openedDaysAgo: 120 + index * 7,
    closesInDays: -100 - index * 7,
    summary: ['陈一鸣', '说得都实在，已经列进各小组的计划。'],
    posts: [],
  }))
}

interface Opening {
  readonly id: string
  readonly branch: SeedBranch
  readonly world: SeedWorld
  readonly now: number
}

function emptyTopic(plan: TopicPlan, { id, branch, world, now }: Opening): Topic {
  const { title, text, createdBy, openedDaysAgo, closesInDays, summary } = plan
  const opensAt = now - openedDaysAgo * dayMs
  const closesAt = closesInDays < 0 ? now + closesInDays * dayMs : endOfDay(now + closesInDays * dayMs)
  const creator = branch.members.find(({ name }) => name === createdBy) ?? branch.members[0]!
  const branchId = branch.unit._id
  return {
    ...{ _id: id, branchId, key: timeKey(opensAt, id), title, text, pictures: [], opensAt, closesAt },
    state: summary ? 'closed' : 'open',
    scopeKeys: [audienceKey.all(branchId)],
    ...{ groupNames: [], groupIds: [], postCount: 0, authorCount: 0, excellentCount: 0, recentAuthors: [] },
    summary: summary ? answerBy(world, summary, closesAt) : null,
    ...{ version: 1, savedWith: '', createdById: creator._id, createdAt: opensAt },
  }
}

/** @param posts all visible, the oldest first */
function counted(topic: Topic, posts: readonly Post[]): Topic {
  return {
    ...topic,
    postCount: posts.length,
    authorCount: new Set(posts.map(({ authorId }) => authorId)).size,
    excellentCount: posts.filter(({ isExcellent }) => isExcellent).length,
    recentAuthors: posts.slice(-50).reduce<string[]>((names, post) => withRecentAuthor(names, post.authorName), []),
  }
}

function authorsOf(topic: Topic, posts: readonly Post[]): TopicAuthor[] {
  const counts = new Map<string, number>()
  for (const { authorId } of posts) counts.set(authorId, (counts.get(authorId) ?? 0) + 1)
  return [...counts].map(([authorId, postCount]) => ({
    _id: `${topic._id}_${authorId}`,
    topicId: topic._id,
    postCount,
  }))
}
