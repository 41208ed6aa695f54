import { monthOf } from '../../../miniprogram/shared/calendar'
import { memberCollection } from '../../directory/members'
import { isLiable } from '../../domain/dues-bills'
import { action } from '../../kit/create-function'
import { ownBranch } from '../access'
import type { Payer } from '../bills/assess'
import { profilesOf } from '../repository'
import { explainCurrent, explainDeclared } from '../views'

/** What waits for the organizer comes first. */
const order = ['declared', 'missing', 'confirmed'] as const

export const listProfiles = action('dues.listProfiles', {
  access: ownBranch,
  async run({ actor, now }) {
    const { branchId } = actor.member
    const [members, profiles] = await Promise.all([
      memberCollection.find({ branchId }, { orderBy: ['rosterKey', 'asc'], limit: 1000 }),
      profilesOf(branchId),
    ])
    const profileOf = new Map(profiles.map((profile) => [profile._id, profile]))
    const items = members
      .filter((member) => isLiable(member, monthOf(now)))
      .map((member) => row({ member, profile: profileOf.get(member._id) ?? null }, { name: member.name, now }))
      .sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
    return { items }
  },
})

function row(payer: Payer, { name, now }: { name: string; now: number }) {
  const declared = explainDeclared(payer, now)
  const current = explainCurrent(payer, now)
  const state: (typeof order)[number] = declared ? 'declared' : current ? 'confirmed' : 'missing'
  return { memberId: payer.member._id, name, state, explanation: declared ?? current }
}
