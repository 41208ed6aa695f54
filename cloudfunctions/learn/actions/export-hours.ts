import { yearOf } from '../../../miniprogram/shared/calendar'
import { memberCollection } from '../../directory/members'
import { units } from '../../directory/units'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { writeSheets } from '../../kit/spreadsheet'
import { ownBranch } from '../access'
import { hoursSheet, sessionsSheet } from '../hours-sheet'
import { rowsOfYear, sessionsOfYear } from '../year-ledger'

export const exportHours = action('learn.exportHours', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { branchId } = actor.member
    const year = input.year ?? yearOf(now)
    const [branch, rows, sessions] = await Promise.all([
      units.get(branchId),
      rowsOfYear(branchId, year),
      sessionsOfYear(branchId, year),
    ])
    const { name } = present(branch)
    const attending = await memberCollection.getMany(sessions.flatMap(({ memberIds }) => memberIds))
    // On record before the file leaves.
    await transaction((tx) =>
      audit(tx, context, {
        action: 'learn.exportHours',
        what: `导出了${year}年学时台账，共 ${rows.length} 人`,
        branchId,
        targetId: branchId,
      }),
    )
    const base64 = await writeSheets([hoursSheet(year, rows), sessionsSheet(sessions, attending)])
    return { fileName: `${name} ${year}年学时台账.xlsx`, base64 }
  },
})
