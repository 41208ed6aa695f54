import { monthOf, monthsLabel, momentLabel } from '../../../miniprogram/shared/calendar'
import { formatFen } from '../../../miniprogram/shared/fen'
import { limits } from '../../../miniprogram/shared/limits'
import { isWithinArrears } from '../../domain/dues-bills'
import { memberCollection } from '../../directory/members'
import { units } from '../../directory/units'
import type { JoinedActor } from '../../kit/actor'
import { aboutTarget, audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { branchOfBill } from '../access'
import { book } from '../booking'
import { tellSettled } from '../messages'
import type { Bill } from '../records'
import { bills, receipts } from '../repository'

const methodLabels = { cash: '现金', delivered: '家人代交' } as const

/** The organizer took the money by hand, from the member or from whoever delivered it (党费规定第十二条). */
export const settleInCash = action('dues.settleInCash', {
  access: branchOfBill,
  async run({ input: { billId, method }, actor, now, requestId }) {
    const bill = present(await bills.get(billId))
    const [payer, branch] = await Promise.all([memberCollection.get(bill.memberId), units.get(bill.branchId)])
    const names = { payerName: present(payer).name, branchName: present(branch).name }
    const call = { actor, now, requestId }
    const receiptId = await transaction((tx) => settle(tx, billId, { method, names, call }))
    const recipient = { memberId: bill.memberId, openid: present(payer).openid }
    await tellSettled(recipient, { receiptId, items: [{ ...bill, billId }] }, now)
    return { receiptId }
  },
})

interface Settling {
  readonly method: 'cash' | 'delivered'
  readonly names: { readonly payerName: string; readonly branchName: string }
  readonly call: { readonly actor: JoinedActor; readonly now: number; readonly requestId: string }
}

async function settle(tx: Transaction, billId: string, { method, names, call }: Settling): Promise<string> {
  const bill = present(await tx.get(bills, billId))
  const receiptId = factId('receipt', billId)
  if (bill.state === 'paid') return repeated(tx, bill, call)
  checkOpen(bill, call.now)
  const { memberId, branchId } = bill
  const { name: handledByName } = call.actor.member
  const payment = { receiptId, memberId, branchId, ...names, method, handledByName, paidAt: call.now }
  await book(tx, { ...payment, requestId: call.requestId }, { settled: [bill], now: call.now })
  const what = `记了${aboutTarget} ${monthsLabel([bill.month], 0)}的党费 ${formatFen(bill.amountFen)} 元，${methodLabels[method]}。`
  await audit(tx, call, { action: 'dues.settleInCash', what, branchId, targetId: memberId })
  return receiptId
}

/** The same submission once more gets its receipt; anything else learns how the month was paid. */
async function repeated(tx: Transaction, bill: Bill, { requestId, now }: Settling['call']): Promise<string> {
  const receipt = bill.receiptId ? await tx.get(receipts, bill.receiptId) : null
  if (receipt?.requestId === requestId) return receipt._id
  return refuse('WRONG_STATE', `这个月 ${momentLabel(bill.paidAt ?? now, now)} 已经缴过了，没有再记一次。`)
}

function checkOpen({ state, month }: Bill, now: number): void {
  if (state === 'exempt') refuse('WRONG_STATE', '这个月已批准免缴，不用收。')
  if (state === 'paying') refuse('WRONG_STATE', '这个月正在用微信支付，等微信的结果出来再记，最多两小时。')
  if (isWithinArrears(month, monthOf(now))) return
  refuse('WRONG_STATE', `补缴最多补 ${limits.duesMonthsBack} 个月，更早的由支部按规定处理。`)
}
