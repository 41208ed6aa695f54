import type { OutputOf } from '../../../../cloudfunctions/contract'
import { momentLabel, monthsLabel, yearOf } from '../../../shared/calendar'
import { owedMonths, paidThroughLine } from '../../../shared/dues-months'
import { formatFen } from '../../../shared/fen'
import { spanLabel } from '../../../shared/relief-view'
import { payMethodLabels } from '../../../shared/words'

type Member = OutputOf<'dues.openMember'>
type Receipt = Member['receipts'][number]

export type MemberView = ReturnType<typeof toView>

export function toView(member: Member) {
  const { memberId, name, explanation, declaration, allowedEvents, now, isQuarterly } = member
  const owed = owedMonths(member)
  return {
    member,
    memberId,
    name,
    owed: formatFen(member.owedFen),
    headline: owed.length > 0 ? `待缴 ${owed.length} 个月` : member.bills.length > 0 ? '都缴清了' : '还没有账单',
    subline: [
      owed.length > 0 ? monthsLabel(owed, yearOf(now)) : paidThroughLine(member),
      ...(isQuarterly ? ['按季缴，季末到期'] : []),
    ]
      .filter(Boolean)
      .join('，'),
    relief: reliefLine(member),
    why: explanation && {
      title: `每月 ${formatFen(explanation.amountFen)} 元`,
      sub: explanation.tier,
      source: `依据：${explanation.source}`,
    },
    base: {
      title: explanation ? '缴费基数' : '还没有核定基数',
      sub: declaration ? '本人新报的，等你核定' : '',
      path: `/packages/dues-admin/profile/page?memberId=${memberId}`,
    },
    reliefPath: `/packages/dues-admin/relief-edit/page?member=${memberId}&name=${encodeURIComponent(name)}`,
    canSettle: allowedEvents.includes('settleInCash') && member.payableMonths.length > 0,
    canGiveExtra: allowedEvents.includes('recordExtra'),
    canRelieve: allowedEvents.includes('submitRelief'),
    receipts: member.receipts.map((receipt) => toReceipt(receipt, now)),
  }
}

function reliefLine({ relief, now }: Member): string {
  if (!relief) return ''
  const terms = relief.kind === 'exempt' ? '免缴' : `每月缴 ${formatFen(relief.monthlyFen)} 元`
  return `${spanLabel(relief.from, relief.through, now)}，${terms}，党委已批准。`
}

function toReceipt({ receiptId, number, kind, months, amountFen, method, paidAt, voided }: Receipt, now: number) {
  return {
    title: kind === 'extra' ? '自愿多缴' : monthsLabel(months, yearOf(now)),
    sub: `${number}，${momentLabel(paidAt, now)}`,
    amount: formatFen(amountFen),
    note: voided ? '已作废' : payMethodLabels[method],
    path: `/packages/dues/receipt/page?id=${receiptId}`,
  }
}
