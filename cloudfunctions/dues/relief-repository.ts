/** Requests for reduction and exemption, and what became of them. */
import type { Day, Month } from '../../miniprogram/shared/calendar'
import type { ReliefKind, ReliefState } from '../../miniprogram/shared/words'
import { Collection, _, type Page, type Stored } from '../kit/database'

export interface ReliefRequest extends Stored {
  readonly key: string
  readonly branchId: string
  readonly branchName: string
  readonly memberId: string
  readonly memberName: string
  readonly kind: ReliefKind
  readonly monthlyFen: number
  readonly from: Month
  readonly through: Month
  readonly reason: string
  /** Day on which the branch studied it. */
  readonly studiedOn: Day
  readonly state: ReliefState
  readonly submittedAt: number
  readonly submittedById: string
  readonly submittedByName: string
  readonly decidedAt: number | null
  readonly decidedByName: string
  readonly sentence: string
}

export const reliefRequests = new Collection<ReliefRequest>('duesReliefs')

/** More than ever wait at once: a committee decides within weeks, and few members are in need. */
const maxWaiting = 200

/** Those that wait for the committee, in all of the branches, the longest waiting first. */
export function waitingReliefs(branchIds: readonly string[]): Promise<ReliefRequest[]> {
  const where = { branchId: _.in([...branchIds]), state: 'submitted' }
  return reliefRequests.find(where, { orderBy: ['key', 'asc'], limit: maxWaiting })
}

/** Waiting ones of one member: hardly ever more than one. */
export function waitingReliefsOf(memberId: string): Promise<ReliefRequest[]> {
  return reliefRequests.find({ memberId, state: 'submitted' }, { limit: 20 })
}

const settledStates: readonly ReliefState[] = ['approved', 'declined', 'withdrawn', 'ended']

/** Those of a branch that wait no longer, newest first. */
export function listSettledReliefs(
  branchId: string,
  { cursor, size }: { cursor: string | undefined; size: number },
): Promise<Page<ReliefRequest>> {
  const where = { branchId, state: _.in([...settledStates]) }
  return reliefRequests.page(where, { by: 'key', direction: 'desc', cursor, size })
}
