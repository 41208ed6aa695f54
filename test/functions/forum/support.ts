/** What the tests of the discussion start from. */
import type { InputOf, OutputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import { circleOf, type Post } from '../../../cloudfunctions/forum/post-repository'
import type { Topic } from '../../../cloudfunctions/forum/topic-repository'
import type { Notice } from '../../../cloudfunctions/kit/notices'
import { aBranch, aMember, type World } from '../../support/world'

export type PostDto = OutputOf<'forum.post'>['post']

export const hourMs = 3600_000
export const dayMs = 24 * hourMs

/** A branch with its secretary, publicity officer and two members, one of them in a group. */
export async function aTalkingBranch(world: World) {
  const { branchId, groupId } = aBranch(world)
  return {
    branchId,
    groupId,
    secretary: await aMember(world, { branchId, roles: ['secretary'], name: '陈一鸣' }),
    publicist: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '苏禾' }),
    member: await aMember(world, { branchId, groupId, name: '林晓' }),
    other: await aMember(world, { branchId, name: '何川' }),
  }
}

let topics = 0
/** A topic of the branch that has just opened and stays so for two weeks, unless changed. @returns its id */
export function aTopic(world: World, { branchId }: { branchId: string }, changes: Partial<Topic> = {}): string {
  const _id = `test-topic-${++topics}`
  const [opensAt, createdAt] = [world.now() - 1, world.now() - 1]
  const topic: Topic = {
    _id,
    branchId,
    key: `${String(changes.opensAt ?? opensAt).padStart(13, '0')}_${_id}`,
    title: '实习在外，怎样过好组织生活？',
    text: '说说你那边的情况。',
    pictures: [],
    state: 'open',
    opensAt,
    closesAt: world.now() + 14 * dayMs,
    scopeKeys: [`all_${branchId}`],
    groupNames: [],
    groupIds: [],
    postCount: 0,
    authorCount: 0,
    excellentCount: 0,
    recentAuthors: [],
    summary: null,
    version: 1,
    savedWith: `test-${_id}`,
    createdById: 'test-editor',
    createdAt,
    ...changes,
  }
  world.insert('topics', [topic])
  return _id
}

export const inTopic = (topicId: string): InputOf<'forum.post'>['place'] => ({ kind: 'topic', topicId })
export const inCircle: InputOf<'forum.post'>['place'] = { kind: 'circle' }

type Words = Partial<Omit<InputOf<'forum.post'>, 'place'>>

/** A post in a topic, or in the circle where none is given. */
export async function aPost(
  world: World,
  { as, topicId, ...words }: { as: Member; topicId?: string } & Words,
): Promise<PostDto> {
  const place = topicId === undefined ? inCircle : inTopic(topicId)
  return (await world.data('forum.post', { place, text: '每月第一个周日通一次电话。', ...words }, { as })).post
}

export const storedPost = (world: World, postId: string) => world.only<Post>('posts', { _id: postId })
export const storedTopic = (world: World, topicId: string) => world.only<Topic>('topics', { _id: topicId })
export const storedComment = (world: World, commentId: string) => world.only<Comment>('comments', { _id: commentId })

/** More posts like this one, each a millisecond older than the one before. @returns them, newest first */
export function olderPosts(world: World, { _id, createdAt, ...post }: Post, count: number): Post[] {
  const made = Array.from({ length: count }, (_none, index): Post => {
    const at = createdAt - 1 - index
    const key = `${String(at).padStart(13, '0')}_${_id}-${index}`
    return { ...post, _id: `${_id}-${index}`, createdAt: at, key, orderKey: `0${key}` }
  })
  world.insert('posts', made)
  return made
}

export const circlePosts = (world: World, { branchId }: { branchId: string }) =>
  world.find<Post>('posts', { placeId: circleOf(branchId) })

let uploads = 0
/** A file as a phone uploads it; "risky" in its name makes the local cloud's check refuse it. @returns its id */
export async function anUpload(world: World, name = 'fine', extension = 'jpg'): Promise<string> {
  const path = `posts/${name}-${++uploads}.${extension}`
  const answer = await fetch(`${world.cloud.url}/cloud/files/${path}`, { method: 'PUT', body: path })
  return ((await answer.json()) as { fileID: string }).fileID
}

/** A film of half a minute, with its cover. */
export async function aFilm(world: World): Promise<NonNullable<InputOf<'forum.post'>['video']>> {
  const [fileId, coverFileId] = [await anUpload(world, 'film', 'mp4'), await anUpload(world, 'cover')]
  return { fileId, coverFileId, seconds: 30, width: 720, height: 1280 }
}

/** Texts that somebody sees in a topic, in order. */
export async function textsFor(world: World, topicId: string, as: Member): Promise<string[]> {
  const { posts } = await world.data('forum.openTopic', { topicId }, { as })
  return posts.items.map(({ text }) => text)
}

/** Notices in somebody's inbox, oldest first. */
export const noticesOf = (world: World, { _id: memberId }: Member) =>
  world.find<Notice>('notices', { memberId }).sort((a, b) => a.at - b.at)

/** What the last call cost. */
export const cost = (world: World) => world.cloud.calls.at(-1)!

/** Every page of a paged list, by its cursor. */
export async function allPages<T>(
  fetchPage: (cursor: { cursor?: string }) => Promise<{ items: T[]; nextCursor: string | null }>,
): Promise<T[][]> {
  const pages: T[][] = []
  let cursor: string | null = null
  do {
    const page: { items: T[]; nextCursor: string | null } = await fetchPage(cursor === null ? {} : { cursor })
    pages.push(page.items)
    cursor = page.nextCursor
  } while (cursor !== null)
  return pages
}
