/** Bills of the last months, with who has paid which of them. */
import type { Member } from '../../cloudfunctions/directory/members'
import { assessMonth, isLiable } from '../../cloudfunctions/domain/dues-bills'
import { reliefOf, relieved } from '../../cloudfunctions/domain/dues-relief'
import type { Bill, DuesProfile } from '../../cloudfunctions/dues/records'
import { addMonths, monthOf, type Month } from '../../miniprogram/shared/calendar'
import type { PayMethod } from '../../miniprogram/shared/words'
import { Random } from './random'

/** Open months at the end, of people of the demo. 顾言 owes one, since whoever plays the newcomer should have one to pay. */
const openMonths: Readonly<Record<string, number>> = { 林晓: 2, 何川: 1, 沈若: 6, 顾言: 1, 罗予: 1 }
/** How people of the demo pay when it is not with WeChat. */
const byHand: Readonly<Record<string, PayMethod>> = {
  苏禾: 'cash',
  孟怀远: 'cash',
  许知夏: 'delivered',
  何川: 'delivered',
}

export interface BillOptions {
  readonly profiles: ReadonlyMap<string, DuesProfile>
  readonly months: number
  readonly now: number
}

/** Everybody's bills; `state` and `method` say how each was or will be settled, receipts come with the payments. */
export function billsFor(members: readonly Member[], options: BillOptions): Bill[] {
  const random = new Random(1_921)
  return members.flatMap((member) => {
    const isOfDemo = !member.studentNumber.startsWith('9')
    const open = openMonths[member.name] ?? (!isOfDemo && random.chance(0.12) ? 1 : 0)
    const method = byHand[member.name] ?? (member.openid === null ? 'cash' : random.chance(0.85) ? 'wechat' : 'cash')
    return billsOf(member, { ...options, open, method })
  })
}

function billsOf(
  member: Member,
  { profiles, months, now, open, method }: BillOptions & { open: number; method: PayMethod },
): Bill[] {
  const { confirmed = null, reliefs = [] } = profiles.get(member._id) ?? {}
  const bills: Bill[] = []
  for (let back = months - 1; back >= 0; back--) {
    const month = addMonths(monthOf(now), -back)
    const assessed = isLiable(member, month) ? figuresOf(member, { confirmed, month }) : null
    if (!assessed) continue
    const figures = relieved(assessed, reliefOf(reliefs, month))
    const state = figures.state === 'exempt' ? 'exempt' : back < open ? 'unpaid' : 'paid'
    bills.push({
      _id: `${member._id}_${month}`,
      memberId: member._id,
      branchId: member.branchId,
      month,
      ...figures,
      state,
      orderId: null,
      payingSince: null,
      receiptId: null,
      method: state === 'paid' ? method : null,
      paidAt: null,
    })
  }
  return bills
}

function figuresOf({ category }: Member, { confirmed, month }: { confirmed: DuesProfile['confirmed']; month: Month }) {
  const assessment = assessMonth({ category, confirmed }, month)
  if (!assessment) return null
  const { standardId, category: assessed, baseFen, rateBasisPoints, amountFen } = assessment
  return { standardId, category: assessed, baseFen, rateBasisPoints, amountFen }
}
