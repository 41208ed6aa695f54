/** What the next secretary needs to know of the people: one workbook, one sheet a question. */
import { dayOf, formatMoment } from '../../miniprogram/shared/calendar'
import { roleLabels } from '../../miniprogram/shared/words'
import type { Member } from '../directory/members'
import type { Unit } from '../directory/units'
import { listAudit } from '../kit/audit'
import type { Sheet } from '../kit/spreadsheet'
import { readable } from './audit-view'
import { stateOf } from './invitation'
import { recentInvitations, unitsOfBranch, waitingJoinRequests, wholeRoster } from './repository'
import { rosterSheet } from './roster-sheet'

/** Entries of the log in the file; the whole log stays in the app. */
const logSize = 200

export async function handoverSheets({ _id: branchId }: Unit, now: number): Promise<Sheet[]> {
  const [roster, ofBranch, requests, invitations, log] = await Promise.all([
    wholeRoster(branchId),
    unitsOfBranch(branchId),
    waitingJoinRequests(branchId, 200),
    recentInvitations(branchId),
    listAudit(branchId, undefined, logSize),
  ])
  const names = new Map(roster.map(({ _id, name }) => [_id, name]))
  return [
    rosterSheet(roster, ofBranch),
    officeSheet(roster, ofBranch),
    {
      name: '党小组',
      columns: [column('名称', 20), column('人数', 8)],
      rows: ofBranch.filter(({ kind }) => kind === 'group').map(({ name, memberCount }) => [name, memberCount]),
    },
    {
      name: '等待处理的加入申请',
      columns: [column('姓名', 12), column('学号或工号', 16), column('申请日期', 14)],
      rows: requests.map(({ name, studentNumber, createdAt }) => [name, studentNumber, dayOf(createdAt)]),
    },
    {
      name: '有效的邀请',
      columns: [column('邀请码', 12), column('发出人', 12), column('有效期到', 14), column('已加入', 8)],
      rows: invitations
        .filter((invitation) => stateOf(invitation, now) === 'active')
        .map(({ _id, createdByName, expiresAt, joinedCount }) => [_id, createdByName, dayOf(expiresAt), joinedCount]),
    },
    {
      name: '最近的操作记录',
      columns: [column('时间', 18), column('经办人', 12), column('事项', 50)],
      rows: log.items.map(({ at, actorName, what, targetId }) => [
        formatMoment(at, 'YYYY-MM-DD HH:mm'),
        actorName,
        readable(what, names.get(targetId)),
      ]),
    },
  ]
}

const column = (header: string, width: number) => ({ header, width })

function officeSheet(roster: readonly Member[], ofBranch: readonly Unit[]): Sheet {
  const names = new Map(ofBranch.map(({ _id, name }) => [_id, name]))
  return {
    name: '职务',
    columns: [column('职务', 14), column('姓名', 12), column('组织', 24), column('任职日期', 14)],
    rows: roster.flatMap(({ name, roles }) =>
      roles
        .filter(({ unitId }) => names.has(unitId))
        .map(({ role, unitId, since }) => [roleLabels[role], name, names.get(unitId) ?? '', dayOf(since)]),
    ),
  }
}
