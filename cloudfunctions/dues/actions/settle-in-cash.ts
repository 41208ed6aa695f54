import { monthsLabel, momentLabel } from '../../../miniprogram/shared/calendar'
import { formatFen } from '../../../miniprogram/shared/fen'
import { payMethodLabels } from '../../../miniprogram/shared/words'
import { memberCollection, type Member } from '../../directory/members'
import { units } from '../../directory/units'
import { chooseMonths } from '../../domain/dues-bills'
import { aboutTarget, audit } from '../../kit/audit'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { accountOf, type Account } from '../account'
import { branchOfMember } from '../access'
import { newBill } from '../bills/assess'
import { book } from '../booking'
import { tellSettled } from '../messages'
import { billsOfMonths, type BillOfMonth } from '../months'
import { receipts } from '../repository'
import { afterwards } from '../telling'

type Context = RunContext<'dues.settleInCash'>

/** The organizer took the money by hand, from the member or from whoever delivered it (党费规定第十二条). */
export const settleInCash = action('dues.settleInCash', {
  access: branchOfMember,
  async run(context) {
    const { input, now, requestId } = context
    const payer = present(await memberCollection.get(input.memberId))
    const receiptId = factId('receipt', payer._id, requestId)
    const known = await receipts.get(receiptId)
    if (!known) {
      const account = await accountOf(payer, now)
      const months = chosenMonths(account, context)
      await transaction((tx) => settle(tx, { receiptId, payer, account, months }, context))
    }
    const { items } = present(known ?? (await receipts.get(receiptId)))
    const to = { memberId: payer._id, openid: payer.openid }
    await afterwards(() => tellSettled(to, { receiptId, items }, now))
    return { receiptId }
  },
})

/** Oldest first and without a gap, as with WeChat Pay. */
function chosenMonths({ bills, payable }: Account, { input, now }: Context): string[] {
  const paid = bills.find(({ month, state }) => input.months.includes(month) && state === 'paid')
  if (paid) refuseSettled(paid.paidAt ?? now, paid.month, now)
  const months = chooseMonths(input.months, payable)
  return typeof months === 'string' ? refuse('WRONG_STATE', months, { months }) : months
}

interface Settling {
  readonly receiptId: string
  readonly payer: Member
  readonly account: Account
  readonly months: readonly string[]
}

async function settle(tx: Transaction, settling: Settling, context: Context): Promise<void> {
  const { receiptId, payer, account, months } = settling
  if (await tx.get(receipts, receiptId)) return
  const { input, actor, now, requestId } = context
  const wanted = { memberId: payer._id, months, newBill: (month: string) => newBill(account.payer, month) }
  const settled = (await billsOfMonths(tx, wanted)) ?? refuse('CONFLICT')
  for (const each of settled) checkOpen(each, now)
  const { branchId } = payer
  const branch = present(await units.get(branchId))
  const people = { payerName: payer.name, handledByName: actor.member.name, deliveredByName: input.deliveredByName }
  const payment = { receiptId, memberId: payer._id, branchId, branchName: branch.name, ...people }
  await book(tx, { ...payment, method: input.method, paidAt: now, requestId }, { settled, now })
  const amountFen = settled.reduce((sum, { bill }) => sum + bill.amountFen, 0)
  const what = `记了${aboutTarget} ${monthsLabel([...months], 0)}的党费 ${formatFen(amountFen)} 元，${payMethodLabels[input.method]}。`
  await audit(tx, { actor, now }, { action: 'dues.settleInCash', what, branchId, targetId: payer._id })
}

function checkOpen({ bill: { state, month, paidAt }, isNew }: BillOfMonth, now: number): void {
  const label = monthsLabel([month], 0)
  if (state === 'exempt') refuse('WRONG_STATE', `${label}已批准免缴，不用收。`)
  if (isNew || state === 'unpaid') return
  if (state === 'paid') refuseSettled(paidAt ?? now, month, now)
  refuse('WRONG_STATE', `${label}正在用微信支付，等微信的结果出来再记，最多两小时。`)
}

function refuseSettled(paidAt: number, month: string, now: number): never {
  const label = monthsLabel([month], 0)
  return refuse('WRONG_STATE', `${label}的党费 ${momentLabel(paidAt, now)} 已经缴过了，没有再记一次。`)
}
