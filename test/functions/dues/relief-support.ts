/** A branch in need and the committee that decides. */
import type { InputOf } from '../../../cloudfunctions/contract'
import type { Member } from '../../../cloudfunctions/directory/members'
import type { ReliefRequest } from '../../../cloudfunctions/dues/relief-repository'
import { aBranch, aMember, type World } from '../../support/world'
import { aPayer, billsOf, month } from './support'

type Asked = InputOf<'dues.submitRelief'>

export async function aCommitteeWithBranch(world: World) {
  const { branchId, committeeId } = aBranch(world)
  const office = aBranch(world, { committeeId })
  return {
    branchId,
    organizer: await aMember(world, { branchId, roles: ['organizer'], category: 'salaried', name: '周宁' }),
    committee: await aMember(world, { branchId: office.branchId, roles: ['committeeAdmin'], name: '高岚' }),
    payer: await aPayer(world, { branchId, name: '江遥' }),
  }
}
export type Cast = Awaited<ReturnType<typeof aCommitteeWithBranch>>

/** An exemption from the month before this one to the second after it. */
export function hardship(world: World, member: Member, change: Partial<Asked> = {}): Asked {
  const months = { from: month(world, -1), through: month(world, 2) }
  const studied = { reason: '家里遭了水灾。', studiedOn: '2026-11-18' }
  return { memberId: member._id, kind: 'exempt', monthlyFen: 0, ...months, ...studied, ...change }
}

/** What the tests of one world do with it. */
export function reliefsIn(world: () => World) {
  async function submitted({ payer, organizer }: Cast, change: Partial<Asked> = {}) {
    const asked = hardship(world(), payer, change)
    return (await world().data('dues.submitRelief', asked, { as: organizer })).reliefId
  }
  async function decide({ committee }: Cast, reliefId: string, isApproved = true) {
    const sentence = isApproved ? '' : '材料不全。'
    await world().data('dues.decideRelief', { reliefId, isApproved, sentence }, { as: committee })
  }
  async function approved(cast: Cast, change: Partial<Asked> = {}) {
    const reliefId = await submitted(cast, change)
    await decide(cast, reliefId)
    return reliefId
  }
  return {
    submitted,
    decide,
    approved,
    requestOf: (reliefId: string) => world().only<ReliefRequest>('duesReliefs', { _id: reliefId }),
    figuresOf: (member: Member) => billsOf(world(), member).map(({ state, amountFen }) => [state, amountFen]),
    noticesOf: (member: Member) => world().find<{ title: string; text: string }>('notices', { memberId: member._id }),
  }
}
