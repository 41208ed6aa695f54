import { dayOf } from '../../../miniprogram/shared/calendar'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { writeSheets } from '../../kit/spreadsheet'
import { branchOf, presentBranch } from '../access'
import { handoverSheets } from '../handover'

export const exportHandover = action('members.exportHandover', {
  access: branchOf,
  async run(context) {
    const { branchId } = branchOf(context)
    const branch = await presentBranch(branchId)
    const sheets = await handoverSheets(branch, context.now)
    await transaction((tx) =>
      audit(tx, context, { action: 'members.exportHandover', what: '导出了交接材料', branchId, targetId: branchId }),
    )
    return { fileName: `${branch.name}交接材料 ${dayOf(context.now)}.xlsx`, base64: await writeSheets(sheets) }
  },
})
