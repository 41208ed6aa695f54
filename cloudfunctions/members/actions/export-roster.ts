import { dayOf } from '../../../miniprogram/shared/calendar'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { writeSheets } from '../../kit/spreadsheet'
import { branchOf, presentBranch } from '../access'
import { unitsOfBranch, wholeRoster } from '../repository'
import { rosterSheet } from '../roster-sheet'

export const exportRoster = action('members.exportRoster', {
  access: branchOf,
  async run(context) {
    const { branchId } = branchOf(context)
    const branch = await presentBranch(branchId)
    const [roster, ofBranch] = await Promise.all([wholeRoster(branchId), unitsOfBranch(branchId)])
    // On record before the file leaves.
    await transaction((tx) =>
      audit(tx, context, {
        action: 'members.exportRoster',
        what: `导出了名册，共 ${roster.length} 人`,
        branchId,
        targetId: branchId,
      }),
    )
    const fileName = `${branch.name}党员名册 ${dayOf(context.now)}.xlsx`
    return { fileName, base64: await writeSheets([rosterSheet(roster, ofBranch)]) }
  },
})
