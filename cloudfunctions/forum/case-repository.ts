import type { ReportReason } from '../../miniprogram/shared/words'
import { Collection, type Page, type Stored, type Transaction } from '../kit/database'
import type { Liked, SubjectKind } from './entry'

export interface Report {
  readonly reason: ReportReason
  readonly note: string
  readonly at: number
  /** The branch has decided since. */
  readonly isSettled: boolean
}

/**
 * The moderation case of one post, comment or article: reports, hiding, appeal. The only place where the words of something
 * deleted may stay, because somebody complained about them or the branch hid them.
 */
export interface Case extends Stored {
  readonly branchId: string
  readonly kind: Liked['kind']
  readonly targetId: string
  /** What it is, or stands below. */
  readonly subject: SubjectKind
  readonly postId: string
  /** Where its thread page begins; '' for a post. */
  readonly threadKey: string
  /** '' in the circle. */
  readonly topicId: string
  /** The topic's title, '' in the circle. */
  readonly placeTitle: string
  readonly authorId: string
  readonly authorName: string
  /** As it was when it was reported or hidden. */
  readonly text: string
  readonly createdAt: number
  /** Reporter's member id → report. Never leaves the server with the id. */
  readonly reports: Readonly<Record<string, Report>>
  /** The last hiding, also when it was undone. */
  readonly hidden: null | {
    readonly reason: string
    readonly at: number
    readonly byId: string
    readonly byName: string
  }
  /** Against the last hiding. */
  readonly appeal: null | {
    readonly text: string
    readonly at: number
    readonly state: 'waiting' | 'granted' | 'refused'
    readonly answer: string
  }
  /** Reports or an appeal wait for a decision. */
  readonly isWaiting: boolean
  /** Since when, as a time key; '' when nothing waits. */
  readonly waitingKey: string
  /** It is hidden now. */
  readonly isHidden: boolean
  readonly hiddenKey: string
}

export const cases = new Collection<Case>('cases')

export const caseId = ({ kind, id }: Liked) => `${kind}_${id}`

/** What was hidden is gone: nothing is left to bring back or to appeal about. */
export async function closeCase(tx: Transaction, target: Liked): Promise<void> {
  const over = { isHidden: false, hiddenKey: '', isWaiting: false, waitingKey: '' }
  await tx.update(cases, caseId(target), over)
}

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

/** Reports and appeals of the branch that wait, longest first. */
export function waitingCases(branchId: string, { cursor, size }: PageRequest): Promise<Page<Case>> {
  return cases.page({ branchId, isWaiting: true }, { by: 'waitingKey', direction: 'asc', cursor, size })
}

/** What the branch has hidden, newest first. */
export function hiddenCases(branchId: string, { cursor, size }: PageRequest): Promise<Page<Case>> {
  return cases.page({ branchId, isHidden: true }, { by: 'hiddenKey', direction: 'desc', cursor, size })
}
