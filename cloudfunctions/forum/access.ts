import { audienceKeysOf } from '../directory/audience'
import type { JoinedActor, Target as Touched } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { _ } from '../kit/database'
import { present } from '../kit/errors'
import { comments, type Comment } from './comment-repository'
import type { Entry, Target } from './entry'
import { readTarget } from './entries'
import { postFields, posts, type Post } from './post-repository'
import { topics, type Topic } from './topic-repository'

interface Context<I> {
  readonly input: I
  readonly actor: JoinedActor
}

export const ownBranch = ({ actor }: Context<unknown>): Touched => ({ branchId: actor.member.branchId })

/** The author, in whatever branch it was written: one's own words stay one's own after a transfer. */
export async function authorOfPost({ input }: Context<{ postId: string }>): Promise<Touched> {
  return { memberId: present(await posts.findOne({ _id: input.postId }, ['authorId'])).authorId }
}

export async function authorOfComment({ input }: Context<{ commentId: string }>): Promise<Touched> {
  return { memberId: present(await comments.findOne({ _id: input.commentId }, ['authorId'])).authorId }
}

interface Scoped {
  readonly branchId: string
  readonly scopeKeys: readonly string[]
}

/** Whom it is for, and who runs discussion in its branch. */
export function isInScope({ branchId, scopeKeys }: Scoped, actor: JoinedActor): boolean {
  if (branchId !== actor.member.branchId) return false
  const keys = audienceKeysOf(actor.member)
  return scopeKeys.some((key) => keys.includes(key)) || canDo(actor, 'forum.openModeration', { branchId })
}

/** `isInScope` as a condition, for a write that asks by itself. */
export function inScopeWhere(actor: JoinedActor): { readonly branchId: string; readonly scopeKeys?: unknown } {
  const { branchId } = actor.member
  const seesAll = canDo(actor, 'forum.openModeration', { branchId })
  return seesAll ? { branchId } : { branchId, scopeKeys: _.in(audienceKeysOf(actor.member)) }
}

/** The topic of the call, which the caller may read; one that opens later is seen by its editors. */
export async function topicOf(topicId: string, { actor, now }: { actor: JoinedActor; now: number }): Promise<Topic> {
  const topic = present(await topics.get(topicId))
  const isOpened = topic.opensAt <= now || canDo(actor, 'forum.saveTopic', { branchId: topic.branchId })
  return present(isInScope(topic, actor) && isOpened ? topic : null)
}

/** Visible; or pending or hidden and one's own or for one to decide about. */
export function canRead(entry: Entry, actor: JoinedActor): boolean {
  if (entry.state === 'removed') return false
  if (entry.authorId === actor.member.id) return true
  if (!isInScope(entry, actor)) return false
  if (entry.state === 'visible') return true
  // What WeChat has not answered about is its author's alone.
  return entry.awaits !== 'wechat' && canDo(actor, 'forum.review', { branchId: entry.branchId })
}

/** A post that the caller may read, without the likes of others. */
export async function postOf(postId: string, actor: JoinedActor): Promise<Post> {
  const post = present(await posts.findOne({ _id: postId }, postFields(actor.member.id)))
  return present(canRead(post, actor) ? post : null)
}

/** A post or comment that the caller may read, whole. */
export async function entryOf(target: Target, actor: JoinedActor): Promise<Entry> {
  const entry = present(await readTarget(target))
  return present(canRead(entry, actor) ? entry : null)
}

/** The post that an entry is, or stands below. */
export const postIdOf = ({ kind, id }: Target, entry: Entry) => (kind === 'post' ? id : (entry as Comment).subjectId)
