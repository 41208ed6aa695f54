/** Sessions that were entered by hand, as the actions of the ledger read them. */
import { membersOfBranch } from '../directory/roster'
import { memberCollection, type Member } from '../directory/members'
import type { JoinedActor } from '../kit/actor'
import { present } from '../kit/errors'
import { creditSessions, type CreditSession } from './hours-repository'

interface OfSession {
  readonly input: { readonly sessionId: string }
  readonly actor: JoinedActor
}

/** The session of the call, removed ones too; another branch's is not found. */
export async function anySessionOf({ input, actor }: OfSession): Promise<CreditSession> {
  const session = present(await creditSessions.get(input.sessionId))
  return present(session.branchId === actor.member.branchId ? session : null)
}

export async function sessionOf(context: OfSession): Promise<CreditSession> {
  const session = await anySessionOf(context)
  return present(session.state === 'held' ? session : null, '这次活动已经删除。')
}

/** The roster in its order, and after it those of the ids who have left it since. */
export async function rosterWith(branchId: string, ids: readonly string[]): Promise<Member[]> {
  const roster = await membersOfBranch(branchId)
  const known = new Set(roster.map(({ _id }) => _id))
  return [...roster, ...(await memberCollection.getMany(ids.filter((id) => !known.has(id))))]
}
