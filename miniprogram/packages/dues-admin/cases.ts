/** What waits for somebody's decision in the dues, or what became of it, as `<case-card>` shows it. */
import { dayOf, formatMoment, startOfDay, yearOf, type Day } from '../../shared/calendar'

export type Decision =
  | 'approveRelief'
  | 'declineRelief'
  | 'withdrawRelief'
  | 'endRelief'
  | 'receiveRemittance'
  | 'returnRemittance'
  | 'withdrawRemittance'
  | 'refundOrder'
  | 'closeDifference'

/** What a decision is about, in the words of its question. */
export interface Subject {
  readonly id: string
  /** Whose it is: a member, a branch; '' where it is nobody's. */
  readonly who: string
  /** What it comes to: "免缴，10月到12月", "120.00". */
  readonly what: string
}

export interface Offer {
  readonly decision: Decision
  readonly label: string
  /** Not what the page is for: a small button. */
  readonly isQuiet?: boolean
}

export interface CaseView {
  /** Of its subject, by which lists know their rows. */
  readonly id: string
  readonly subject: Subject
  readonly title: string
  /** An amount; '' for none. */
  readonly figure: string
  /** Its terms, below the title. */
  readonly sub: string
  /** Its state in a word; '' while it waits for whoever looks at it. */
  readonly tag: string
  readonly isDone: boolean
  /** As `<waiting-days>` shows it; null for what does not wait. */
  readonly waiting: { readonly days: string; readonly unit: string; readonly isLate: boolean } | null
  readonly text: string
  /** Quiet lines: where from, by whom, when. */
  readonly lines: readonly string[]
  /** What was said about it. */
  readonly answer: { readonly by: string; readonly text: string } | null
  readonly offers: readonly Offer[]
}

/** "11月18日", with the year when it is not this one. */
export function dateLabel(day: Day, now: number): string {
  const at = startOfDay(day)
  return formatMoment(at, yearOf(at) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日')
}

/** As `dateLabel`, of an instant. */
export const dateOf = (at: number, now: number): string => dateLabel(dayOf(at), now)
