/** What members are told when money goes back, or an entry is taken back. */
import { monthsLabel, yearOf } from '../../miniprogram/shared/calendar'
import { formatFen } from '../../miniprogram/shared/fen'
import { memberCollection } from '../directory/members'
import { notify } from '../kit/notices'
import { duesPages } from './messages'
import type { DuesExtra, Order, Receipt } from './records'

export async function tellRefunded({ _id, memberId, openid, received }: Order, now: number): Promise<void> {
  const text = `没有记账的 ${formatFen(received?.amountFen ?? 0)} 元已经原路退回，到账时间以微信支付的通知为准。`
  await notify({ fact: `${_id} refunded`, memberId, openid, title: '退款办好了', text, path: duesPages.mine }, now)
}

export async function tellVoided(receipt: Receipt, reason: string, now: number): Promise<void> {
  const { _id, memberId, number, items } = receipt
  const openid = (await memberCollection.get(memberId))?.openid ?? null
  const months = monthsLabel(
    items.map(({ month }) => month),
    yearOf(now),
  )
  const opened = items.length > 0 ? `${months}恢复为未缴。` : ''
  const text = `收据 ${number} 登记有误，已经作废：${reason}。${opened}有疑问可以问组织委员。`
  await notify(
    { fact: `${_id} voided`, memberId, openid, title: '一张收据作废了', text, path: duesPages.receipt(_id) },
    now,
  )
}

/** A voluntary payment: with the branch's receipt, or on its way to the centre. */
export async function tellExtra(
  { memberId, amountFen }: Pick<DuesExtra, 'memberId' | 'amountFen'>,
  { fact, receiptId }: { fact: string; receiptId: string | null },
  now: number,
): Promise<void> {
  const openid = (await memberCollection.get(memberId))?.openid ?? null
  const given = `${formatFen(amountFen)} 元`
  const text = receiptId
    ? `自愿多缴的 ${given}，电子收据已开好。`
    : `自愿多缴的 ${given}将全额上缴中央，收据由中央组织部开具。`
  const path = receiptId ? duesPages.receipt(receiptId) : duesPages.mine
  await notify({ fact, memberId, openid, title: '党费收到了，谢谢你', text, path }, now)
}
