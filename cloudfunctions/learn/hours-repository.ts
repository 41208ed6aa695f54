/** 学时 granted, their sums by member and year, and the sessions that a secretary entered. */
import type { CreditSource } from '../../miniprogram/shared/words'
import { creditSources } from '../domain/credit-hours'
import { Collection, type Stored, _ } from '../kit/database'

/** One grant of hours; the id is the fact it was granted for, so it is granted once. */
export interface CreditGrant extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly year: number
  /** Newest first within a member's year. */
  readonly key: string
  readonly source: CreditSource
  readonly tenths: number
  readonly title: string
  readonly at: number
}

/** What a member has reached in a year, kept in the transaction of each grant and each completion. */
export interface LearningYear extends Stored {
  readonly memberId: string
  readonly branchId: string
  readonly year: number
  readonly tenths: Readonly<Partial<Record<CreditSource, number>>>
  /** Courses finished in this year → when, epoch ms. */
  readonly courses: Readonly<Record<string, number>>
  /** Quizzes of tasks passed in this year: task id → when, epoch ms. */
  readonly quizzes: Readonly<Record<string, number>>
}

/** A lecture, theme day or meeting with those who came; its grants follow from it. */
export interface CreditSession extends Stored {
  readonly branchId: string
  /** Order of the list: by the day on which it was held. */
  readonly key: string
  readonly source: Exclude<CreditSource, 'lesson'>
  readonly title: string
  /** First instant of the day, epoch ms. */
  readonly heldAt: number
  readonly tenths: number
  readonly memberIds: readonly string[]
  /** Members whose grants do not yet say what this document says; empty once a change is through (session-grants.ts). */
  readonly unsettled: readonly string[]
  readonly state: 'held' | 'removed'
  readonly version: number
  readonly savedWith: string
  readonly createdAt: number
}

export const creditGrants = new Collection<CreditGrant>('creditGrants')
export const learningYears = new Collection<LearningYear>('learningYears')
export const creditSessions = new Collection<CreditSession>('creditSessions')

export const learningYearId = (memberId: string, year: number) => `${memberId}_${year}`

export const emptyYear = (memberId: string, branchId: string, year: number): LearningYear => ({
  _id: learningYearId(memberId, year),
  ...{ memberId, branchId, year },
  tenths: {},
  courses: {},
  quizzes: {},
})

/** Documents of these years, for one member. */
export function yearsOfMember(memberId: string, years: readonly number[]): Promise<LearningYear[]> {
  return learningYears.getMany(years.map((year) => learningYearId(memberId, year)))
}

/** Everybody of a branch in these years. At most three years, since a read gives 1000 documents. */
export function yearsOfBranch(branchId: string, years: readonly number[]): Promise<LearningYear[]> {
  return learningYears.find({ branchId, year: _.in([...years]) }, { limit: 1000 })
}

/** A year's hours by source, in tenths; zeros when nothing was granted yet. */
export function sumsOf(stored: Pick<LearningYear, 'tenths'> | null | undefined) {
  const bySource = creditSources.map((source) => ({ source, tenths: stored?.tenths[source] ?? 0 }))
  return { bySource, totalTenths: bySource.reduce((sum, { tenths }) => sum + tenths, 0) }
}
