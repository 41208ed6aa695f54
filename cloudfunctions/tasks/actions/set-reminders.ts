import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { taskPreferences } from '../repository'

export const setReminders = action('tasks.setReminders', {
  access: () => null,
  async run({ input, actor }) {
    await transaction((tx) => tx.set(taskPreferences, { _id: actor.member.id, areRemindersOn: input.areOn }))
    return {}
  },
})
