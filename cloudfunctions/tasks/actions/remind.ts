import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { ownBranch, taskOf } from '../access'
import { remindNow } from '../reminders'

export const remind = action('tasks.remind', {
  access: ownBranch,
  async run(context) {
    const task = await taskOf(context)
    if (task.state === 'closed') refuse('WRONG_STATE', '任务已经结束，不用再提醒了。')
    return { toldCount: await remindNow(task, context.actor.member.name, context.now) }
  },
})
