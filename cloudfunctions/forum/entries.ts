/**
 * The one way in which a post or comment changes: state, who sees it and the counters above it move together, in one
 * transaction, whatever the reason (a check's answer, an edit, a deletion, the branch's decision).
 */
import { articles, type Article } from '../content/article-repository'
import { owesAnswer } from '../domain/discussion'
import { canMove, type EntryState } from '../domain/moderation'
import { _, type Collection, type Transaction } from '../kit/database'
import { closeCase } from './case-repository'
import { comments, type Comment } from './comment-repository'
import { countComment, countPost } from './counters'
import { everyone, onlyAuthor, type Audience, type Entry, type EntryKind, type Liked } from './entry'
import { posts, type Post } from './post-repository'

interface Collections extends Kinds {
  article: Article
}

interface Kinds {
  post: Post
  comment: Comment
}

const kinds: { readonly [K in EntryKind]: { readonly collection: Collection<Kinds[K]>; count: Count<Kinds[K]> } } = {
  post: { collection: posts, count: countPost },
  comment: { collection: comments, count: countComment },
}

/** Adds the entry to the counters above it, or takes it out. */
type Count<E> = (tx: Transaction, entry: E, by: 1 | -1) => Promise<void>

const collections: { readonly [K in Liked['kind']]: Collection<Collections[K]> } = {
  post: posts,
  comment: comments,
  article: articles,
}

export const collectionOf = <K extends Liked['kind']>(kind: K): Collection<Collections[K]> => collections[kind]

export function audienceFor(state: EntryState, authorId: string): Audience {
  if (state === 'removed') return 'nobody'
  return state === 'visible' ? everyone : onlyAuthor(authorId)
}

type Changes<E> = { readonly [K in keyof E]?: unknown } & { readonly state?: EntryState }

/**
 * @param decide the changes, or null to leave it as it is; runs again when the transaction does. Objects that replace a
 *   stored null go in `_.set(…)`
 * @returns the entry as it was before, null when it is not there or nothing was changed
 */
export async function changeEntry<K extends EntryKind>(
  tx: Transaction,
  { kind, id }: { readonly kind: K; readonly id: string },
  { now, decide }: { readonly now: number; readonly decide: (entry: Kinds[K]) => Changes<Kinds[K]> | null },
): Promise<Kinds[K] | null> {
  const { collection, count } = kinds[kind]
  const before = await tx.get(collection, id)
  const changes = before && decide(before)
  if (!before || !changes) return null
  const state = changes.state ?? before.state
  if (!canMove(before.state, state)) throw new Error(`a ${kind} does not go from ${before.state} to ${state}`)
  const after = { ...before, ...changes, state }
  const visible = { audience: audienceFor(state, before.authorId), changedAt: now }
  await tx.update(collection, id, { ...changes, ...visible, ...followUps(kind, after) })
  if (before.state === 'hidden' && state === 'removed') await closeCase(tx, { kind, id })
  const by = Number(state === 'visible') - Number(before.state === 'visible')
  if (by !== 0) await count(tx, { ...before, changedAt: now }, by as 1 | -1)
  return before
}

/** Writes a new one. The counter first: whoever comes second to it is turned back at once. */
export async function createEntry<K extends EntryKind>(tx: Transaction, kind: K, entry: Kinds[K]): Promise<void> {
  const { collection, count } = kinds[kind]
  if (entry.state === 'visible') await count(tx, entry, 1)
  await tx.create(collection, entry)
}

function followUps(kind: EntryKind, after: object): object {
  return kind === 'post' ? { isWaiting: owesAnswer(after as Post) } : {}
}

/** What becomes of an entry when its author or the branch removes it: no text stays. */
export const emptied = {
  state: 'removed' as const,
  text: '',
  awaits: 'nobody',
  // As a whole: the SDK would write its fields one by one, and there are none.
  likes: _.set({}),
  likeCount: 0,
  // With the words of an appeal.
  hidden: null,
}

/** The entry of a target, whole; likes of others never leave the server. */
export function readTarget({ kind, id }: Liked): Promise<Entry | null> {
  return (collectionOf(kind) as unknown as Collection<Entry>).get(id)
}

/** As `readTarget`, in a transaction. */
export function readTargetIn(tx: Transaction, { kind, id }: Liked): Promise<Entry | null> {
  return tx.get(collectionOf(kind), id)
}
