import { monthOf, type Month } from '../../../miniprogram/shared/calendar'
import { memberCollection } from '../../directory/members'
import { isLiable } from '../../domain/dues-bills'
import { isFixedAmount, standardFor } from '../../../miniprogram/shared/dues-standard'
import { allowedOf } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { branchOf, chosenBranch } from '../access'
import type { Payer } from '../bills/assess'
import { profiles } from '../repository'
import { explainCurrent, explainDeclared } from '../views'

/** What waits for the organizer comes first. */
const order = ['declared', 'missing', 'confirmed'] as const

/** Profiles are read by their members, since they go along when somebody is transferred. */
export const listProfiles = action('dues.listProfiles', {
  access: chosenBranch,
  async run({ input, actor, now }) {
    const branchId = branchOf(actor, input)
    const roster = await memberCollection.find({ branchId }, { orderBy: ['rosterKey', 'asc'], limit: 1000 })
    const members = roster.filter((member) => isLiable(member, monthOf(now)))
    const found = await profiles.getMany(members.map(({ _id }) => _id))
    const profileOf = new Map(found.map((profile) => [profile._id, profile]))
    const items = members
      .map((member) => row({ member, profile: profileOf.get(member._id) ?? null }, { name: member.name, now }))
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    return { items, allowedEvents: allowedOf(actor, { branchId }, { confirmProfile: 'dues.confirmProfile' }) }
  },
})

function row(payer: Payer, { name, now }: { name: string; now: number }) {
  const declared = explainDeclared(payer, now)
  const current = explainCurrent(payer, now)
  const state: (typeof order)[number] = declared ? 'declared' : current ? 'confirmed' : 'missing'
  return {
    memberId: payer.member._id,
    name,
    state,
    explanation: declared ?? current,
    isQuarterly: payer.profile?.isQuarterly ?? false,
    confirmedYear: confirmedYearOf(payer, monthOf(now)),
  }
}

/** Null where nobody has confirmed a base, and where the amount is fixed and needs none. */
function confirmedYearOf({ profile }: Payer, month: Month): number | null {
  const confirmed = profile?.confirmed
  return confirmed && !isFixedAmount(confirmed.category, standardFor(month)) ? confirmed.year : null
}
