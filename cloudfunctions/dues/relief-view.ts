/** From a request for relief to what leaves the server. */
import { monthOf } from '../../miniprogram/shared/calendar'
import type { OutputOf } from '../contract'
import { canEnd } from '../domain/dues-relief'
import type { JoinedActor } from '../kit/actor'
import { allowedOf } from '../kit/allowed'
import type { ReliefRequest } from './relief-repository'

type ReliefView = OutputOf<'dues.listReliefs'>['items'][number]

export interface ReliefViewer {
  readonly actor: JoinedActor
  /** Ids from the topmost unit to the request's branch. */
  readonly path: readonly string[]
  readonly now: number
}

export function reliefView(
  { _id, key: _key, submittedById: _by, ...facts }: ReliefRequest,
  viewer: ReliefViewer,
): ReliefView {
  return { reliefId: _id, ...facts, allowedEvents: eventsOf({ ...facts }, viewer) }
}

type Facts = Pick<ReliefRequest, 'memberId' | 'branchId' | 'state' | 'through'>

function eventsOf({ memberId, branchId, state, through }: Facts, { actor, path, now }: ReliefViewer) {
  const isWaiting = state === 'submitted'
  const isRunning = state === 'approved' && canEnd({ from: '', through }, monthOf(now))
  const allowed = allowedOf(
    actor,
    { branchId, path },
    { decideRelief: 'dues.decideRelief', endRelief: 'dues.endRelief' },
  )
  return allowed.filter((event) =>
    // Nobody decides on their own.
    event === 'decideRelief' ? isWaiting && memberId !== actor.member.id : isWaiting || isRunning,
  )
}
