import { monthOf } from '../../../miniprogram/shared/calendar'
import { documentOf } from '../../directory'
import { isLiable } from '../../domain/dues-bills'
import { normaliseBase } from '../../domain/dues-profile'
import { standardFor } from '../../domain/dues-standard'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { ownRecords } from '../access'
import { profiles } from '../repository'
import { explain } from '../views'

/** Waits for the organizer; bills follow what is confirmed. */
export const declareProfile = action('dues.declareProfile', {
  access: ownRecords,
  async run({ input, actor: { member }, now }) {
    const month = monthOf(now)
    if (!isLiable(documentOf(member), month)) refuse('WRONG_STATE', '成为预备党员以后才需要缴党费，现在不用填。')
    const base = normaliseBase(input, standardFor(month)) ?? refuseBase()
    await transaction(async (tx) => {
      const present = await tx.get(profiles, member.id)
      const confirmed = present?.confirmed ?? null
      const isKnown = confirmed?.category === base.category && confirmed.baseFen === base.baseFen
      await tx.set(profiles, {
        _id: member.id,
        branchId: member.branchId,
        confirmed,
        exemptThrough: present?.exemptThrough ?? null,
        ...(isKnown ? { state: 'confirmed', declared: null } : { state: 'declared', declared: { ...base, at: now } }),
      })
    })
    return { explanation: explain(base, { isConfirmed: false, now }) }
  },
})

export function refuseBase(): never {
  const sentence = '缴费基数还没有填，至少 1 元。'
  return refuse('INVALID_INPUT', sentence, { baseFen: sentence })
}
