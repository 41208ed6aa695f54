import { standingOf } from '../../domain/learning-task'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { givenTask } from '../access'
import { recordFact } from '../facts'
import type { TaskFact } from '../repository'

export const confirmRead = action('tasks.confirmRead', {
  access: () => null,
  async run(context) {
    const { actor, now } = context
    const task = await givenTask(context)
    if (task.work.kind !== 'article') refuse('WRONG_STATE', '这个任务没有要读的文章。')
    const { id: memberId, branchId } = actor.member
    const where = { taskId: task._id, memberId, branchId, year: task.year }
    let own: TaskFact | null = null
    await transaction((tx) =>
      recordFact(tx, where, (before) => {
        // Read already: the first time counts.
        if (before.readAt !== null) return (own = before)
        if (task.state === 'closed') refuse('WRONG_STATE', '任务已经结束，不用再做了。')
        return (own = { ...before, readAt: now })
      }),
    )
    return { state: standingOf(task, { learned: [], own }).state }
  },
})
