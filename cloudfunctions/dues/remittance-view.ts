/** From a remittance to what leaves the server. */
import type { OutputOf } from '../contract'
import type { JoinedActor } from '../kit/actor'
import { allowedOf } from '../kit/allowed'
import type { Remittance } from './remittance-repository'

type RemittanceView = OutputOf<'dues.openRemittances'>['items'][number]

export interface RemittanceViewer {
  readonly actor: JoinedActor
  /** Ids from the topmost unit to the branch. */
  readonly path: readonly string[]
}

const events = { decideRemittance: 'dues.decideRemittance', withdrawRemittance: 'dues.withdrawRemittance' } as const

export function remittanceView(
  { _id, key: _key, reportedById: _by, ...facts }: Remittance,
  { actor, path }: RemittanceViewer,
): RemittanceView {
  const isWaiting = facts.state === 'reported'
  const allowedEvents = isWaiting ? allowedOf(actor, { branchId: facts.branchId, path }, events) : []
  return { remittanceId: _id, ...facts, allowedEvents }
}
