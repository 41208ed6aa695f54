import { monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { limits } from '../../../miniprogram/shared/limits'
import { canVoid, toRemit } from '../../domain/dues-receipt'
import type { JoinedActor } from '../../kit/actor'
import { aboutTarget, audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfReceipt } from '../access'
import { tellVoided } from '../refund-messages'
import { reopenBills } from '../reopening'
import type { Bill, Receipt } from '../records'
import { bills, duesYearIdOf, duesYears, receipts } from '../repository'
import { afterwards } from '../telling'
import { YearBook } from '../year-book'

/** Takes back what was entered by mistake by hand: the number stays used, the months are open again. */
export const voidReceipt = action('dues.voidReceipt', {
  access: branchOfReceipt,
  async run({ input: { receiptId, reason }, actor, now }) {
    const voided = await transaction((tx) => takeBack(tx, receiptId, { reason, actor, now }))
    await afterwards(() => tellVoided(voided, reason, now))
    return {}
  },
})

interface Taking {
  readonly reason: string
  readonly actor: JoinedActor
  readonly now: number
}

async function takeBack(tx: Transaction, receiptId: string, { reason, actor, now }: Taking): Promise<Receipt> {
  const receipt = present(await tx.get(receipts, receiptId))
  const { name: byName } = actor.member
  // The same submission once more.
  if (receipt.voided?.reason === reason && receipt.voided.byName === byName) return receipt
  await checkVoidable(tx, receipt, now)
  const yearBook = new YearBook(tx)
  await reopenBills(tx, await settledBy(tx, receipt), { thisMonth: monthOf(now), yearBook })
  await yearBook.receive(receipt.branchId, { ...receipt, amountFen: -receipt.amountFen })
  await yearBook.save()
  await tx.set(receipts, { ...receipt, voided: { at: now, byName, reason } })
  const what = `作废了${aboutTarget}的收据 ${receipt.number}：${reason}`
  const { branchId, memberId: targetId } = receipt
  await audit(tx, { actor, now }, { action: 'dues.voidReceipt', what, branchId, targetId })
  return receipt
}

async function checkVoidable(tx: Transaction, receipt: Receipt, now: number): Promise<void> {
  if (receipt.voided) refuse('WRONG_STATE', '这张收据已经作废了。')
  if (receipt.method === 'wechat') refuse('WRONG_STATE', '微信支付的收据不能作废，钱确实收到了。')
  if (!canVoid(receipt, now)) {
    refuse('WRONG_STATE', `登记超过 ${limits.receiptVoidDays} 天，不能再作废。有出入的，请支部和党委商量。`)
  }
  const year = await tx.get(duesYears, duesYearIdOf(receipt.branchId, yearOf(receipt.issuedAt)))
  if (year && toRemit(year.received, year.remittedFen) >= receipt.amountFen) return
  refuse('WRONG_STATE', '这笔钱已经上缴党委，不能再作废。先请党委退回那一笔上缴。')
}

async function settledBy(tx: Transaction, { _id, items }: Receipt): Promise<Bill[]> {
  const found: Bill[] = []
  for (const { billId } of items) {
    const bill = await tx.get(bills, billId)
    if (bill?.state === 'paid' && bill.receiptId === _id) found.push(bill)
  }
  return found
}
