import type { JoinedActor, Target } from '../kit/actor'
import { present } from '../kit/errors'
import { posts, topics, type Post, type Topic } from './repository'

interface Context<I> {
  readonly input: I
  readonly actor: JoinedActor
}

export const ownBranch = ({ actor }: Context<unknown>): Target => ({ branchId: actor.member.branchId })

/** The author of the post, in whatever branch it was written: one's own words stay one's own after a transfer. */
export async function authorOfPost({ input }: Context<{ postId: string }>): Promise<Target> {
  return { memberId: present(await posts.get(input.postId)).authorId }
}

/** The topic of the call, which must belong to the caller's branch. */
export async function topicOf({ input, actor }: Context<{ topicId: string }>): Promise<Topic> {
  const topic = present(await topics.get(input.topicId))
  return present(topic.branchId === actor.member.branchId ? topic : null)
}

/** A post of the caller's branch that is still there. */
export async function postOf({ input, actor }: Context<{ postId: string }>): Promise<Post> {
  const post = present(await posts.get(input.postId))
  return present(post.branchId === actor.member.branchId && post.state !== 'removed' ? post : null)
}
