import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { bankIn, ownBranch } from '../access'
import { touch } from '../bank-writes'
import { questions, type Bank } from '../repository'
import { usesOf } from '../uses'

export const removeQuestion = action('questions.removeQuestion', {
  access: ownBranch,
  async run(context) {
    await transaction((tx) => remove(tx, context))
    return {}
  },
})

/** A question that is not in the bank is one that was removed already. */
async function remove(tx: Transaction, context: RunContext<'questions.removeQuestion'>): Promise<void> {
  const { questionId } = context.input
  const bank = await bankIn(tx, context)
  const left = bank.questionIds.filter((id) => id !== questionId)
  if (left.length === bank.questionIds.length) return
  await refuseTooFew(bank, left.length)
  await tx.remove(questions, questionId)
  await touch(tx, bank, left)
  const what = `从题库「${bank.title}」里删除了一道题`
  await audit(tx, context, { action: 'questions.removeQuestion', what, branchId: bank.branchId, targetId: questionId })
}

async function refuseTooFew(bank: Bank, left: number): Promise<void> {
  const use = (await usesOf(bank)).find(({ questionCount }) => questionCount > left)
  if (!use) return
  refuse('WRONG_STATE', `${use.label}的测验每份要 ${use.questionCount} 题，删掉就不够了。先添一道题，或减少它的题数。`)
}
