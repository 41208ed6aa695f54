import { directory } from '../../directory'
import { holds } from '../../domain/roles'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { governingUnit, namedMember, namedUnit } from '../access'
import { aboutTarget } from '../audit-view'
import { checkMayGrant, officeName, refuseElsewhere, refuseLastOne, take, tellOffice } from '../offices'

export const revokeRole = action('members.revokeRole', {
  access: governingUnit,
  async run(context) {
    const { actor, input, now, requestId } = context
    const [unit, member] = await Promise.all([namedUnit(context), namedMember(context)])
    const change = { member, role: input.role, unit, now }
    checkMayGrant(actor, input.role, unit)
    if (!holds(member.roles, { role: input.role, unitId: unit._id })) {
      refuseElsewhere(unit, await directory.pathOf(member.branchId))
    }
    const isTaken = await transaction(async (tx) => {
      await refuseLastOne(tx, change)
      if (!(await take(tx, change))) return false
      const what = `免去${aboutTarget}的${officeName(input.role, unit)}`
      const branchId = unit.branchId ?? unit._id
      await audit(tx, context, { action: 'members.revokeRole', what, branchId, targetId: member._id })
      return true
    })
    const text = `你不再担任${officeName(input.role, unit)}。`
    if (isTaken) await tellOffice(member, text, { fact: `revoke ${requestId}`, now })
    return {}
  },
})
