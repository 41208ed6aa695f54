import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { changeable, ownBranch } from '../access'
import { caseId, cases, type Case } from '../case-repository'
import { auditCase, hideEntry, refuseOwn, ownSubjectOf, type SubjectOf } from '../cases'
import type { Target } from '../entry'
import { tellHidden, tellReporters } from '../messages'
import { checkPrivateWords } from '../private-words'

type Context = RunContext<'forum.hide'>

export const hide = action('forum.hide', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const subject = await ownSubjectOf(changeable(input.target), actor)
    refuseOwn(subject.entry.authorId, actor)
    await checkPrivateWords(input.reason, 'reason', actor.openid)
    const about = await transaction((tx) => put(tx, context, subject))
    await tellHidden(about, now)
    await tellReporters(about, actor.member.id, now)
    return {}
  },
})

async function put(tx: Transaction, context: Context, subject: SubjectOf<Target>): Promise<Case> {
  const { input, actor, now } = context
  const done = await hideEntry(tx, subject, { reason: input.reason, actor, now })
  if (done) {
    await auditCase(tx, context, { ...done, action: 'forum.hide', verb: '隐藏' })
    return done
  }
  const known = await tx.get(cases, caseId(input.target))
  const isSame = known?.hidden?.byId === actor.member.id && known.hidden.reason === input.reason
  // The same decision again, after its answer was lost.
  if (known?.isHidden && isSame) return known
  return refuse('WRONG_STATE', '这条内容别人已经看不到了，刷新后看看。')
}
