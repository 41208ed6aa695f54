/** 学时: what one fact is worth to one member, granted once and taken back when the fact is corrected. */
import type { CreditSource } from '../../miniprogram/shared/words'
import type { Transaction } from '../kit/database'
import { timeKey } from '../kit/ids'
import {
  creditGrants,
  emptyYear,
  learningYearId,
  learningYears,
  type CreditGrant,
  type LearningYear,
} from './hours-repository'

export interface GrantFact {
  /** The fact itself, so that it is granted once: `lesson_<lessonId>_<memberId>`, `session_<sessionId>_<memberId>`. */
  readonly grantId: string
  readonly memberId: string
  readonly branchId: string
  /** Calendar year that the hours count for. */
  readonly year: number
  readonly source: CreditSource
  /** Tenths of an hour; 0 takes the grant back. */
  readonly tenths: number
  readonly title: string
  /** When it happened, epoch ms: the order within the year. */
  readonly at: number
}

/**
 * Sets what a fact is worth and keeps the sums of the year, both in the caller's transaction. The same again changes
 * nothing; another year or source moves the hours there.
 * @returns tenths that the member has more (or fewer, below 0) than before
 */
export async function setGrant(tx: Transaction, fact: GrantFact): Promise<number> {
  const before = await tx.get(creditGrants, fact.grantId)
  const after = toGrant(fact)
  if (isSame(before, after)) return 0
  if (fact.tenths > 0) await tx.set(creditGrants, after)
  else await tx.remove(creditGrants, fact.grantId)
  const difference = fact.tenths - (before?.tenths ?? 0)
  if (!before || (before.year === fact.year && before.source === fact.source)) await add(tx, fact, difference)
  else {
    await add(tx, before, -before.tenths)
    await add(tx, fact, fact.tenths)
  }
  return difference
}

/** The member's year, made when this is its first fact. */
export async function yearIn(
  tx: Transaction,
  { memberId, branchId, year }: Pick<GrantFact, 'memberId' | 'branchId' | 'year'>,
): Promise<LearningYear> {
  const stored = await tx.get(learningYears, learningYearId(memberId, year))
  if (stored) return stored
  const empty = emptyYear(memberId, branchId, year)
  await tx.create(learningYears, empty)
  return empty
}

async function add(
  tx: Transaction,
  place: Pick<GrantFact, 'memberId' | 'branchId' | 'year' | 'source'>,
  tenths: number,
): Promise<void> {
  if (tenths === 0) return
  const { _id, tenths: sums } = await yearIn(tx, place)
  await tx.update(learningYears, _id, { [`tenths.${place.source}`]: (sums[place.source] ?? 0) + tenths })
}

function toGrant({ grantId, ...fact }: GrantFact): CreditGrant {
  return { ...fact, _id: grantId, key: timeKey(fact.at, grantId) }
}

function isSame(before: CreditGrant | null, after: CreditGrant): boolean {
  if (!before) return after.tenths === 0
  return (['year', 'source', 'tenths', 'title', 'at'] as const).every((field) => before[field] === after[field])
}
