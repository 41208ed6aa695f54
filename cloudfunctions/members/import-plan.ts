import { createHash } from 'node:crypto'
import { dayOf } from '../../miniprogram/shared/calendar'
import type { Member } from '../directory/members'
import { planImport, type ExistingEntry, type ImportPlan } from '../domain/roster-import'
import { refuse } from '../kit/errors'
import { presentBranch } from './access'
import { maxRoster, unitsOfBranch, wholeRoster } from './repository'
import { readRows } from './spreadsheet'

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

/** Binds a confirmation to the file and branch that were previewed. */
export function digestOf(branchId: string, base64: string): string {
  return createHash('sha256').update(branchId).update('\u0000').update(base64).digest('base64url')
}

export function refuseOtherFile(branchId: string, base64: string, digest: string): void {
  if (digestOf(branchId, base64) === digest) return
  refuse('CONFLICT', '文件和刚才预览的不一样，重新预览一次。')
}

export function countsOf({ rows }: ImportPlan) {
  const count = (change: 'add' | 'change' | 'same') => rows.filter((row) => row.change === change).length
  return { addCount: count('add'), changeCount: count('change'), sameCount: count('same') }
}
