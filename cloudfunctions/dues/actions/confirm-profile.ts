import { monthOf, yearOf } from '../../../miniprogram/shared/calendar'
import { formatFen } from '../../../miniprogram/shared/fen'
import type { ConfirmedBase } from '../../domain/dues-bills'
import { judgeConfirmation } from '../../domain/dues-profile'
import { memberCollection, type Member } from '../../directory/members'
import type { JoinedActor } from '../../kit/actor'
import { aboutTarget, audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { branchOfMember } from '../access'
import { reassess } from '../bills/reassess'
import { tellConfirmed } from '../messages'
import { blankProfile, type Bill, type DuesProfile } from '../records'
import { newestBillsOf, profiles } from '../repository'
import { afterwards } from '../telling'
import { explain } from '../views'
import { checkedBase } from './declare-profile'

/** Fixes category and base for the year; open months follow, settled ones never change. */
export const confirmProfile = action('dues.confirmProfile', {
  access: branchOfMember,
  async run({ input: { memberId, isQuarterly, ...wanted }, actor, now }) {
    const base = checkedBase(wanted, monthOf(now))
    const member = present(await memberCollection.get(memberId))
    // Looked for in the body, so that its retry finds the bill that came in between.
    await transaction(async (tx) =>
      confirm(tx, { base, isQuarterly, member, bills: await newestBillsOf(memberId) }, { actor, now }),
    )
    const explanation = explain(base, { isConfirmed: true, now })
    await afterwards(() => tellConfirmed({ memberId, monthlyFen: explanation.amountFen, year: yearOf(now) }, now))
    return { explanation }
  },
})

interface Confirming {
  readonly base: ConfirmedBase
  /** Payment by the quarter (第十二条); undefined leaves it as it is. */
  readonly isQuarterly: boolean | undefined
  readonly member: Member
  /** The member's newest bills; those to be changed are read again in the transaction. */
  readonly bills: readonly Bill[]
}

interface Call {
  readonly actor: JoinedActor
  readonly now: number
}

async function confirm(tx: Transaction, confirming: Confirming, call: Call): Promise<void> {
  const { base, member, bills } = confirming
  const year = yearOf(call.now)
  const thisMonth = monthOf(call.now)
  const current = (await tx.get(profiles, member._id)) ?? blankProfile(member._id, member.branchId)
  const judged = judgeConfirmation({ current: current.confirmed, wanted: base, year, isInUse: isPaidIn(year, bills) })
  if (typeof judged === 'string') return refuse('WRONG_STATE', judged)
  const profile = confirmedProfile(current, confirming, { ...call, year })
  await tx.set(profiles, profile)
  const from = judged.effect === 'wholeYear' ? `${year}-01` : thisMonth
  await reassess(tx, { payer: { member, profile }, bills }, { from, thisMonth })
  const what = sentenceOf(profile, current, base)
  const fact = { action: 'dues.confirmProfile', what, branchId: member.branchId, targetId: member._id }
  await audit(tx, call, fact)
}

const isPaidIn = (year: number, bills: readonly Bill[]) =>
  bills.some(({ month, state }) => month.startsWith(String(year)) && (state === 'paid' || state === 'paying'))

function confirmedProfile(
  current: DuesProfile,
  { base, isQuarterly = current.isQuarterly, member }: Confirming,
  { actor, now, year }: Call & { year: number },
): DuesProfile {
  return {
    ...current,
    branchId: member.branchId,
    state: 'confirmed',
    declared: null,
    confirmed: { ...base, year, at: now, byId: actor.member.id },
    isQuarterly,
  }
}

function sentenceOf({ confirmed, isQuarterly }: DuesProfile, before: DuesProfile, { baseFen }: ConfirmedBase): string {
  const base = baseFen > 0 ? `党费基数 ${formatFen(baseFen)} 元` : '党费，金额固定'
  const what = `核定了${aboutTarget} ${confirmed?.year} 年的${base}`
  if (isQuarterly === before.isQuarterly) return `${what}。`
  return `${what}，${isQuarterly ? '同意按季缴' : '改回按月缴'}。`
}
