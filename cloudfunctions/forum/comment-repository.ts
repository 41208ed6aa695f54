import type { Article } from '../content/article-repository'
import { Collection, type Page, _ } from '../kit/database'
import { timeKey } from '../kit/ids'
import { entryFields, everyone, onlyAuthor, type Entry, type SubjectKind } from './entry'
import type { Post } from './post-repository'

/** A comment on a post or an article, or a reply below one. */
export interface Comment extends Entry {
  /** What it is on. */
  readonly subject: SubjectKind
  readonly subjectId: string
  /** Where it stands, for lists of one's own: the title of the topic or the article, or whose post it is in the circle. Never words of the post. */
  readonly subjectTitle: string
  /**
   * The order of a thread: a comment by its time, its replies right behind it by theirs. One range of one index is a
   * page of both levels.
   */
  readonly threadKey: string
  /** The comment that this reply stands below; null for a comment. */
  readonly rootId: string | null
  /** Whom a reply answers. */
  readonly replyTo: null | { readonly memberId: string; readonly name: string; readonly commentId: string }
  readonly changedAt: number
}

export const comments = new Collection<Comment>('comments')

/** Not the beginning of a circle post: such a copy would outlive what its author changes or removes. */
export const subjectTitleOf = ({ place, placeTitle, authorName }: Pick<Post, 'place' | 'placeTitle' | 'authorName'>) =>
  place === 'topic' ? placeTitle : `${authorName}的支部圈`

/** '/' sorts before every digit and letter: replies come right behind their comment, before the next one. */
export const threadKeyOf = (at: number, id: string, root: Pick<Comment, 'threadKey'> | null) =>
  root ? `${root.threadKey}/${timeKey(at, id)}` : timeKey(at, id)

export const commentFields = (readerId: string) =>
  [...entryFields(readerId), 'subject', 'subjectId', 'subjectTitle', 'threadKey', 'rootId', 'replyTo'] as const

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

const visibleTo = (readerId: string) => _.in([everyone, onlyAuthor(readerId)])

/** A page of a thread behind the cursor (asc) or before it (desc, nearest first). */
export function commentsOf(
  subjectId: string,
  readerId: string,
  { cursor, size, direction }: PageRequest & { readonly direction: 'asc' | 'desc' },
): Promise<Page<Comment>> {
  const where = { subjectId, audience: visibleTo(readerId) }
  return comments.page(where, { by: 'threadKey', direction, cursor, size, fields: commentFields(readerId) })
}

export function ownComments(authorId: string, { cursor, size }: PageRequest): Promise<Page<Comment>> {
  const where = { authorId, audience: visibleTo(authorId) }
  return comments.page(where, { by: 'key', direction: 'desc', cursor, size, fields: commentFields(authorId) })
}

/** What somebody wants to answer on a post; one's own may also be one that others do not see. */
export function answeredOn(subjectId: string, commentId: string, readerId: string): Promise<Comment | null> {
  const where = { _id: commentId, subjectId, audience: visibleTo(readerId) }
  return comments.findOne(where, commentFields(readerId))
}

/** One's own comment, whatever its state. */
export function ownComment(commentId: string, authorId: string): Promise<Comment | null> {
  return comments.findOne({ _id: commentId, authorId }, commentFields(authorId))
}

/**
 * Published again, an article may go to other readers or under another title: its comments go with it, all of them with the
 * first page that still says otherwise. No write as long as nothing differs.
 */
export async function followArticle(
  page: readonly Comment[],
  { _id, scopeKeys, title }: Pick<Article, '_id' | 'scopeKeys' | 'title'>,
): Promise<readonly Comment[]> {
  const asNow = { scopeKeys, subjectTitle: title }
  const isBehind = (comment: Comment) => comment.subjectTitle !== title || comment.scopeKeys.join() !== scopeKeys.join()
  if (!page.some(isBehind)) return page
  await comments.updateIf({ subjectId: _id }, asNow)
  return page.map((comment) => ({ ...comment, ...asNow }))
}
