/** Whom a comment is about learns of it once others can read it. What was said is read where it stands. */
import { articles } from '../content/article-repository'
import { directory } from '../directory'
import { audienceKey } from '../directory/audience'
import { memberCollection, type Member } from '../directory/members'
import { notify } from '../kit/notices'
import { isForUnit } from './access'
import type { Comment } from './comment-repository'
import { kindLabels, pathOf, whereLabel } from './messages'
import { posts } from './post-repository'

/**
 * Tells the author of the post and whoever the comment answers, once each and a person once, whichever call shows it
 * first: writing it, a check's late answer or a person's look. Does nothing while it is not visible.
 * @param now epoch ms
 */
export async function tellOfComment(comment: Comment, now: number): Promise<void> {
  if (comment.state !== 'visible') return
  const subject = await subjectOf(comment)
  if (subject) await tellAbout(comment, subject, now)
}

/** What the comment is on: whose it is, and how its place is called ('' in the circle). */
export interface Commented {
  readonly authorId: string
  readonly placeTitle: string
}

async function subjectOf({ subject, subjectId: _id }: Comment): Promise<Commented | null> {
  if (subject === 'post') return posts.findOne({ _id }, ['authorId', 'placeTitle'])
  const article = await articles.findOne({ _id }, ['authorId', 'title'])
  return article && { authorId: article.authorId, placeTitle: article.title }
}

/** As `tellOfComment`, for callers who have at hand what it is on. */
export async function tellAbout(comment: Comment, subject: Commented, now: number): Promise<void> {
  const { _id, authorId, authorName, replyTo } = comment
  if (comment.state !== 'visible') return
  const concerned = [subject.authorId, ...(replyTo ? [replyTo.memberId] : [])].filter((id) => id !== authorId)
  const common = {
    fact: `comment:${_id}`,
    text: `在${whereLabel(subject)}。`,
    path: pathOf({ subject: comment.subject, postId: comment.subjectId, threadKey: comment.threadKey }),
  }
  for (const { _id: memberId, openid, ...member } of await memberCollection.getMany(concerned)) {
    // Whoever has left the branch has no business in its talk any more.
    if (!(await isInPlace(member, comment))) continue
    const what = memberId === replyTo?.memberId ? '回复了你的评论' : `评论了你的${kindLabels[comment.subject]}`
    await notify({ ...common, memberId, openid, title: `${authorName}${what}` }, now)
  }
}

async function isInPlace({ branchId }: Pick<Member, 'branchId'>, comment: Comment): Promise<boolean> {
  if (!isForUnit(comment)) return branchId === comment.branchId
  const units = await directory.pathOf(branchId)
  return units.some((unitId) => comment.scopeKeys.includes(audienceKey.unit(unitId)))
}
