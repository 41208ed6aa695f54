import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { ownRecords } from '../access'
import { blankProfile } from '../records'
import { profiles } from '../repository'

export const setReminders = action('dues.setReminders', {
  access: ownRecords,
  async run({ input: { areOn }, actor: { member } }) {
    await transaction(async (tx) => {
      const present = (await tx.get(profiles, member.id)) ?? blankProfile(member.id, member.branchId)
      await tx.set(profiles, { ...present, areRemindersOn: areOn })
    })
    return {}
  },
})
