import { memberCollection, type Member } from '../../directory/members'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfMember, namedMember } from '../access'
import { aboutTarget } from '../audit-view'
import { unbindWhoLeaves } from '../binding'
import { changedLabels, checkEntry, storedFields, type EntryFields } from '../roster-entry'
import { checkGroup, moveGroup, refuseTakenNumber } from '../roster-writes'

export const updateMember = action('members.updateMember', {
  access: branchOfMember,
  async run(context) {
    const { memberId, ...entry } = context.input
    const { branchId } = await namedMember(context)
    checkEntry(entry, context.now)
    await checkGroup(branchId, entry.groupId)
    await transaction(async (tx) => {
      const member = present(await tx.get(memberCollection, memberId))
      const fields = storedFields({ ...entry, phone: entry.phone ?? member.phone })
      const labels = changedLabels(member, fields)
      if (labels.length === 0) return
      if (fields.studentNumber !== member.studentNumber) await refuseTakenNumber(branchId, fields.studentNumber)
      refuseLeadersMove(member, fields)
      await unbindWhoLeaves(tx, member, fields)
      await tx.update(memberCollection, memberId, fields)
      await moveGroup(tx, member.groupId, fields.groupId)
      const what = `改了${aboutTarget}的资料：${labels.join('、')}`
      await audit(tx, context, { action: 'members.updateMember', what, branchId, targetId: memberId })
    })
    return { memberId }
  },
})

/** An office in a group is for a member of that group. */
function refuseLeadersMove(member: Member, { groupId }: EntryFields): void {
  if (member.groupId === groupId) return
  if (member.roles.some(({ unitId }) => unitId === member.groupId)) {
    refuse('WRONG_STATE', '还担任着党小组组长。先交接这个职务，再换党小组。')
  }
}
