import type { OutputOf } from '../../../cloudfunctions/contract'
import { monthOf } from '../../shared/calendar'
import { reliefTerms } from '../../shared/relief-view'
import { toWaiting } from '../../shared/waiting'
import { reliefStateLabels } from '../../shared/words'
import { dateLabel, dateOf, type CaseView, type Offer } from './cases'

export type Relief = OutputOf<'dues.listReliefs'>['items'][number]

/** A reduction or exemption. @param withBranch for whoever looks after several branches */
export function reliefCase(relief: Relief, now: number, withBranch = false): CaseView {
  const { reliefId, memberName, branchName, reason, state, submittedAt, submittedByName, studiedOn } = relief
  const terms = reliefTerms(relief, now)
  const isWaiting = state === 'submitted'
  const canDecide = relief.allowedEvents.includes('decideRelief')
  const isOver = state === 'approved' && relief.through < monthOf(now)
  return {
    id: reliefId,
    subject: { id: reliefId, who: memberName, what: terms },
    title: memberName,
    figure: '',
    sub: terms,
    tag: canDecide ? '' : isOver ? '已到期' : reliefStateLabels[state],
    isDone: state === 'approved' && !isOver,
    waiting: isWaiting ? toWaiting(submittedAt, now) : null,
    text: reason,
    lines: [
      ...(withBranch ? [branchName] : []),
      `支部 ${dateLabel(studiedOn, now)}研究，${submittedByName} ${dateOf(submittedAt, now)}上报`,
      ...decisionLine(relief, now),
    ],
    answer: relief.sentence ? { by: '', text: relief.sentence } : null,
    offers: offersOf(relief),
  }
}

function decisionLine({ decidedAt, decidedByName, state }: Relief, now: number): string[] {
  if (decidedAt === null) return []
  return [`${decidedByName} ${dateOf(decidedAt, now)}${state === 'declined' ? '答复' : '批准'}`]
}

function offersOf({ allowedEvents, state }: Relief): readonly Offer[] {
  const decide: readonly Offer[] = [
    { decision: 'approveRelief', label: '批准' },
    { decision: 'declineRelief', label: '不批准' },
  ]
  const end: Offer =
    state === 'submitted'
      ? { decision: 'withdrawRelief', label: '撤回', isQuiet: true }
      : { decision: 'endRelief', label: '提前结束', isQuiet: true }
  return [
    ...(allowedEvents.includes('decideRelief') ? decide : []),
    ...(allowedEvents.includes('endRelief') ? [end] : []),
  ]
}
