/** What the discussion's cases need: the largest topic, the post that most people like, somebody who speaks. */
import { boundMember } from './given'
import type { BenchWorld } from './world'

/** The topic with the most posts. */
const largestTopic = (world: BenchWorld) =>
  world.pick('topics', { branchId: world.branchId, state: 'open' }, { most: 'postCount' })._id

/** Liked, and commented on, by as many as the scale allows. */
const famousPost = (world: BenchWorld) => world.pick('posts', { branchId: world.branchId }, { most: 'likeCount' })._id

const aPost = (world: BenchWorld, place: number) =>
  world.pick('posts', { branchId: world.branchId, state: 'visible', isPinned: false }, { place })._id

export const topic = (world: BenchWorld) => ({ topicId: largestTopic(world) })
export const excellent = (world: BenchWorld) => ({ ...topic(world), filter: 'excellent' })
export const ownPosts = (world: BenchWorld) => ({ ...topic(world), filter: 'mine' })
export const unanswered = (world: BenchWorld) => ({ ...topic(world), filter: 'unanswered' })
export const closedTopic = (world: BenchWorld) => ({
  topicId: world.pick('topics', { branchId: world.branchId, state: 'closed' })._id,
})

export const thread = (world: BenchWorld) => ({ postId: famousPost(world) })
export const mine = () => ({ kind: 'posts' })
export const tab = (name: string) => () => ({ tab: name })

/** The usual answer: nobody has said anything since. */
export const newest = (world: BenchWorld) => ({
  place: { kind: 'topic', ...topic(world) },
  after: world.pick('posts', { placeId: largestTopic(world) }, { most: 'key' }).key,
})

const words = '结合自己的专业谈一点体会，欢迎大家补充。'

export const speaker = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { place: { kind: 'topic', ...topic(world) }, text: words },
})

export const sharer = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { place: { kind: 'circle' }, text: words },
})

/** All of them on the post that has the most comments. */
export const commenter = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { subject: { kind: 'post', id: famousPost(world) }, text: words },
})

/** Takes back and gives a like of the post that has the most, by turns. */
export const liker = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place >> 1),
  input: { target: { kind: 'post', id: famousPost(world) }, isLiked: place % 2 === 1 },
})

export const reporter = async (world: BenchWorld, place: number) => ({
  who: boundMember(world, place),
  input: { target: { kind: 'post', id: aPost(world, place) }, reason: 'other' },
})

export const postToAnswer = async (world: BenchWorld, place: number) => ({
  who: 'secretary' as const,
  input: {
    postId: world.pick('posts', { branchId: world.branchId, isWaiting: true }, { place })._id,
    text: '说得实在，组织生活会上可以接着讲。',
  },
})
