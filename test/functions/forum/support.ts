/** What the tests of the discussion start from. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import type { Post, Topic } from '../../../cloudfunctions/forum/repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aBranch, aMember, type World } from '../../support/world'

export const dayMs = 24 * 3600_000

/** A branch with its secretary, publicity officer and two members. */
export async function aTalkingBranch(world: World) {
  const { branchId } = aBranch(world)
  return {
    branchId,
    secretary: await aMember(world, { branchId, roles: ['secretary'], name: '陈一鸣' }),
    publicist: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '苏禾' }),
    member: await aMember(world, { branchId, name: '林晓' }),
    other: await aMember(world, { branchId, name: '何川' }),
  }
}

/** A topic of the next two weeks. */
export async function aTopic(world: World, as: Member, title = '实习在外，怎样过好组织生活？'): Promise<string> {
  const input = { title, text: '说说你那边的情况。', closesAt: world.now() + 14 * dayMs }
  return (await world.data('forum.createTopic', input, { as })).topicId
}

export async function aPost(
  world: World,
  topicId: string,
  { as, text = '每月第一个周日通一次电话。' }: { as: Member; text?: string },
): Promise<OutputOf<'forum.post'>['post']> {
  return (await world.data('forum.post', { topicId, text }, { as })).post
}

export const storedPost = (world: World, postId: string) => world.only<Post>('posts', { _id: postId })
export const storedTopic = (world: World, topicId: string) => world.only<Topic>('topics', { _id: topicId })

/** Texts that somebody sees in a topic, newest first. */
export async function textsFor(world: World, topicId: string, as: Member): Promise<string[]> {
  const { posts } = await world.data('forum.openTopic', { topicId }, { as })
  return posts.items.map(({ text }) => text)
}

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
