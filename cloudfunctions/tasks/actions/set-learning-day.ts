import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { ownBranch } from '../access'
import { taskSettings } from '../repository'

export const setLearningDay = action('tasks.setLearningDay', {
  access: ownBranch,
  async run(context) {
    const { branchId } = context.actor.member
    const { dayOfMonth: learningDay } = context.input
    await transaction(async (tx) => {
      const before = await tx.get(taskSettings, branchId)
      if ((before?.learningDay ?? null) === learningDay) return
      await tx.set(taskSettings, { ...before, _id: branchId, learningDay })
      const what = learningDay === null ? '取消党员学习日' : `把党员学习日定在每月 ${learningDay} 日`
      await audit(tx, context, { action: 'tasks.setLearningDay', what, branchId, targetId: branchId })
    })
    return {}
  },
})
