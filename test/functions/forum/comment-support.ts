/** What the tests of comments, likes and their upkeep start from. */
import type { OutputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import { aMember, type World } from '../../support/world'
import { aPost, aTalkingBranch, aTopic } from './support'

export type CommentDto = OutputOf<'forum.comment'>['comment']

/** A branch in which 林晓 has posted, in the circle or in a topic. */
export async function aPosted(world: World, place: 'circle' | 'topic' = 'circle') {
  const people = await aTalkingBranch(world)
  const topicId = place === 'topic' ? aTopic(world, people) : undefined
  const { postId } = await aPost(world, { as: people.member, ...(topicId !== undefined && { topicId }) })
  return { ...people, postId }
}

/** The comments of the post's first page, as somebody sees them. */
export const threadOf = async (world: World, postId: string, as: Member) =>
  (await world.data('forum.openPost', { postId }, { as })).comments.items
export const textsOf = async (world: World, postId: string, as: Member) =>
  (await threadOf(world, postId, as)).map(({ text }) => text)

interface Said {
  readonly as: Member
  readonly postId: string
  readonly text?: string
  readonly replyTo?: string
}

/** A comment on a post, or with `replyTo` an answer to one. */
export async function aComment(world: World, { as, postId, text = '说得好。', ...input }: Said): Promise<CommentDto> {
  return (await world.data('forum.comment', { text, subject: { kind: 'post', id: postId }, ...input }, { as })).comment
}

/** As many members of the branch. */
export function aCrowd(world: World, branchId: string, size: number): Promise<Member[]> {
  return Promise.all(Array.from({ length: size }, () => aMember(world, { branchId })))
}

/** A member who moves to another branch. */
export async function move(world: World, { _id }: Member, branchId: string): Promise<void> {
  await world.update('members', { _id }, { $set: { branchId, groupId: null } })
}
