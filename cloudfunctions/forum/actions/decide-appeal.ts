import { action, type RunContext } from '../../kit/create-function'
import { _, transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { changeable, ownBranch } from '../access'
import { cases, type Case } from '../case-repository'
import { auditCase, caseOf, putCase, refuseOwn, restoreEntry } from '../cases'
import { changeEntry } from '../entries'
import { tellAppealAnswered } from '../messages'
import { checkPrivateWords, refuseWordless } from '../private-words'

type Context = RunContext<'forum.decideAppeal'>
type Appeal = NonNullable<Case['appeal']>

export const decideAppeal = action('forum.decideAppeal', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    if (input.decision === 'refuse') refuseWordless(input.answer, 'answer', '写一句为什么不恢复，作者会看到。')
    const known = await caseOf(input.target, actor)
    refuseOwn(known.authorId, actor)
    await checkPrivateWords(input.answer, 'answer', actor.openid)
    await tellAppealAnswered(await transaction((tx) => decide(tx, context, known)), now)
    return {}
  },
})

const deeds = {
  grant: { state: 'granted', verb: '同意申诉，恢复' },
  refuse: { state: 'refused', verb: '不同意申诉，继续隐藏' },
} as const

async function decide(tx: Transaction, context: Context, { _id }: Case): Promise<Case> {
  const { input, now } = context
  const known = present(await tx.get(cases, _id))
  const { appeal } = known
  const { state, verb } = deeds[input.decision]
  // The same decision again, after its answer was lost.
  if (appeal?.state === state && appeal.answer === input.answer) return known
  if (!known.isHidden || appeal?.state !== 'waiting') {
    return refuse('WRONG_STATE', '这件申诉已经处理过了，刷新后看看。')
  }
  const restored =
    input.decision === 'grant' && restoreEntry(tx, changeable(input.target), { answer: input.answer, now })
  const written = present(await (restored || answer(tx, context, { ...known, appeal })))
  await auditCase(tx, context, { ...written, action: 'forum.decideAppeal', verb })
  return written
}

/** It stays hidden, with the answer beside the reason. */
async function answer(tx: Transaction, context: Context, known: Case & { appeal: Appeal }): Promise<Case> {
  const { input, now } = context
  const appeal = { ...known.appeal, state: 'refused' as const, answer: input.answer }
  const decide = ({ hidden }: { hidden: object | null }) => ({ hidden: _.set({ ...hidden, appeal }) })
  await changeEntry(tx, changeable(input.target), { now, decide })
  return putCase(tx, { ...known, appeal })
}
