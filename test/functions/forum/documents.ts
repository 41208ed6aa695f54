/** Topics, posts and comments written straight into the database, with the counters that belong to them. */
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import type { Post } from '../../../cloudfunctions/forum/post-repository'
import type { Topic } from '../../../cloudfunctions/forum/topic-repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { World } from '../../support/world'

const dayMs = 24 * 3600_000

/** Ids that differ from one call to the next, within one test file. */
let serial = 0

type TopicChanges = Partial<Topic> & { readonly branchId: string }

/** An open topic for the whole branch. */
export function storedTopic(world: World, changes: TopicChanges): Topic {
  const _id = `topic-${++serial}`
  const now = world.now()
  const topic: Topic = {
    _id,
    key: `${now}_${_id}`,
    title: '实习在外，怎样过好组织生活？',
    text: '说说你那边的情况。',
    pictures: [],
    state: 'open',
    opensAt: now - dayMs,
    closesAt: now + 14 * dayMs,
    scopeKeys: [`all_${changes.branchId}`],
    groupNames: [],
    groupIds: [],
    postCount: 0,
    authorCount: 0,
    excellentCount: 0,
    recentAuthors: [],
    summary: null,
    version: 1,
    savedWith: '',
    createdById: 'somebody',
    createdAt: now,
    ...changes,
  }
  world.insert('topics', [topic])
  return topic
}

function entryBy(world: World, { _id: authorId, name, openid, branchId }: Member, _id: string) {
  const now = world.now()
  return {
    _id,
    branchId,
    scopeKeys: [`all_${branchId}`],
    key: `${now}_${_id}`,
    authorId,
    authorName: name,
    authorOpenid: openid ?? '',
    roleLabel: '',
    text: '每月第一个周日通一次电话。',
    createdAt: now,
    editedAt: null,
    savedWith: '',
    state: 'visible' as const,
    audience: 'everyone' as const,
    awaits: 'nobody' as const,
    checks: { text: 'passed' as const, needsLook: false, isLookedAt: false, refusal: '' },
    hidden: null,
    likes: {},
    likeCount: 0,
    changedAt: now,
  }
}

/** What waits for a person's look. */
export const doubtful = (author: Member) => ({
  state: 'pending' as const,
  audience: `author:${author._id}` as const,
  awaits: 'person' as const,
  isWaiting: false,
  checks: { text: 'doubtful' as const, needsLook: false, isLookedAt: false, refusal: '' },
})

/** A post that waits for an answer, counted where it stands. Without a topic it stands in the circle. */
export async function storedPost(
  world: World,
  author: Member,
  { topic = null, ...changes }: Partial<Post> & { readonly topic?: Topic | null } = {},
): Promise<Post> {
  const base = entryBy(world, author, `post-${++serial}`)
  const post: Post = {
    ...base,
    place: topic ? 'topic' : 'circle',
    placeId: topic?._id ?? `circle_${author.branchId}`,
    placeTitle: topic?.title ?? '',
    orderKey: `0${base.key}`,
    isPinned: false,
    isExcellent: false,
    pictures: [],
    video: null,
    isAnswered: false,
    isWaiting: topic !== null,
    comment: null,
    commentKey: '',
    commentCount: 0,
    leftovers: null,
    ...changes,
  }
  world.insert('posts', [post])
  if (topic && post.state === 'visible') await count(world, topic, post)
  return post
}

async function count(world: World, { _id: topicId }: Topic, { authorId, authorName }: Post): Promise<void> {
  const _id = `${topicId}_${authorId}`
  const isFirst = world.find('topicAuthors', { _id }).length === 0
  if (isFirst) world.insert('topicAuthors', [{ _id, topicId, postCount: 1 }])
  else await world.update('topicAuthors', { _id }, { $inc: { postCount: 1 } })
  const update = { $inc: { postCount: 1, authorCount: isFirst ? 1 : 0 }, $set: { recentAuthors: [authorName] } }
  await world.update('topics', { _id: topicId }, update)
}

/** A comment on the post, counted there. */
export async function storedComment(
  world: World,
  author: Member,
  { post, ...changes }: Partial<Comment> & { readonly post: Post },
): Promise<Comment> {
  const base = entryBy(world, author, `comment-${++serial}`)
  const comment: Comment = {
    ...base,
    text: '说得对。',
    subject: 'post',
    subjectId: post._id,
    subjectTitle: post.placeTitle,
    threadKey: base.key,
    rootId: null,
    replyTo: null,
    ...changes,
  }
  world.insert('comments', [comment])
  if (comment.state === 'visible') await world.update('posts', { _id: post._id }, { $inc: { commentCount: 1 } })
  return comment
}
