import { units } from '../../directory/units'
import type { ActorMember } from '../../kit/actor'
import { canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { rosterScope } from '../access'
import { unitsOfBranch } from '../repository'

/** The topmost committee the caller administers, or null for somebody of one branch. */
const committeeOf = ({ roles }: ActorMember) => roles.find(({ role }) => role === 'committeeAdmin')?.unitId ?? null

export const listUnits = action('members.listUnits', {
  access({ actor }) {
    const committeeId = committeeOf(actor.member)
    return committeeId ? { branchId: committeeId } : rosterScope({ actor, input: {} })
  },
  async run({ actor }) {
    const committeeId = committeeOf(actor.member)
    const { branchId } = actor.member
    const found = committeeId
      ? await units.find({ path: committeeId }, { orderBy: ['createdAt', 'asc'], limit: 1000 })
      : await unitsOfBranch(branchId)
    const top = { branchId: committeeId ?? branchId }
    return {
      items: found.map(({ _id, kind, name, parentId, memberCount }) => ({
        unitId: _id,
        kind,
        name,
        parentId,
        memberCount,
      })),
      allowedEvents: [
        ...(committeeId ? (['addBranch'] as const) : []),
        ...(canDo(actor, 'members.addUnit', top) ? (['addGroup'] as const) : []),
        ...(canDo(actor, 'members.renameUnit', top) ? (['rename'] as const) : []),
      ],
    }
  },
})
