import { monthOf, type Month } from '../../../miniprogram/shared/calendar'
import { arrearsOf } from '../../domain/dues-arrears'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { branchOf, chosenBranch } from '../access'
import { debtorsOf, type Debtor } from '../debtors'
import { lastRemindedIn } from '../reminded-repository'

/** Five database calls, the actor's included. The longest rows come first. */
export const openArrears = action('dues.openArrears', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const branchId = branchOf(actor, input)
    const thisMonth = monthOf(now)
    const [debtors, lastAt] = await Promise.all([debtorsOf(branchId, thisMonth), lastRemindedIn(branchId)])
    const rows = debtors.flatMap((debtor) => {
      const row = rowOf(debtor, thisMonth)
      return row ? [{ ...row, remindedAt: lastAt[debtor.memberId] ?? null }] : []
    })
    return {
      now,
      branchId,
      rows: rows.sort((a, b) => b.months.length - a.months.length || a.name.localeCompare(b.name, 'zh')),
      // Whoever may open the page may export: the permission table has one row for both.
      allowedEvents: [...allowedOf(actor, { branchId }, { remind: 'dues.remind' }), 'exportLedger' as const],
    }
  },
})

function rowOf({ memberId, name, open, isQuarterly }: Debtor, thisMonth: Month) {
  const arrears = arrearsOf(open, { thisMonth, isQuarterly })
  return arrears && { memberId, name, ...arrears, months: [...arrears.months] }
}
