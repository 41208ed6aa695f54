import { yearOf } from '../../../miniprogram/shared/calendar'
import { action } from '../../kit/create-function'
import { branchOf, chosenBranch } from '../access'
import { billsOfYear, namesOf, nobody, rosterOf } from '../ledger-repository'
import { byMember, isOpen, isPaid, sumOf, sumsOfMonths, type YearBill } from '../year-ledger'

/** A year of a branch of 200 in five database calls, the actor's included. */
export const openYear = action('dues.openYear', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const branchId = branchOf(actor, input)
    const year = input.year ?? yearOf(now)
    const [roster, bills] = await Promise.all([
      rosterOf(branchId),
      billsOfYear(branchId, year, ['memberId', 'month', 'amountFen', 'state']),
    ])
    const rows = byMember(bills, roster)
    const names = await namesOf(
      roster,
      rows.map(({ memberId }) => memberId),
    )
    const months = sumsOfMonths(year, bills)
    return {
      now,
      year,
      branchId,
      months,
      dueFen: months.reduce((sum, { dueFen }) => sum + dueFen, 0),
      paidFen: months.reduce((sum, { paidFen }) => sum + paidFen, 0),
      rows: rows.map(({ memberId, bills: own }) => rowOf(memberId, { name: names.get(memberId), own })),
      // Whoever may open it may export it: the permission table has one row for both.
      allowedEvents: ['exportLedger' as const],
    }
  },
})

function rowOf(memberId: string, { name = nobody, own }: { name?: string | undefined; own: readonly YearBill[] }) {
  return {
    memberId,
    name,
    paidFen: sumOf(own, isPaid),
    openFen: sumOf(own, isOpen),
    months: own.map(({ month, state }) => ({ month, state })),
  }
}
