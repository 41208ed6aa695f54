import { voiceLabelOf } from '../../domain/discussion'
import type { Checks } from '../../domain/moderation'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Collection, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { articleOf, isInScope, ownBranch, postOf } from '../access'
import { afterCheck, awaitedOf } from '../awaiting'
import { tellAbout } from '../comment-messages'
import { answeredOn, comments, subjectTitleOf, threadKeyOf, type Comment } from '../comment-repository'
import { toComment } from '../comment-view'
import { audienceFor, collectionOf, createEntry } from '../entries'
import type { Entry, SubjectKind } from '../entry'
import { countSpoken } from '../speakers'
import { checkedWords } from '../words'

type Context = RunContext<'forum.comment'>

/** A comment on a post or an article, or an answer to one. Sent again it is the first one. */
export const comment = action('forum.comment', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const subject = await subjectOf(context)
    const answered = input.replyTo === null ? null : await answeredBy(context, input.replyTo)
    const checks = await checkedWords(input.text, { openid: actor.openid, scene: 'comment', needsLook: false })
    const drafted = draft(context, { subject, answered, checks })
    const written = await transaction((tx) => put(tx, context, drafted))
    await tellAbout(written, subject, now)
    return { comment: await toComment(written, actor, now) }
  },
})

/** What is commented on, as far as the comment repeats it. */
interface Subject extends Pick<Entry, 'branchId' | 'scopeKeys' | 'authorId'> {
  readonly kind: SubjectKind
  readonly title: string
  /** Names the place in notices; '' in the circle. */
  readonly placeTitle: string
}

async function subjectOf({ input: { subject }, actor }: Context): Promise<Subject> {
  if (subject.kind === 'article') {
    const article = await articleOf(subject.id, actor)
    return { ...article, kind: 'article', placeTitle: article.title }
  }
  const post = await postOf(subject.id, actor)
  return { ...post, kind: 'post', title: subjectTitleOf(post) }
}

/** What is answered must be there for everybody, or the answer would speak of what nobody sees. */
async function answeredBy({ input, actor }: Context, commentId: string): Promise<Comment> {
  const found = present(await answeredOn(input.subject.id, commentId, actor.member.id))
  if (found.state !== 'visible') refuse('WRONG_STATE', '这条评论现在别人看不到，不能回复。')
  return found
}

interface About {
  readonly subject: Subject
  readonly answered: Comment | null
  readonly checks: Checks
}

function draft({ input, actor, now, requestId }: Context, { subject, answered, checks }: About): Comment {
  const { id: authorId, name: authorName, roles } = actor.member
  const _id = factId('comment', authorId, requestId)
  const { state, awaits } = afterCheck('pending', awaitedOf(checks, null))
  const { branchId, scopeKeys } = subject
  return {
    _id,
    ...{ branchId, scopeKeys, authorId, authorName, authorOpenid: actor.openid },
    roleLabel: voiceLabelOf(roles, branchId),
    ...{ text: input.text, createdAt: now, editedAt: null, savedWith: requestId, key: timeKey(now, _id) },
    ...{ state, audience: audienceFor(state, authorId), awaits, checks, hidden: null, likes: {}, likeCount: 0 },
    ...{ subject: input.subject.kind, subjectId: input.subject.id, subjectTitle: subject.title },
    ...threadOf(answered, { at: now, _id }),
    changedAt: now,
  }
}

/** Two levels: what answers a reply stands below the same comment, and names whom it answers. */
function threadOf(answered: Comment | null, { at, _id }: { at: number; _id: string }) {
  if (!answered) return { threadKey: threadKeyOf(at, _id, null), rootId: null, replyTo: null }
  const rootKey = answered.threadKey.split('/')[0] as string
  return {
    threadKey: threadKeyOf(at, _id, { threadKey: rootKey }),
    rootId: answered.rootId ?? answered._id,
    replyTo: { memberId: answered.authorId, name: answered.authorName, commentId: answered._id },
  }
}

/**
 * The post comes first: it is what everybody writes who comments at the same moment, so whoever comes second is turned
 * back before anything is done. A comment that counts for nobody yet touches it as well, so that one that is written while
 * the post is removed cannot outlive it.
 */
async function put(tx: Transaction, { input, actor, now }: Context, drafted: Comment): Promise<Comment> {
  // Outside of the transaction, which would see the post from here on and be turned back later.
  const known = await comments.get(drafted._id)
  if (known) return known.state === 'removed' ? refuse('WRONG_STATE', '这条评论已经删除。') : known
  const subjects = collectionOf(input.subject.kind) as unknown as Collection<Entry & { readonly changedAt: number }>
  if (drafted.state !== 'visible') await tx.update(subjects, input.subject.id, { changedAt: now })
  await createEntry(tx, 'comment', drafted)
  const subject = present(await tx.get(subjects, input.subject.id))
  if (subject.state === 'removed') refuse('NOT_FOUND')
  if (subject.state !== 'visible') refuse('WRONG_STATE', '这条发言现在别人看不到，不能评论。')
  if (!isInScope(subject, actor)) refuse('WRONG_STATE', '这条发言在原来的支部，现在不能评论。')
  await countSpoken(tx, { memberId: actor.member.id, kind: 'comments' }, now)
  return drafted
}
