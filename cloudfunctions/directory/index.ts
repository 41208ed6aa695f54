/** What every function asks about the organisation: who calls, and where a unit stands in the tree. */
import type { ActorMember, Directory } from '../kit/actor'
import { memberCollection, type Member } from './members'
import { units } from './units'

/** Whole documents behind the actors of calls under way, so that an action about the caller does not read them again. */
const documents = new WeakMap<ActorMember, Member>()

/** Paths never change, so a warm instance asks once for each unit. Bounded by the number of units that exist. */
const paths = new Map<string, readonly string[]>()

export const directory: Directory = {
  /** One indexed read a call. Whoever was transferred out belongs to no branch here. */
  async loadMember(openid: string): Promise<ActorMember | null> {
    const member = await memberCollection.findOne({ openid })
    return member && member.status !== 'transferredOut' ? toActor(member) : null
  },

  async pathOf(unitId: string): Promise<readonly string[]> {
    const known = paths.get(unitId)
    if (known) return known
    const unit = await units.get(unitId)
    if (!unit) return []
    paths.set(unitId, unit.path)
    return unit.path
  },
}

/** The roster entry of whoever calls, as it was when the call began. */
export function documentOf(member: ActorMember): Member {
  const document = documents.get(member)
  if (!document) throw new Error('this actor did not come from the directory')
  return document
}

function toActor(member: Member): ActorMember {
  const { _id: id, name, studentNumber, branchId, groupId, stage, status, roles } = member
  const actor = { id, name, studentNumber, branchId, groupId, stage, status, roles }
  documents.set(actor, member)
  return actor
}
