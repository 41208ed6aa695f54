/** Reads of the ledger of 学时: a branch's year with everybody in it, and the years there are to choose from. */
import { startOfMonth, yearOf } from '../../miniprogram/shared/calendar'
import { membersOfBranch } from '../directory/roster'
import { isAskedOf, yearlyTarget } from '../domain/credit-hours'
import { _ } from '../kit/database'
import { timeKey } from '../kit/ids'
import { creditSessions, learningYears, yearsOfBranch, type CreditSession } from './hours-repository'
import type { LedgerRow } from './hours-sheet'

/** The target and where it is written. */
export const rule = { targetTenths: yearlyTarget.tenths, source: yearlyTarget.source }

/** Everybody of whom the target is asked, in the order of the roster. Two reads at the same time. */
export async function rowsOfYear(branchId: string, year: number): Promise<LedgerRow[]> {
  const [roster, stored] = await Promise.all([membersOfBranch(branchId), yearsOfBranch(branchId, [year])])
  const byMember = new Map(stored.map((hours) => [hours.memberId, hours]))
  return roster
    .filter(({ stage }) => isAskedOf(stage))
    .map((member) => ({ member, hours: byMember.get(member._id) ?? null }))
}

/** From this year back to the first one that anybody of the branch has learned in. One document read. */
export async function yearsOfLedger(branchId: string, now: number): Promise<number[]> {
  const [first] = await learningYears.find({ branchId }, { orderBy: ['year', 'asc'], limit: 1, fields: ['year'] })
  const thisYear = yearOf(now)
  const oldest = Math.min(first?.year ?? thisYear, thisYear)
  return Array.from({ length: thisYear - oldest + 1 }, (_none, back) => thisYear - back)
}

/** What was held in the year, the first of it first. */
export function sessionsOfYear(branchId: string, year: number): Promise<CreditSession[]> {
  const from = timeKey(startOfMonth(`${year}-01`), '')
  const until = timeKey(startOfMonth(`${year + 1}-01`), '')
  const where = { branchId, state: 'held', key: _.gte(from).and(_.lt(until)) }
  return creditSessions.find(where, { orderBy: ['key', 'asc'], limit: 1000 })
}
