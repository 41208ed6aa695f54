import type { OutputOf } from '../../../../cloudfunctions/contract'
import { momentLabel, monthsLabel, yearOf } from '../../../shared/calendar'
import { formatFen } from '../../../shared/fen'

type Arrears = OutputOf<'dues.openArrears'>
type Row = Arrears['rows'][number]

/** By how long, the longest first, with what the branch may want to know. Nobody is judged here. */
const groups = [
  { level: 6, title: '满 6 个月', note: '先了解原因。怎么处理，由支部按规定研究（《党费规定》第十三条）' },
  { level: 5, title: '满 5 个月', note: '' },
  { level: 3, title: '满 3 个月', note: '' },
  { level: 1, title: '满 1 个月', note: '' },
] as const

export type ArrearsView = ReturnType<typeof toView>

export function toView({ now, branchId, rows, allowedEvents }: Arrears) {
  const canRemind = allowedEvents.includes('remind')
  return {
    branchId,
    summary: `${rows.length} 人有到期没缴的，共 ${formatFen(rows.reduce((sum, { openFen }) => sum + openFen, 0))} 元`,
    groups: groups
      .map(({ level, title, note }) => ({
        title: `${title}，${rows.filter((row) => row.level === level).length} 人`,
        note,
        people: rows.filter((row) => row.level === level).map((row) => toPerson(row, now)),
      }))
      .filter(({ people }) => people.length > 0),
    remindCount: canRemind ? rows.filter(({ isWaitingForWechat }) => !isWaitingForWechat).length : 0,
  }
}

function toPerson({ memberId, name, months, openFen, isWaitingForWechat, remindedAt }: Row, now: number) {
  const reminded = remindedAt === null ? '' : `${momentLabel(remindedAt, now)}提醒过`
  return {
    name,
    sub: [monthsLabel(months, yearOf(now)), isWaitingForWechat ? '有一笔在等微信回话' : reminded]
      .filter(Boolean)
      .join('，'),
    amount: formatFen(openFen),
    note: `${months.length} 个月`,
    path: `/packages/dues-admin/member/page?id=${memberId}`,
  }
}
