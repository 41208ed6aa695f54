import { roleLabels } from '../../../miniprogram/shared/words'
import { directory, documentOf } from '../../directory'
import { memberCollection } from '../../directory/members'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { namedUnit, notOnRoster, unitOrItsBranch } from '../access'
import { aboutTarget } from '../audit-view'
import { give, officeName, refuseElsewhere, take, tellOffice } from '../offices'

export const handOver = action('members.handOver', {
  access: unitOrItsBranch,
  async run(context) {
    const { actor, input, now, requestId } = context
    const { role, toMemberId } = input
    if (toMemberId === actor.member.id) refuse('INVALID_INPUT', '接任的是你自己，选另一位党员。')
    const [unit, found] = await Promise.all([namedUnit(context), memberCollection.get(toMemberId)])
    const member = present(found, notOnRoster)
    refuseElsewhere(unit, await directory.pathOf(member.branchId))
    const change = { role, unit, now }
    await transaction(async (tx) => {
      const isOwn = await take(tx, { ...change, member: documentOf(actor.member) })
      if (!isOwn) refuse('FORBIDDEN', `你不担任${officeName(role, unit)}，不能交接。`)
      await give(tx, { ...change, member })
      const what = `把${officeName(role, unit)}交接给${aboutTarget}`
      const branchId = unit.branchId ?? unit._id
      await audit(tx, context, { action: 'members.handOver', what, branchId, targetId: toMemberId })
    })
    const text = `${actor.member.name}把${roleLabels[role]}交接给了你。`
    await tellOffice(member, text, { fact: `handOver ${requestId}`, now })
    return {}
  },
})
