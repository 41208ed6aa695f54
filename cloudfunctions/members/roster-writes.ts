/** What every write to the roster keeps true: numbers unique in the branch, groups of this branch, counters that fit. */
import type { Member } from '../directory/members'
import { units } from '../directory/units'
import { _, type Transaction } from '../kit/database'
import { present, refuse } from '../kit/errors'
import { findByNumber, maxRoster } from './repository'

/** Read inside the transaction's body, so that its retry after a duplicate names the entry that came first. */
export async function refuseTakenNumber(branchId: string, studentNumber: string): Promise<void> {
  const taken = await findByNumber(branchId, studentNumber)
  if (!taken) return
  const sentence = `名册里已经有学号 ${studentNumber}，是${taken.name}。`
  refuse('CONFLICT', sentence, { studentNumber: sentence })
}

export async function checkGroup(branchId: string, groupId: string | null): Promise<void> {
  if (groupId === null) return
  const group = await units.get(groupId)
  if (group?.kind === 'group' && group.branchId === branchId) return
  refuse('INVALID_INPUT', '这个支部没有选中的党小组。', { groupId: '这个支部没有选中的党小组。' })
}

/**
 * Counts new entries of the branch. Beyond what one read gives, people would silently be missing from bills, exports and
 * lists, so the roster ends there.
 */
export async function countInBranch(tx: Transaction, branchId: string, count: number): Promise<void> {
  const { memberCount } = present(await tx.get(units, branchId))
  if (memberCount + count > maxRoster) {
    refuse('WRONG_STATE', `一个支部最多 ${maxRoster} 人，现在有 ${memberCount} 人，加不下 ${count} 人。`)
  }
  await tx.update(units, branchId, { memberCount: _.inc(count) })
}

/** Counts a new entry in the branch and its group. */
export async function countIn(tx: Transaction, { branchId, groupId }: Member, count: number): Promise<void> {
  await countInBranch(tx, branchId, count)
  if (groupId !== null) await tx.update(units, groupId, { memberCount: _.inc(count) })
}

export async function moveGroup(tx: Transaction, from: string | null, to: string | null): Promise<void> {
  if (from === to) return
  if (from !== null) await tx.update(units, from, { memberCount: _.inc(-1) })
  if (to !== null) await tx.update(units, to, { memberCount: _.inc(1) })
}
