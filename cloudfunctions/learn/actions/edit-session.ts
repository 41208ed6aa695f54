import { units } from '../../directory/units'
import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import type { CreditSession } from '../hours-repository'
import { rosterWith, sessionOf } from '../sessions'

/** Groups of a branch are a handful. */
const maxGroups = 100

export const editSession = action('learn.editSession', {
  access: ownBranch,
  async run({ input: { sessionId }, actor }) {
    const { branchId } = actor.member
    const session = sessionId === null ? null : await sessionOf({ input: { sessionId }, actor })
    const [members, groups] = await Promise.all([
      rosterWith(branchId, session?.memberIds ?? []),
      units.find({ branchId }, { limit: maxGroups }),
    ])
    const names = new Map(groups.map(({ _id, name }) => [_id, name]))
    return {
      session: session && toForm(session),
      members: members.map(({ _id: memberId, name, groupId }) => ({
        memberId,
        name,
        groupName: groupId === null ? '' : (names.get(groupId) ?? ''),
      })),
    }
  },
})

function toForm({ _id: sessionId, version, source, title, heldAt, tenths, memberIds }: CreditSession) {
  return { sessionId, version, source, title, heldAt, tenths, memberIds: [...memberIds] }
}
