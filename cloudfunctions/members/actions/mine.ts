import { monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { documentOf } from '../../directory'
import { yearlyTarget } from '../../domain/credit-hours'
import { duesStandingOf } from '../../dues/repository'
import { sumsOf, yearsOfMember } from '../../learn/hours-repository'
import { action } from '../../kit/create-function'
import { own } from '../access'
import { profileOf } from '../views'

export const mine = action('members.mine', {
  access: own,
  async run({ actor, now }) {
    const { id } = actor.member
    const document = documentOf(actor.member)
    const [profile, [year], dues] = await Promise.all([
      profileOf(document),
      yearsOfMember(id, [yearOf(now)]),
      duesStandingOf(id, now),
    ])
    return {
      profile,
      creditHoursTenths: sumsOf(year).totalTenths,
      creditHoursTargetTenths: yearlyTarget.tenths,
      duesPaidThrough: dues.paidThrough,
      duesOwedFen: dues.owedFen,
      duesOwedMonths: dues.owed.length,
      viewsThisMonth: document.views[monthOf(now)] ?? 0,
    }
  },
})
