import { monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { units } from '../../directory/units'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { writeSheets } from '../../kit/spreadsheet'
import { branchOf, chosenBranch } from '../access'
import { billsOfYear, namesOf, receiptsOfYear, rosterOf } from '../ledger-repository'
import { arrearsSheet, ledgerSheet, monthsSheet, type LedgerYear } from '../ledger-sheet'
import { receiptsSheet } from '../receipts-sheet'
import { profiles } from '../repository'
import { byMember, isOpen } from '../year-ledger'

export const exportLedger = action('dues.exportLedger', {
  access: chosenBranch,
  async run(context) {
    const { input, actor, now } = context
    const branchId = branchOf(actor, input)
    const year = input.year ?? yearOf(now)
    const [branch, ledger, receipts] = await Promise.all([
      units.get(branchId),
      loadYear(branchId, year),
      receiptsOfYear(branchId, year),
    ])
    const { name } = present(branch)
    // On record before the file leaves.
    await transaction((tx) =>
      audit(tx, context, {
        action: 'dues.exportLedger',
        what: `导出了${year}年党费台账，共 ${ledger.members.length} 人`,
        branchId,
        targetId: branchId,
      }),
    )
    const sheets = [ledgerSheet(ledger), receiptsSheet(year, receipts), monthsSheet(ledger)]
    const base64 = await writeSheets([...sheets, arrearsSheet(ledger, monthOf(now))])
    return { fileName: `${name} ${year}年党费台账.xlsx`, base64 }
  },
})

async function loadYear(branchId: string, year: number): Promise<LedgerYear> {
  const [roster, bills] = await Promise.all([
    rosterOf(branchId),
    billsOfYear(branchId, year, ['memberId', 'month', 'amountFen', 'state', 'method']),
  ])
  const members = byMember(bills, roster)
  const names = await namesOf(
    roster,
    members.map(({ memberId }) => memberId),
  )
  const numbers = new Map(roster.map(({ _id, studentNumber }) => [_id, studentNumber]))
  const debtors = members.filter((member) => member.bills.some(isOpen)).map(({ memberId }) => memberId)
  const quarterly = (await profiles.getMany(debtors)).filter(({ isQuarterly }) => isQuarterly)
  return { year, bills, members, names, numbers, quarterly: new Set(quarterly.map(({ _id }) => _id)) }
}
