import { memberCollection } from '../../directory/members'
import { storedNumber } from '../../domain/membership'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { factId } from '../../kit/ids'
import { branchOf, presentBranch } from '../access'
import { aboutTarget } from '../audit-view'
import { checkEntry, newMember } from '../roster-entry'
import { checkGroup, countIn, refuseTakenNumber } from '../roster-writes'

export const addMember = action('members.addMember', {
  access: branchOf,
  async run(context) {
    const { input, now, requestId } = context
    const { branchId } = branchOf(context)
    await presentBranch(branchId)
    checkEntry(input, now)
    await checkGroup(branchId, input.groupId)
    const { branchId: _named, ...fields } = input
    const member = newMember(branchId, now, { id: factId('member', branchId, requestId), ...fields })
    await transaction(async (tx) => {
      // The id is the submission: a retry finds what the first call wrote.
      if (await tx.get(memberCollection, member._id)) return
      await refuseTakenNumber(branchId, storedNumber(input.studentNumber))
      await tx.create(memberCollection, member)
      await countIn(tx, member, 1)
      const what = `把${aboutTarget}加入了名册`
      await audit(tx, context, { action: 'members.addMember', what, branchId, targetId: member._id })
    })
    return { memberId: member._id }
  },
})
