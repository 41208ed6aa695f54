import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { changeable, ownBranch } from '../access'
import { caseId, cases, type Case } from '../case-repository'
import { auditCase, refuseOwn, restoreEntry, ownSubjectOf } from '../cases'
import { tellRestored } from '../messages'

type Context = RunContext<'forum.restore'>

export const restore = action('forum.restore', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { entry } = await ownSubjectOf(input.target, actor)
    refuseOwn(entry.authorId, actor)
    const about = await transaction((tx) => put(tx, context))
    if (about) await tellRestored(about, now)
    return {}
  },
})

/** What is not hidden is where it should be: a repetition changes nothing. */
async function put(tx: Transaction, context: Context): Promise<Case | null> {
  const { input, now } = context
  const done = await restoreEntry(tx, changeable(input.target), { answer: '', now })
  if (!done) return tx.get(cases, caseId(input.target))
  await auditCase(tx, context, { ...done, action: 'forum.restore', verb: '恢复' })
  return done
}
