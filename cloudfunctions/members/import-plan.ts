import { dayOf } from '../../miniprogram/shared/calendar'
import type { Member } from '../directory/members'
import { planImport, type ExistingEntry, type ImportPlan } from '../domain/roster-import'
import { refuse } from '../kit/errors'
import { countsOf } from '../kit/import'
import { readRows } from '../kit/spreadsheet'
import { presentBranch } from './access'
import { maxRoster, unitsOfBranch, wholeRoster } from './repository'

export interface ImportFile {
  readonly branchId: string
  readonly base64: string
  readonly now: number
}

/** Reads the file against the roster as it is now. */
export async function planOf({ branchId, base64, now }: ImportFile): Promise<ImportPlan> {
  await presentBranch(branchId)
  const [sheet, roster, ofBranch] = await Promise.all([
    readRows(base64),
    wholeRoster(branchId),
    unitsOfBranch(branchId),
  ])
  const groups = new Map(ofBranch.filter(({ kind }) => kind === 'group').map(({ _id, name }) => [name, _id]))
  const plan = planImport(sheet, { roster: roster.map(toExisting), groups, today: dayOf(now) })
  refuseOverfull(roster.length, countsOf(plan).addCount)
  return plan
}

/** Said at the preview: the writing would stop half way. */
function refuseOverfull(there: number, added: number): void {
  if (there + added <= maxRoster) return
  refuse('INVALID_INPUT', `一个支部最多 ${maxRoster} 人，名册里有 ${there} 人，表里新增 ${added} 人，加不下。`)
}

function toExisting(member: Member): ExistingEntry {
  return { ...member, officeUnitIds: member.roles.map(({ unitId }) => unitId) }
}
