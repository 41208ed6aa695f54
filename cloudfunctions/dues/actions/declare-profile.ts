import { monthOf, type Month } from '../../../miniprogram/shared/calendar'
import { documentOf } from '../../directory'
import { isLiable, type ConfirmedBase } from '../../domain/dues-bills'
import { normaliseBase } from '../../domain/dues-profile'
import { standardFor } from '../../../miniprogram/shared/dues-standard'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { ownRecords } from '../access'
import { blankProfile } from '../records'
import { profiles } from '../repository'
import { explain } from '../views'

/** Waits for the organizer; bills follow what is confirmed. */
export const declareProfile = action('dues.declareProfile', {
  access: ownRecords,
  async run({ input, actor: { member }, now }) {
    const month = monthOf(now)
    if (!isLiable(documentOf(member), month)) refuse('WRONG_STATE', '成为预备党员以后才需要缴党费，现在不用填。')
    const base = checkedBase(input, month)
    await transaction(async (tx) => {
      const present = await tx.get(profiles, member.id)
      const confirmed = present?.confirmed ?? null
      const isKnown = confirmed?.category === base.category && confirmed.baseFen === base.baseFen
      await tx.set(profiles, {
        ...(present ?? blankProfile(member.id, member.branchId)),
        branchId: member.branchId,
        ...(isKnown ? { state: 'confirmed', declared: null } : { state: 'declared', declared: { ...base, at: now } }),
      })
    })
    return { explanation: explain(base, { isConfirmed: false, now }) }
  },
})

/** The base as it is kept. Refuses one that the category cannot be reckoned on. */
export function checkedBase(wanted: ConfirmedBase, month: Month): ConfirmedBase {
  const base = normaliseBase(wanted, standardFor(month))
  return typeof base === 'string' ? refuse('INVALID_INPUT', base, { baseFen: base }) : base
}
