/** What branches passed on to the committee. */
import type { RemittanceState } from '../../miniprogram/shared/words'
import { Collection, _, type Stored } from '../kit/database'

export interface Remittance extends Stored {
  readonly key: string
  readonly branchId: string
  readonly branchName: string
  /** Whose receipts it is from. */
  readonly year: number
  readonly amountFen: number
  readonly remittedOn: string
  readonly note: string
  readonly state: RemittanceState
  readonly reportedAt: number
  readonly reportedById: string
  readonly reportedByName: string
  readonly decidedAt: number | null
  readonly decidedByName: string
  readonly sentence: string
}

export const remittances = new Collection<Remittance>('duesRemittances')

/** A branch passes money on once a month or less. */
const maxInYear = 200

/** A branch's of one year, newest first. */
export function remittancesOfYear(branchId: string, year: number): Promise<Remittance[]> {
  return remittances.find({ branchId, year }, { orderBy: ['key', 'desc'], limit: maxInYear })
}

/** What the branches have reported and the committee has not confirmed, the longest waiting first. */
export function waitingRemittances(branchIds: readonly string[]): Promise<Remittance[]> {
  const where = { branchId: _.in([...branchIds]), state: 'reported' }
  return remittances.find(where, { orderBy: ['key', 'asc'], limit: maxInYear })
}
