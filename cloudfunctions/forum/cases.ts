/** Moderation cases: how they begin, how they are settled, and the two changes of an entry that a case records. */
import { waitsSince } from '../domain/moderation'
import type { JoinedActor } from '../kit/actor'
import { aboutTarget, audit } from '../kit/audit'
import { _, type Transaction } from '../kit/database'
import { present, refuse } from '../kit/errors'
import { timeKey } from '../kit/ids'
import { entryOf, postIdOf } from './access'
import { caseId, cases, type Case } from './case-repository'
import type { Comment } from './comment-repository'
import type { Article } from '../content/article-repository'
import type { Entry, Liked, SubjectKind, Target } from './entry'
import { changeEntry } from './entries'
import { kindLabels, whereLabel } from './messages'
import { posts, type Post } from './post-repository'

/** An entry with the place where it stands, as far as cases and the log name it. */
export interface Subject {
  readonly target: Liked
  readonly entry: Entry
  readonly place: Pick<Case, 'subject' | 'postId' | 'threadKey' | 'topicId' | 'placeTitle'>
}

export type SubjectOf<T extends Liked> = Subject & { readonly target: T }

/** What the call is about, which the caller may read. */
export async function subjectOf<T extends Liked>(target: T, actor: JoinedActor): Promise<SubjectOf<T>> {
  const entry = await entryOf(target, actor)
  const postId = postIdOf(target, entry)
  const article = articleIn(target, entry)
  if (article) return { target, entry, place: { ...article, subject: 'article', postId, topicId: '' } }
  const fields = ['place', 'placeId', 'placeTitle'] as const
  const post = target.kind === 'post' ? (entry as Post) : present(await posts.findOne({ _id: postId }, fields))
  const topicId = post.place === 'topic' ? post.placeId : ''
  const threadKey = target.kind === 'post' ? '' : (entry as Comment).threadKey
  const subject: SubjectKind = 'post'
  return { target, entry, place: { subject, postId, threadKey, topicId, placeTitle: post.placeTitle } }
}

/** As `subjectOf`, for decisions: what another branch published is read, but not moderated here. */
export async function ownSubjectOf<T extends Liked>(target: T, actor: JoinedActor): Promise<SubjectOf<T>> {
  const subject = await subjectOf(target, actor)
  return present(subject.entry.branchId === actor.member.branchId ? subject : null)
}

/** The article that it is, or the one that the comment names; null for what stands in a topic or the circle. */
function articleIn({ kind }: Liked, entry: Entry): { threadKey: string; placeTitle: string } | null {
  if (kind === 'article') return { threadKey: '', placeTitle: (entry as Article).title }
  const { subject, threadKey, subjectTitle } = entry as Comment
  return kind === 'comment' && subject === 'article' ? { threadKey, placeTitle: subjectTitle } : null
}

/** The case of an entry of the caller's branch, also of one that is removed. */
export async function caseOf(target: Liked, { member }: JoinedActor): Promise<Case> {
  const found = present(await cases.get(caseId(target)))
  return present(found.branchId === member.branchId ? found : null)
}

export function refuseOwn(authorId: string, { member }: JoinedActor): void {
  if (authorId === member.id) refuse('WRONG_STATE', '自己的内容请别的同志来看。')
}

/** The case as it is, or one that begins with the words of now. */
export async function caseFor(tx: Transaction, { target, entry, place }: Subject): Promise<Case> {
  const _id = caseId(target)
  const known = await tx.get(cases, _id)
  if (known) return known
  const { branchId, authorId, authorName, createdAt } = entry
  const about = { _id, branchId, kind: target.kind, targetId: target.id, ...place, authorId, authorName }
  const nothing = { reports: {}, hidden: null, appeal: null, isHidden: false, hiddenKey: '' }
  return { ...about, text: wordsOf({ target, entry, place }), createdAt, ...nothing, isWaiting: false, waitingKey: '' }
}

/** What is complained about, as it is now. An article is known by its title. */
export const wordsOf = ({ target, entry, place }: Subject) =>
  target.kind === 'article' ? place.placeTitle : entry.text

/** Writes the case; what it waits for follows from its reports and appeal. */
export async function putCase(tx: Transaction, about: Case): Promise<Case> {
  const since = waitsSince(about)
  const waitingKey = since === null ? '' : timeKey(since, about._id)
  const whole = { ...about, isWaiting: since !== null, waitingKey }
  await tx.set(cases, whole)
  return whole
}

/** The branch has decided about everything that was reported so far. */
export function settled({ reports }: Case): Case['reports'] {
  return Object.fromEntries(Object.entries(reports).map(([id, report]) => [id, { ...report, isSettled: true }]))
}

export const hasOpenReports = ({ reports }: Case) => Object.values(reports).some(({ isSettled }) => !isSettled)

export interface HidingBy {
  readonly reason: string
  readonly actor: JoinedActor
  readonly now: number
}

/**
 * Hides what is visible; reports about it are settled with that.
 * @returns the case, null when the entry was not visible
 */
export async function hideEntry(tx: Transaction, subject: SubjectOf<Target>, by: HidingBy): Promise<Case | null> {
  const { reason, actor, now } = by
  const hiding = { reason, at: now, byId: actor.member.id, byName: actor.member.name }
  const before = await changeEntry(tx, subject.target, {
    now,
    decide: ({ state }) =>
      state === 'visible' ? { state: 'hidden', hidden: _.set({ ...hiding, appeal: null }) } : null,
  })
  if (!before) return null
  const known = await caseFor(tx, { ...subject, entry: before })
  const isHidden = { isHidden: true, hiddenKey: timeKey(now, known._id) }
  return putCase(tx, {
    ...known,
    text: before.text,
    hidden: hiding,
    appeal: null,
    reports: settled(known),
    ...isHidden,
  })
}

/**
 * Brings back what is hidden; an appeal that waits is granted with that.
 * @param answer to the appeal, '' for none
 * @returns the case, null when the entry was not hidden
 */
export async function restoreEntry(
  tx: Transaction,
  target: Target,
  { answer, now }: { readonly answer: string; readonly now: number },
): Promise<Case | null> {
  const before = await changeEntry(tx, target, {
    now,
    decide: ({ state }) => (state === 'hidden' ? { state: 'visible', hidden: null } : null),
  })
  if (!before) return null
  const known = present(await tx.get(cases, caseId(target)))
  const isAppealed = known.appeal?.state === 'waiting'
  const appeal = known.appeal && isAppealed ? { ...known.appeal, state: 'granted' as const, answer } : known.appeal
  return putCase(tx, { ...known, appeal, isHidden: false, hiddenKey: '' })
}

interface Deed {
  readonly action: string
  /** What was done to '{党员}在「…」里的发言', or to '{党员}的文章「…」'. */
  readonly verb: string
}

/** The log names what was done to whose words and where, and never the words. */
export async function auditCase(
  tx: Transaction,
  context: { readonly actor: JoinedActor; readonly now: number },
  { verb, action, ...about }: Deed & Pick<Case, 'kind' | 'placeTitle' | 'branchId' | 'authorId'>,
): Promise<void> {
  const { kind, placeTitle } = about
  const noun = kindLabels[kind]
  const whose = kind === 'article' ? `的${noun}「${placeTitle}」` : `在${whereLabel(about)}的${noun}`
  const what = `${verb}${aboutTarget}${whose}`
  await audit(tx, context, { action, what, branchId: about.branchId, targetId: about.authorId })
}
