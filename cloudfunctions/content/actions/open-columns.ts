import { directory } from '../../directory'
import { units } from '../../directory/units'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { columnsOf, committeeOf } from '../columns'
import { ownBranch } from '../access'
import { shelvesOn } from '../shelves'

/** The list of the committee that the caller administers. */
export const openColumns = action('content.openColumns', {
  access: ownBranch,
  async run({ actor }) {
    const path = await directory.pathOf(actor.member.branchId)
    const unitId = committeeOf(actor, path)
    const [unit, onPath] = await Promise.all([units.get(unitId), shelvesOn(path.slice(0, path.indexOf(unitId) + 1))])
    return {
      items: columnsOf(onPath).map((column) => ({ ...column })),
      version: onPath.find(({ _id }) => _id === unitId)?.columnsVersion ?? 0,
      unitName: present(unit).name,
    }
  },
})
