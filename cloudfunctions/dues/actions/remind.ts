import { addMonths, monthOf, type Month } from '../../../miniprogram/shared/calendar'
import { limits } from '../../../miniprogram/shared/limits'
import { isQuiet } from '../../domain/quiet-hours'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { ownBranch } from '../access'
import { remindByHand } from '../reminders'

export const remind = action('dues.remind', {
  access: ownBranch,
  run({ input: { month, memberIds }, actor, now }) {
    if (month !== undefined) checkMonth(month, monthOf(now))
    if (isQuiet(now)) refuse('WRONG_STATE', '晚上 9 点到早上 8 点不打扰大家，8 点以后再提醒。')
    const { branchId, name } = actor.member
    return remindByHand({ branchId, month, memberIds, byName: name }, now)
  },
})

/** What can be paid now and is due: neither months ahead nor those that are too old to be collected. */
function checkMonth(month: Month, thisMonth: Month): void {
  const oldest = addMonths(thisMonth, -limits.duesMonthsBack)
  if (month >= oldest && month <= thisMonth) return
  const sentence = `只能提醒 ${oldest} 到 ${thisMonth} 的党费。`
  refuse('INVALID_INPUT', sentence, { month: sentence })
}
