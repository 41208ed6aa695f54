import { articles, type Article } from '../content/article-repository'
import { directory } from '../directory'
import { audienceKey, audienceKeysOf } from '../directory/audience'
import type { JoinedActor, Target as Touched } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { _ } from '../kit/database'
import { present, refuse } from '../kit/errors'
import { comments, type Comment } from './comment-repository'
import type { Entry, Liked, Target } from './entry'
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

/** Units on the path of whoever calls, by their keys; learned before an article is asked about. */
const unitKeys = new WeakMap<JoinedActor['member'], readonly string[]>()

/** An article, or a comment on one: for a branch, or for everybody below a committee. */
export const isForUnit = ({ scopeKeys }: Pick<Scoped, 'scopeKeys'>) =>
  scopeKeys.some((key) => key.startsWith(audienceKey.unit('')))

/** No read on a warm instance. Until it is called, articles are out of everybody's scope. */
export async function learnUnits({ member }: JoinedActor): Promise<void> {
  unitKeys.set(member, (await directory.pathOf(member.branchId)).map(audienceKey.unit))
}

const unitsOf = ({ member }: JoinedActor) => unitKeys.get(member) ?? []

/** Whom it is for, and who runs discussion in its branch. */
export function isInScope({ branchId, scopeKeys }: Scoped, actor: JoinedActor): boolean {
  const isOfModerator = branchId === actor.member.branchId && canDo(actor, 'forum.openModeration', { branchId })
  if (isForUnit({ scopeKeys })) return isOfModerator || scopeKeys.some((key) => unitsOf(actor).includes(key))
  if (branchId !== actor.member.branchId) return false
  const keys = audienceKeysOf(actor.member)
  return scopeKeys.some((key) => keys.includes(key)) || canDo(actor, 'forum.openModeration', { branchId })
}

/** `isInScope` as a condition, for a write that asks by itself: of what stands in topics and the circle. */
export function inScopeWhere(actor: JoinedActor): { readonly branchId: string; readonly scopeKeys?: unknown } {
  const { branchId } = actor.member
  const seesAll = canDo(actor, 'forum.openModeration', { branchId })
  return seesAll ? { branchId } : { branchId, scopeKeys: _.in(audienceKeysOf(actor.member)) }
}

/** As `inScopeWhere`, of articles and the comments on them; learns the units. */
export async function forUnitsWhere(actor: JoinedActor): Promise<{ readonly scopeKeys: unknown }> {
  await learnUnits(actor)
  return { scopeKeys: _.in([...unitsOf(actor)]) }
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

const articleFields = ['title', 'branchId', 'scopeKeys', 'authorId', 'state', 'commentCount'] as const
export type CommentedArticle = Pick<Article, (typeof articleFields)[number] | '_id'>

/** An article that is out and for the caller, as far as its comments need it. */
export async function articleOf(articleId: string, actor: JoinedActor): Promise<CommentedArticle> {
  const [article] = await Promise.all([articles.findOne({ _id: articleId }, articleFields), learnUnits(actor)])
  const isThere = article?.state === 'visible' && isInScope(article, actor)
  return present(isThere ? article : null, '这篇文章现在看不到了。')
}

/** A post, comment or article that the caller may read, whole. */
export async function entryOf(target: Liked, actor: JoinedActor): Promise<Entry> {
  const entry = present(await readTarget(target))
  if (isForUnit(entry)) await learnUnits(actor)
  return present(canRead(entry, actor) ? entry : null)
}

/** What moderation changes. @throws Refusal WRONG_STATE for an article */
export function changeable({ kind, id }: Liked): Target {
  return kind === 'article' ? refuse('WRONG_STATE', '文章不在这里处理，请到编辑台归档。') : { kind, id }
}

/** The post or article that an entry is, or stands below. */
export const postIdOf = ({ kind, id }: Liked, entry: Entry) => (kind === 'comment' ? (entry as Comment).subjectId : id)
