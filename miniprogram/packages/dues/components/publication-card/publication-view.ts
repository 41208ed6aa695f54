import type { OutputOf } from '../../../../../cloudfunctions/contract'
import type { MonthBar } from '../../../../components/month-bars/month-bars'
import { formatMoment } from '../../../../shared/calendar'
import { formatFen } from '../../../../shared/fen'
import { payMethodLabels } from '../../../../shared/words'

type Answer = OutputOf<'dues.openPublication'>
export type Publication = Answer['publications'][number]
type MonthSum = Publication['byMonth'][number]

/** One unit's year, as `<publication-card>` shows it. */
export interface PublicationView {
  readonly unitId: string
  readonly title: string
  readonly paid: string
  readonly due: string
  readonly rows: readonly { readonly label: string; readonly value: string }[]
  readonly bars: readonly MonthBar[]
  readonly barsLabel: string
  readonly note: string
  /** When and by whom; '' for a draft. */
  readonly published: string
}

export function toPublicationView(publication: Publication): PublicationView {
  const { unitId, unitName, dueFen, paidFen, byMonth, note, publishedAt, publishedByName } = publication
  return {
    unitId,
    title: unitName,
    paid: formatFen(paidFen),
    due: `应收 ${formatFen(dueFen)} 元`,
    rows: toRows(publication),
    bars: toBars(byMonth),
    barsLabel: byMonth.map(labelOf).join('，'),
    note,
    published: publishedAt ? `${formatMoment(publishedAt, 'YYYY年M月D日')} ${publishedByName}公布` : '',
  }
}

function toRows({ branchCount, payerCount, reliefCount, received, remittedFen }: Publication) {
  const { wechatFen, cashFen, deliveredFen, extraFen } = received
  const money = (label: string, fen: number) => ({ label, value: `${formatFen(fen)} 元` })
  return [
    ...(branchCount > 0 ? [{ label: '支部', value: `${branchCount} 个` }] : []),
    { label: '应缴党员', value: `${payerCount} 人` },
    ...(reliefCount > 0 ? [{ label: '减免', value: `${reliefCount} 人次` }] : []),
    money(payMethodLabels.wechat, wechatFen),
    money(payMethodLabels.cash, cashFen),
    money(payMethodLabels.delivered, deliveredFen),
    ...(extraFen > 0 ? [money('其中自愿多缴', extraFen)] : []),
    money(branchCount > 0 ? '收到支部上缴' : '现金和代交已上缴党委', remittedFen),
  ]
}

/** In ink what came in, in the lightest grey what is still open; the highest month fills its column. */
function toBars(byMonth: readonly MonthSum[]): MonthBar[] {
  const highest = Math.max(1, ...byMonth.map(({ dueFen }) => dueFen))
  const percentOf = (fen: number) => Math.round((fen * 1000) / highest) / 10
  return byMonth.map(({ month, dueFen, paidFen }) => ({
    label: String(Number(month.slice(5))),
    parts: [percentOf(paidFen), 0, 0, percentOf(dueFen - paidFen)],
    isNow: false,
  }))
}

function labelOf({ month, dueFen, paidFen }: MonthSum): string {
  return `${Number(month.slice(5))}月收 ${formatFen(paidFen)} 元，应收 ${formatFen(dueFen)} 元`
}
