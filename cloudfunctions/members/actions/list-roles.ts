import { wordsOf, roleLabels } from '../../../miniprogram/shared/words'
import type { Member } from '../../directory/members'
import { units, type Unit } from '../../directory/units'
import { grantableAt } from '../../domain/roles'
import { canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { rosterScope } from '../access'
import { officeHolders, unitsOfBranch } from '../repository'

export const listRoles = action('members.listRoles', {
  access: rosterScope,
  async run(context) {
    const { actor } = context
    const { branchId } = rosterScope(context)
    const inBranch = await unitsOfBranch(branchId)
    // A committee is no branch: it stands for itself.
    const shown = inBranch.length > 0 ? inBranch : [present(await units.get(branchId))]
    const unit = present(shown.find(({ _id }) => _id === branchId))
    const people = await officeHolders(shown.map(({ _id }) => _id))
    const mayGrant = canDo(actor, 'members.grantRole', { branchId, path: unit.path })
    return {
      branchId,
      branchName: unit.name,
      items: rowsOf(people, shown),
      grantable: mayGrant ? grantableAt(actor.member.roles, unit.kind, unit) : [],
    }
  },
})

/** Highest office first, and within one office the longest serving. */
function rowsOf(people: readonly Member[], shown: readonly Unit[]) {
  const names = new Map(shown.map(({ _id, name }) => [_id, name]))
  const order = wordsOf(roleLabels)
  return people
    .flatMap(({ _id, name, roles }) => roles.map((office) => ({ ...office, memberId: _id, memberName: name })))
    .filter(({ unitId }) => names.has(unitId))
    .map((row) => ({ ...row, unitName: names.get(row.unitId) ?? '' }))
    .sort((a, b) => order.indexOf(b.role) - order.indexOf(a.role) || a.since - b.since)
}
