import { yearOf } from '../../../miniprogram/shared/calendar'
import { hasReached } from '../../domain/credit-hours'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import { sumsOf } from '../hours-repository'
import { rowsOfYear, rule, yearsOfLedger } from '../year-ledger'

export const openHours = action('learn.openHours', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const { branchId } = actor.member
    const year = input.year ?? yearOf(now)
    const [rows, years] = await Promise.all([rowsOfYear(branchId, year), yearsOfLedger(branchId, now)])
    const items = rows.map(({ member, hours }) => ({ memberId: member._id, name: member.name, ...sumsOf(hours) }))
    return {
      year,
      years,
      rule,
      memberCount: items.length,
      reachedCount: items.filter(({ totalTenths }) => hasReached(totalTenths)).length,
      items,
      allowedEvents: allowedOf(actor, { branchId }, { saveSession: 'learn.saveSession', export: 'learn.exportHours' }),
    }
  },
})
