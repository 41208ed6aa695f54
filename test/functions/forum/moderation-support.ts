/** What the tests of moderation start from. */
import type { Case } from '../../../cloudfunctions/forum/case-repository'
import type { Comment } from '../../../cloudfunctions/forum/comment-repository'
import type { Post } from '../../../cloudfunctions/forum/post-repository'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { AuditEntry } from '../../../cloudfunctions/kit/audit'
import type { Notice } from '../../../cloudfunctions/kit/notices'
import { aBranch, aMember, type World } from '../../support/world'
import { storedComment, storedPost, storedTopic } from './documents'

/** A branch with those who speak for it, the publicity officer and two members, and a post of one of them in a topic. */
export async function aModeratedBranch(world: World) {
  const { branchId } = aBranch(world)
  const member = await aMember(world, { branchId, name: '林晓' })
  const topic = storedTopic(world, { branchId })
  const post = await storedPost(world, member, { topic })
  return {
    branchId,
    topic,
    post,
    member,
    target: { kind: 'post' as const, id: post._id },
    secretary: await aMember(world, { branchId, roles: ['secretary'], name: '陈一鸣' }),
    deputy: await aMember(world, { branchId, roles: ['deputySecretary'], name: '江遥' }),
    publicist: await aMember(world, { branchId, roles: ['publicityOfficer'], name: '苏禾' }),
    other: await aMember(world, { branchId, name: '何川' }),
  }
}

export type Moderated = Awaited<ReturnType<typeof aModeratedBranch>>

/** A comment of the same author below the branch's post. */
export async function aComment(world: World, { member, post }: Pick<Moderated, 'member' | 'post'>) {
  const comment = await storedComment(world, member, { post })
  return { comment, target: { kind: 'comment' as const, id: comment._id } }
}

export const postNow = (world: World, { _id }: { _id: string }) => world.only<Post>('posts', { _id })
export const commentNow = (world: World, { _id }: { _id: string }) => world.only<Comment>('comments', { _id })
export const caseOf = (world: World, { kind, id }: { kind: string; id: string }) =>
  world.only<Case>('cases', { _id: `${kind}_${id}` })

export const noticesOf = (world: World, { _id }: Member) =>
  world.find<Notice>('notices', { memberId: _id }).sort((a, b) => a.at - b.at)
export const titlesFor = (world: World, member: Member) => noticesOf(world, member).map(({ title }) => title)

/** What the log says about the branch, with whose words it were. */
export const auditsOf = (world: World, branchId: string) =>
  world
    .find<AuditEntry>('auditLog', { branchId })
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ what, targetId, actorName }) => [actorName, what, targetId])

/** Why the tests hide something. */
export const hidingReason = '有同志的电话号码'

export const hide = (world: World, { target, secretary }: Pick<Moderated, 'target' | 'secretary'>) =>
  world.data('forum.hide', { target, reason: hidingReason }, { as: secretary })

export async function aHiddenPost(world: World) {
  const branch = await aModeratedBranch(world)
  await hide(world, branch)
  world.advance('+1m')
  return branch
}

export async function anAppealedPost(world: World) {
  const branch = await aHiddenPost(world)
  const { target, member } = branch
  await world.data('forum.appeal', { target, text: '那是我自己的号码。' }, { as: member })
  world.advance('+1m')
  return branch
}

export const topicNow = (world: World, { topic }: Moderated) => world.only<object>('topics', { _id: topic._id })
