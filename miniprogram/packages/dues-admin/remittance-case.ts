import type { OutputOf } from '../../../cloudfunctions/contract'
import { formatFen } from '../../shared/fen'
import { toWaiting } from '../../shared/waiting'
import { remittanceStateLabels } from '../../shared/words'
import { dateLabel, dateOf, type CaseView, type Offer } from './cases'

export type Remittance = OutputOf<'dues.openRemittances'>['items'][number]

/** Money that a branch passed on. @param withBranch for whoever looks after several branches */
export function remittanceCase(remittance: Remittance, now: number, withBranch = false): CaseView {
  const { remittanceId, branchName, amountFen, year, remittedOn, note, state } = remittance
  const handedOver = `${dateLabel(remittedOn, now)}上缴`
  const amount = formatFen(amountFen)
  return {
    id: remittanceId,
    subject: { id: remittanceId, who: branchName, what: amount },
    title: withBranch ? branchName : handedOver,
    figure: amount,
    sub: withBranch ? `${handedOver}，${year}年党费` : '',
    tag: remittance.allowedEvents.includes('decideRemittance') ? '' : remittanceStateLabels[state],
    isDone: state === 'received',
    waiting: state === 'reported' ? toWaiting(remittance.reportedAt, now) : null,
    text: note,
    lines: [`${remittance.reportedByName} ${dateOf(remittance.reportedAt, now)}上报`, ...decisionLine(remittance, now)],
    answer: remittance.sentence ? { by: '', text: remittance.sentence } : null,
    offers: offersOf(remittance),
  }
}

function decisionLine({ decidedAt, decidedByName, state }: Remittance, now: number): string[] {
  if (decidedAt === null) return []
  return [`${decidedByName} ${dateOf(decidedAt, now)}${state === 'returned' ? '退回' : '收到'}`]
}

const offers: Readonly<Record<Remittance['allowedEvents'][number], readonly Offer[]>> = {
  decideRemittance: [
    { decision: 'receiveRemittance', label: '收到了' },
    { decision: 'returnRemittance', label: '退回' },
  ],
  withdrawRemittance: [{ decision: 'withdrawRemittance', label: '撤回', isQuiet: true }],
}

function offersOf({ allowedEvents }: Remittance): readonly Offer[] {
  return allowedEvents.flatMap((event) => offers[event])
}
