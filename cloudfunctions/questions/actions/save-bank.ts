import { audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { factId, timeKey } from '../../kit/ids'
import { bankIn, ownBranch } from '../access'
import { banks } from '../repository'

type Context = RunContext<'questions.saveBank'>

export const saveBank = action('questions.saveBank', {
  access: ownBranch,
  run: (context) => (context.input.bankId === null ? create(context) : rename(context, context.input.bankId)),
})

async function create(context: Context): Promise<{ bankId: string }> {
  const { actor, input, now, requestId } = context
  const { branchId, id: memberId } = actor.member
  const bankId = factId('bank', memberId, requestId)
  await transaction(async (tx) => {
    if (await tx.get(banks, bankId)) return
    const { title } = input
    const bank = { _id: bankId, branchId, key: timeKey(now, bankId), title, questionIds: [], createdAt: now }
    await tx.create(banks, { ...bank, savedWith: requestId })
    await audit(tx, context, { action: 'questions.saveBank', what: `新建题库「${title}」`, branchId, targetId: bankId })
  })
  return { bankId }
}

async function rename(context: Context, bankId: string): Promise<{ bankId: string }> {
  const { actor, input, requestId } = context
  await transaction(async (tx) => {
    const bank = await bankIn(tx, { actor, input: { bankId } })
    // The same name, or the same save again after its answer was lost.
    if (bank.title === input.title || bank.savedWith === requestId) return
    await tx.update(banks, bankId, { title: input.title, savedWith: requestId })
    const what = `把题库「${bank.title}」改名为「${input.title}」`
    await audit(tx, context, { action: 'questions.saveBank', what, branchId: bank.branchId, targetId: bankId })
  })
  return { bankId }
}
