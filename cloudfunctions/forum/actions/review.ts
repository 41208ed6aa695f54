import { action, type RunContext } from '../../kit/create-function'
import { _, transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { changeable, ownBranch } from '../access'
import { awaitedOf } from '../awaiting'
import { auditCase, refuseOwn, ownSubjectOf, type SubjectOf } from '../cases'
import { tellOfComment } from '../comment-messages'
import { comments, type Comment } from '../comment-repository'
import type { Target } from '../entry'
import { changeEntry } from '../entries'
import { tellRefused } from '../messages'
import type { Post } from '../post-repository'
import { checkPrivateWords, refuseWordless } from '../private-words'

type Context = RunContext<'forum.review'>

export const review = action('forum.review', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { decision, reason: refusal } = input
    if (decision === 'refuse') refuseWordless(refusal, 'reason', '写一句要改哪里，作者会看到。')
    const subject = await ownSubjectOf(changeable(input.target), actor)
    refuseOwn(subject.entry.authorId, actor)
    if (decision === 'refuse') await checkPrivateWords(refusal, 'reason', actor.openid)
    await transaction((tx) => put(tx, context, subject))
    if (decision === 'refuse') await tellRefused(subject.entry, subject.target, { refusal, now })
    else await tellShown(subject.target, now)
    return {}
  },
})

/** A comment is for somebody, who learns of it now. */
async function tellShown({ kind, id }: Target, now: number): Promise<void> {
  const comment = kind === 'comment' && (await comments.get(id))
  if (comment) await tellOfComment(comment, now)
}

async function put(tx: Transaction, context: Context, { target, place }: SubjectOf<Target>): Promise<void> {
  const { input, now } = context
  const before = await changeEntry(tx, target, { now, decide: (entry) => decide(entry, context) })
  if (!before) return
  const verb = input.decision === 'show' ? '放行' : '不放行'
  const { branchId, authorId } = before
  await auditCase(tx, context, { ...place, kind: target.kind, branchId, authorId, action: 'forum.review', verb })
}

function decide(entry: Post | Comment, { input }: Context) {
  const { decision, reason, editedAt } = input
  const { state, awaits, checks } = entry
  // The same decision again, or WeChat was quicker.
  if (decision === 'show' && state === 'visible') return null
  if (decision === 'refuse' && awaits === 'author' && checks.refusal === reason) return null
  if (state !== 'pending' || awaits !== 'person') refuse('WRONG_STATE', '这条内容现在不用看，刷新后看看。')
  // Nobody lets pass what they have not seen.
  if (editedAt !== undefined && editedAt !== entry.editedAt) refuse('CONFLICT', '作者刚改过，刷新看看再决定。')
  if (decision === 'refuse') return { awaits: 'author' as const, checks: _.set({ ...checks, refusal: reason }) }
  const after = { ...checks, isLookedAt: true }
  const awaited = awaitedOf(after, 'pictures' in entry ? entry : null)
  const to = awaited === 'nobody' ? ('visible' as const) : ('pending' as const)
  return { state: to, awaits: awaited, checks: _.set(after) }
}
