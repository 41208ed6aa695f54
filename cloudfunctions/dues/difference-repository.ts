/** What the nightly comparison found, and when it last looked. */
import type { DifferenceKind } from '../../miniprogram/shared/words'
import { Collection, type Stored } from '../kit/database'

/** The id is a fact id of kind and subject: found again, it is the same one. */
export interface Difference extends Stored {
  readonly branchId: string
  readonly kind: DifferenceKind
  /** Whom it is about; '' for sums and numbers of the branch. */
  readonly memberName: string
  readonly text: string
  readonly foundAt: number
  readonly state: 'open' | 'closed'
  readonly closedAt: number | null
  readonly closedNote: string
}

/** The last comparison of a branch; the id is the branch's. */
export interface Comparison extends Stored {
  readonly at: number
  /** Orders that WeChat Pay answered about. */
  readonly orderCount: number
}

export const differences = new Collection<Difference>('duesDifferences')
export const comparisons = new Collection<Comparison>('duesComparisons')

/** More at once is a case for whoever runs the system, who has the log. */
const maxShown = 100

export function openDifferences(branchId: string): Promise<Difference[]> {
  return differences.find({ branchId, state: 'open' }, { orderBy: ['foundAt', 'desc'], limit: maxShown })
}

/** Newest first. */
export function closedDifferences(branchId: string, limit: number): Promise<Difference[]> {
  return differences.find({ branchId, state: 'closed' }, { orderBy: ['foundAt', 'desc'], limit })
}
