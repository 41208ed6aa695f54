/** Whom a comment is about learns of it once others can read it. What was said is read where it stands. */
import { memberCollection } from '../directory/members'
import { notify } from '../kit/notices'
import type { Comment } from './comment-repository'
import { pathOf, whereLabel } from './messages'
import { posts, type Post } from './post-repository'

/**
 * Tells the author of the post and whoever the comment answers, once each and a person once, whichever call shows it
 * first: writing it, a check's late answer or a person's look. Does nothing while it is not visible.
 * @param now epoch ms
 */
export async function tellOfComment(comment: Comment, now: number): Promise<void> {
  if (comment.state !== 'visible') return
  const post = await posts.findOne({ _id: comment.subjectId }, ['authorId', 'placeTitle'])
  if (post) await tellAbout(comment, post, now)
}

/** As `tellOfComment`, for callers who have the post at hand. */
export async function tellAbout(
  comment: Comment,
  post: Pick<Post, 'authorId' | 'placeTitle'>,
  now: number,
): Promise<void> {
  const { _id, branchId, authorId, authorName, replyTo } = comment
  if (comment.state !== 'visible') return
  const concerned = [post.authorId, ...(replyTo ? [replyTo.memberId] : [])].filter((id) => id !== authorId)
  const common = {
    fact: `comment:${_id}`,
    text: `在${whereLabel(post)}。`,
    path: pathOf({ postId: comment.subjectId, threadKey: comment.threadKey }),
  }
  for (const { _id: memberId, openid, ...member } of await memberCollection.getMany(concerned)) {
    // Whoever has left the branch has no business in its talk any more.
    if (member.branchId !== branchId) continue
    const what = memberId === replyTo?.memberId ? '回复了你的评论' : '评论了你的发言'
    await notify({ ...common, memberId, openid, title: `${authorName}${what}` }, now)
  }
}
