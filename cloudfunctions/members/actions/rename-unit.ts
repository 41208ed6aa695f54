import { units } from '../../directory/units'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { governingUnit } from '../access'
import { refuseTakenName } from '../unit-names'

export const renameUnit = action('members.renameUnit', {
  access: governingUnit,
  async run(context) {
    const { input, now } = context
    await transaction(async (tx) => {
      const unit = present(await tx.get(units, input.unitId))
      if (unit.name === input.name) return
      if (unit.parentId !== null) {
        await tx.get(units, unit.parentId)
        await refuseTakenName(unit.parentId, input.name, unit._id)
        await tx.update(units, unit.parentId, { changedAt: now })
      }
      await tx.update(units, unit._id, { name: input.name, changedAt: now })
      const what = `把「${unit.name}」改名为「${input.name}」`
      const branchId = unit.branchId ?? unit._id
      await audit(tx, context, { action: 'members.renameUnit', what, branchId, targetId: unit._id })
    })
    return {}
  },
})
