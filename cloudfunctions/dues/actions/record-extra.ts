import { formatFen } from '../../../miniprogram/shared/fen'
import { payMethodLabels } from '../../../miniprogram/shared/words'
import { memberCollection, type Member } from '../../directory/members'
import { units } from '../../directory/units'
import { isLiable } from '../../domain/dues-bills'
import { goesToCentre } from '../../domain/dues-receipt'
import { monthOf } from '../../../miniprogram/shared/calendar'
import { aboutTarget, audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { branchOfMember } from '../access'
import { bookExtra } from '../booking'
import { tellExtra } from '../refund-messages'
import { duesExtras, receipts } from '../repository'
import { afterwards } from '../telling'

type Context = RunContext<'dues.recordExtra'>

/** Given of one's own will beyond the standard (党费规定第十一条). */
export const recordExtra = action('dues.recordExtra', {
  access: branchOfMember,
  async run(context) {
    const { input, now, requestId } = context
    const { memberId, amountFen } = input
    const payer = present(await memberCollection.get(memberId))
    if (!isLiable(payer, monthOf(now))) refuse('WRONG_STATE', '只有本支部的党员能缴党费。')
    const id = factId('extra', memberId, requestId)
    const receiptId = goesToCentre(amountFen) ? null : id
    const record = receiptId ? issueReceipt : noteForCentre
    await transaction((tx) => record(tx, { id, payer }, context))
    await afterwards(() => tellExtra({ memberId, amountFen }, { fact: id, receiptId }, now))
    return { receiptId }
  },
})

interface Given {
  readonly id: string
  readonly payer: Member
}

async function issueReceipt(tx: Transaction, { id, payer }: Given, context: Context): Promise<void> {
  if (await tx.get(receipts, id)) return
  const { input, actor, now, requestId } = context
  const { branchId } = payer
  const branch = present(await units.get(branchId))
  const { method, deliveredByName, amountFen } = input
  const people = { payerName: payer.name, handledByName: actor.member.name, deliveredByName }
  const place = { memberId: payer._id, branchId, branchName: branch.name }
  await bookExtra(tx, { receiptId: id, ...place, ...people, method, paidAt: now, requestId }, { amountFen, now })
  await enter(tx, payer, context)
}

async function noteForCentre(tx: Transaction, { id, payer }: Given, context: Context): Promise<void> {
  if (await tx.get(duesExtras, id)) return
  const { input, actor, now } = context
  const { memberId, amountFen, method, deliveredByName } = input
  const given = { amountFen, method, deliveredByName, at: now, handledByName: actor.member.name }
  await tx.create(duesExtras, { _id: id, branchId: payer.branchId, memberId, memberName: payer.name, ...given })
  await enter(tx, payer, context)
}

async function enter(tx: Transaction, { branchId, _id }: Member, { input, actor, now }: Context): Promise<void> {
  const { amountFen, method } = input
  const what = `记了${aboutTarget}自愿多缴的 ${formatFen(amountFen)} 元，${payMethodLabels[method]}。`
  await audit(tx, { actor, now }, { action: 'dues.recordExtra', what, branchId, targetId: _id })
}
