import { addMonths, monthOf, monthsLabel, type Month } from '../../../miniprogram/shared/calendar'
import { limits } from '../../../miniprogram/shared/limits'
import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { makeBranchBills } from '../bills/make'

export const makeBills = action('dues.makeBills', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const month = input.month ?? monthOf(now)
    checkMonth(month, monthOf(now))
    const { branchId } = actor.member
    const made = await makeBranchBills(branchId, month)
    // What was made is entered once; bills themselves are made in several transactions, and again if this one is lost.
    if (made.madeCount > 0) {
      const what = `生成了 ${monthsLabel([month], 0)}的党费账单，${made.madeCount} 人。`
      await transaction((tx) =>
        audit(tx, { actor, now }, { action: 'dues.makeBills', what, branchId, targetId: month }),
      )
    }
    return made
  },
})

/** Months ahead are billed when they are paid; months further back can no longer be collected. */
function checkMonth(month: Month, thisMonth: Month): void {
  const oldest = addMonths(thisMonth, -limits.duesMonthsBack)
  if (month >= oldest && month <= thisMonth) return
  const sentence = `月份只能选 ${oldest} 到 ${thisMonth}，最多补 ${limits.duesMonthsBack} 个月。`
  refuse('INVALID_INPUT', sentence, { month: sentence })
}
