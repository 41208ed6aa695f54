/** A remittance leaves the state of waiting: confirmed, sent back, or withdrawn by the branch. */
import { formatFen } from '../../miniprogram/shared/fen'
import { remittanceStateLabels, type RemittanceState } from '../../miniprogram/shared/words'
import type { JoinedActor } from '../kit/actor'
import { audit } from '../kit/audit'
import type { Transaction } from '../kit/database'
import { present, refuse } from '../kit/errors'
import { remittances, type Remittance } from './remittance-repository'
import { duesYearIdOf, duesYears } from './repository'

export interface Ending {
  readonly state: Exclude<RemittanceState, 'reported'>
  readonly sentence: string
  readonly call: { readonly actor: JoinedActor; readonly now: number }
}

/** The same ending once more changes nothing; another one is refused. @returns the remittance as it is now */
export async function endRemittance(tx: Transaction, remittanceId: string, ending: Ending): Promise<Remittance> {
  const { state, sentence, call } = ending
  const remittance = present(await tx.get(remittances, remittanceId))
  if (remittance.state === state) return remittance
  if (remittance.state !== 'reported') {
    refuse('WRONG_STATE', `这笔上缴${remittanceStateLabels[remittance.state]}，刷新后看看。`)
  }
  const { branchId, year, amountFen } = remittance
  if (state !== 'received') {
    const book = present(await tx.get(duesYears, duesYearIdOf(branchId, year)))
    await tx.update(duesYears, book._id, { remittedFen: book.remittedFen - amountFen })
  }
  const ended = { ...remittance, state, sentence, decidedAt: call.now, decidedByName: call.actor.member.name }
  await tx.set(remittances, ended)
  const what = `${whatLabels[state]}上缴的 ${formatFen(amountFen)} 元（${year} 年党费）。`
  await audit(tx, call, { action: 'dues.endRemittance', what, branchId, targetId: branchId })
  return ended
}

const whatLabels = { received: '确认收到', returned: '退回了', withdrawn: '撤回了' } as const
