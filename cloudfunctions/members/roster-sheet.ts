/** The roster as a sheet: the template, the export and the handover file show the same columns. */
import { duesCategoryLabels, stageLabels, statusLabels } from '../../miniprogram/shared/words'
import type { Member } from '../directory/members'
import type { Unit } from '../directory/units'
import { maskPhone } from '../domain/membership'
import { rosterColumns, type ColumnKey } from '../domain/roster-columns'
import type { Sheet } from '../kit/spreadsheet'

/** @param groups units of the branch, for their names */
export function rosterSheet(roster: readonly Member[], groups: readonly Unit[]): Sheet {
  const names = new Map(groups.map(({ _id, name }) => [_id, name]))
  return {
    name: '党员名册',
    columns: rosterColumns,
    rows: roster.map((member) => {
      const values = valuesOf(member, names)
      return rosterColumns.map(({ key }) => values[key])
    }),
  }
}

function valuesOf(member: Member, names: ReadonlyMap<string, string>): Record<ColumnKey, string> {
  return {
    name: member.name,
    studentNumber: member.studentNumber,
    stage: stageLabels[member.stage],
    status: statusLabels[member.status],
    category: duesCategoryLabels[member.category],
    groupName: member.groupId === null ? '' : (names.get(member.groupId) ?? ''),
    className: member.className,
    // Masked in files as well; who needs a number opens the record, which leaves a line for its owner.
    phone: maskPhone(member.phone),
    joinedOn: member.joinedOn ?? '',
  }
}

/** An empty roster with one line of example and a second sheet that explains the columns. */
export function templateSheets(): Sheet[] {
  const example: Record<ColumnKey, string> = {
    name: '张三（示例，导入前删掉这一行）',
    studentNumber: '20230001',
    stage: stageLabels.probationary,
    status: statusLabels.inSchool,
    category: duesCategoryLabels.undergraduate,
    groupName: '',
    className: '计科2301',
    phone: '13800000000',
    joinedOn: '2026-05-20',
  }
  return [
    { name: '党员名册', columns: rosterColumns, rows: [rosterColumns.map(({ key }) => example[key])] },
    {
      name: '怎么填',
      columns: [
        { header: '列', width: 14 },
        { header: '说明', width: 80 },
      ],
      rows: rosterColumns.map(({ header, hint }) => [header, hint]),
    },
  ]
}
