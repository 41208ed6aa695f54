import { directory } from '../../directory'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { governingUnit, namedMember, namedUnit } from '../access'
import { aboutTarget } from '../audit-view'
import { checkMayGrant, give, officeName, refuseElsewhere, tellOffice } from '../offices'

export const grantRole = action('members.grantRole', {
  access: governingUnit,
  async run(context) {
    const { actor, input, now, requestId } = context
    const [unit, member] = await Promise.all([namedUnit(context), namedMember(context)])
    const change = { member, role: input.role, unit, now }
    checkMayGrant(actor, input.role, unit)
    refuseElsewhere(unit, await directory.pathOf(member.branchId))
    const isGiven = await transaction(async (tx) => {
      if (!(await give(tx, change))) return false
      const what = `任命${aboutTarget}为${officeName(input.role, unit)}`
      const branchId = unit.branchId ?? unit._id
      await audit(tx, context, { action: 'members.grantRole', what, branchId, targetId: member._id })
      return true
    })
    const text = `你现在是${officeName(input.role, unit)}。`
    if (isGiven) await tellOffice(member, text, { fact: `grant ${requestId}`, now })
    return {}
  },
})
