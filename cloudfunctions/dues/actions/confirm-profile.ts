import { monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { formatFen } from '../../../miniprogram/shared/fen'
import type { ConfirmedBase } from '../../domain/dues-bills'
import { judgeConfirmation, normaliseBase } from '../../domain/dues-profile'
import { standardFor } from '../../domain/dues-standard'
import { memberCollection, type Member } from '../../directory/members'
import type { JoinedActor } from '../../kit/actor'
import { aboutTarget, audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfMember } from '../access'
import { reassess } from '../bills/reassess'
import { tellConfirmed } from '../messages'
import type { Bill, DuesProfile } from '../records'
import { newestBillsOf, profiles } from '../repository'
import { explain } from '../views'
import { refuseBase } from './declare-profile'

/** Fixes category and base for the year; open months follow, settled ones never change. */
export const confirmProfile = action('dues.confirmProfile', {
  access: branchOfMember,
  async run({ input: { memberId, ...wanted }, actor, now }) {
    const base = normaliseBase(wanted, standardFor(monthOf(now))) ?? refuseBase()
    const member = present(await memberCollection.get(memberId))
    // Looked for in the body, so that its retry finds the bill that came in between.
    await transaction(async (tx) => confirm(tx, { base, member, bills: await newestBillsOf(memberId) }, { actor, now }))
    const explanation = explain(base, { isConfirmed: true, now })
    await tellConfirmed({ memberId, monthlyFen: explanation.amountFen, year: yearOf(now) }, now)
    return { explanation }
  },
})

interface Confirming {
  readonly base: ConfirmedBase
  readonly member: Member
  /** The member's newest bills; those to be changed are read again in the transaction. */
  readonly bills: readonly Bill[]
}

async function confirm(
  tx: Transaction,
  { base, member, bills }: Confirming,
  call: { actor: JoinedActor; now: number },
): Promise<void> {
  const { now } = call
  const year = yearOf(now)
  const current = await tx.get(profiles, member._id)
  const isInUse = bills.some(
    ({ month, state }) => month.startsWith(String(year)) && (state === 'paid' || state === 'paying'),
  )
  const judged = judgeConfirmation({ current: current?.confirmed ?? null, wanted: base, year, isInUse })
  if (typeof judged === 'string') return refuse('WRONG_STATE', judged)
  const profile: DuesProfile = {
    _id: member._id,
    branchId: member.branchId,
    state: 'confirmed',
    declared: null,
    confirmed: { ...base, year, at: now, byId: call.actor.member.id },
    exemptThrough: current?.exemptThrough ?? null,
  }
  await tx.set(profiles, profile)
  const from = judged.effect === 'wholeYear' ? `${year}-01` : monthOf(now)
  await reassess(tx, { payer: { member, profile }, bills }, { from, thisMonth: monthOf(now) })
  const what = `核定了${aboutTarget} ${year} 年的党费基数 ${formatFen(base.baseFen)} 元。`
  const fact = { action: 'dues.confirmProfile', what, branchId: member.branchId, targetId: member._id }
  await audit(tx, call, fact)
}
