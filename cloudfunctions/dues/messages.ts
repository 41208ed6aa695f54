/** What the dues tell a member, in the inbox and as a push. */
import { monthsLabel, yearOf } from '../../miniprogram/shared/calendar'
import { formatFen } from '../../miniprogram/shared/fen'
import { memberCollection } from '../directory/members'
import { notify } from '../kit/notices'
import type { Order, OrderItem } from './records'

export const duesPages = {
  mine: '/packages/dues/mine/page',
  receipt: (receiptId: string) => `/packages/dues/receipt/page?id=${receiptId}`,
  ledger: '/packages/dues-admin/ledger/page',
  profiles: '/packages/dues-admin/profiles/page',
  arrears: '/packages/dues-admin/arrears/page',
} as const

interface Recipient {
  readonly memberId: string
  readonly openid: string | null
}

/** Told once a receipt, however often it is asked for. */
export async function tellSettled(
  to: Recipient,
  { receiptId, items }: { receiptId: string; items: readonly OrderItem[] },
  now: number,
): Promise<void> {
  const amountFen = items.reduce((sum, item) => sum + item.amountFen, 0)
  const months = monthsLabel(
    items.map(({ month }) => month),
    yearOf(now),
  )
  const text = `${months}，共 ${formatFen(amountFen)} 元，电子收据已开好。`
  await notify({ ...to, fact: receiptId, title: '党费收到了', text, path: duesPages.receipt(receiptId) }, now)
}

/** Money came that does not fit the order: said plainly, with both figures. */
export async function tellSetAside({ _id, memberId, openid, amountFen, received }: Order, now: number): Promise<void> {
  const text = `应收 ${formatFen(amountFen)} 元，微信收到 ${formatFen(received?.amountFen ?? 0)} 元，所以没有记账。先不用再付，带着这条消息告诉组织委员。`
  await notify(
    { fact: `${_id} set aside`, memberId, openid, title: '有一笔党费要核对', text, path: duesPages.mine },
    now,
  )
}

export async function tellConfirmed(
  { memberId, monthlyFen, year }: { memberId: string; monthlyFen: number; year: number },
  now: number,
): Promise<void> {
  const openid = (await memberCollection.get(memberId))?.openid ?? null
  const text = `${year} 年每月 ${formatFen(monthlyFen)} 元。`
  const fact = `dues base ${memberId} ${year} ${monthlyFen}`
  await notify({ fact, memberId, openid, title: '党费基数核定好了', text, path: duesPages.mine }, now)
}
