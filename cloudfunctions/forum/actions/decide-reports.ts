import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { changeable, ownBranch } from '../access'
import { cases, type Case } from '../case-repository'
import { auditCase, caseOf, hasOpenReports, hideEntry, putCase, refuseOwn, settled } from '../cases'
import { readTargetIn } from '../entries'
import { tellHidden, tellReporters } from '../messages'
import { checkPrivateWords, refuseWordless } from '../private-words'

type Context = RunContext<'forum.decideReports'>

/** Also about what its author has removed meanwhile: whoever reported it gets an answer. */
export const decideReports = action('forum.decideReports', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const isHiding = input.decision === 'hide'
    if (isHiding) refuseWordless(input.reason, 'reason', '写一句隐藏的理由，作者会看到。')
    const known = await caseOf(input.target, actor)
    refuseOwn(known.authorId, actor)
    if (isHiding) await checkPrivateWords(input.reason, 'reason', actor.openid)
    const about = await transaction((tx) => decide(tx, context, known))
    if (about.isHidden) await tellHidden(about, now)
    await tellReporters(about, actor.member.id, now)
    return {}
  },
})

async function decide(tx: Transaction, context: Context, { _id }: Case): Promise<Case> {
  const { input } = context
  const known = present(await tx.get(cases, _id))
  if (!hasOpenReports(known)) return repeated(known, context)
  const hidden = input.decision === 'hide' ? await hideReported(tx, context, known) : null
  const written = hidden ?? (await putCase(tx, { ...known, reports: settled(known) }))
  const verb = written.isHidden ? '查看举报后隐藏' : '查看举报后保留'
  await auditCase(tx, context, { ...written, action: 'forum.decideReports', verb })
  return written
}

/** @returns null when its author has removed it */
async function hideReported(tx: Transaction, { input, actor, now }: Context, about: Case): Promise<Case | null> {
  const entry = present(await readTargetIn(tx, input.target))
  if (entry.state === 'pending') {
    refuse('WRONG_STATE', '作者刚改过，还没通过检查，现在没有别人看得到。等通过了再决定，或者选没有问题。')
  }
  return hideEntry(tx, { target: changeable(input.target), entry, place: about }, { reason: input.reason, actor, now })
}

/** The same decision again, after its answer was lost. */
function repeated(known: Case, { input, actor }: Context): Case {
  const { isHidden, hidden } = known
  const isSame = isHidden && hidden?.byId === actor.member.id && hidden.reason === input.reason
  if (input.decision === 'keep' ? !isHidden : isSame) return known
  return refuse('WRONG_STATE', '这件举报已经处理过了，刷新后看看。')
}
