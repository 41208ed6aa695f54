import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { banks, questions, type Bank } from '../repository'
import { usesOf } from '../uses'

export const removeBank = action('questions.removeBank', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    const bank = await banks.get(input.bankId)
    // One that is removed already may be the retry of a removal: the rest of it is done again.
    const own = present(bank?.branchId === actor.member.branchId ? bank : null)
    if (own.removedAt === undefined) await remove(context, own)
    await questions.removeAll({ bankId: own._id })
    return {}
  },
})

async function remove(context: RunContext<'questions.removeBank'>, { _id, branchId }: Bank): Promise<void> {
  await transaction(async (tx) => {
    const bank = present(await tx.get(banks, _id))
    if (bank.removedAt !== undefined) return
    await refuseWhileUsed(bank)
    await tx.update(banks, _id, { removedAt: context.now, questionIds: [] })
    const what = `删除题库「${bank.title}」，共 ${bank.questionIds.length} 题`
    await audit(tx, context, { action: 'questions.removeBank', what, branchId, targetId: _id })
  })
}

async function refuseWhileUsed(bank: Bank): Promise<void> {
  const [use] = await usesOf(bank)
  if (use) refuse('WRONG_STATE', `${use.label}的测验在用这个题库，先给它换一个题库，再来删。`)
}
