/** The year's ledger of 学时 as a workbook: everybody's hours, and the sessions with who was there. */
import { dayOf } from '../../miniprogram/shared/calendar'
import { formatHours } from '../../miniprogram/shared/credit-hours'
import { creditSourceLabels } from '../../miniprogram/shared/words'
import type { Member } from '../directory/members'
import { creditSources, hasReached, yearlyTarget } from '../domain/credit-hours'
import type { Sheet } from '../kit/spreadsheet'
import { sumsOf, type CreditSession, type LearningYear } from './hours-repository'

const target = formatHours(yearlyTarget.tenths)

export interface LedgerRow {
  readonly member: Member
  /** Null when nothing was granted in the year. */
  readonly hours: LearningYear | null
}

export function hoursSheet(year: number, rows: readonly LedgerRow[]): Sheet {
  return {
    name: '学时台账',
    title: `${year}年学时台账。依据：${yearlyTarget.source}，党员每年一般不少于 ${target} 学时。`,
    columns: [
      { header: '姓名', width: 14 },
      { header: '学号', width: 14 },
      ...creditSources.map((source) => ({ header: creditSourceLabels[source], width: 10 })),
      { header: '合计', width: 10 },
      { header: `是否达到 ${target} 学时`, width: 18 },
    ],
    rows: rows.map(({ member, hours }) => {
      const { bySource, totalTenths } = sumsOf(hours)
      const figures = [...bySource.map(({ tenths }) => tenths), totalTenths].map((tenths) => tenths / 10)
      return [member.name, member.studentNumber, ...figures, hasReached(totalTenths) ? '是' : '否']
    }),
  }
}

/** @param members of all who were there, those who have left since among them */
export function sessionsSheet(sessions: readonly CreditSession[], members: readonly Member[]): Sheet {
  const names = new Map(members.map(({ _id, name }) => [_id, name]))
  return {
    name: '活动与到场',
    columns: [
      { header: '日期', width: 12 },
      { header: '类别', width: 12 },
      { header: '名称', width: 40 },
      { header: '每人学时', width: 10 },
      { header: '到场人数', width: 10 },
      { header: '到场的人', width: 80 },
    ],
    rows: sessions.map(({ heldAt, source, title, tenths, memberIds }) => {
      const present = memberIds.flatMap((id) => names.get(id) ?? [])
      return [dayOf(heldAt), creditSourceLabels[source], title, tenths / 10, memberIds.length, present.join('、')]
    }),
  }
}
