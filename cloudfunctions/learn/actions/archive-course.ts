import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { tasks } from '../../tasks/repository'
import { courseOf, ownBranch } from '../access'
import { courses } from '../repository'

/** Takes a course out of the catalogue. Whoever has begun it may still finish; what was learned and granted stays. */
export const archiveCourse = action('learn.archiveCourse', {
  access: ownBranch,
  async run(context) {
    const { _id, branchId, title } = await courseOf(context)
    await refuseAskedFor(_id)
    await transaction(async (tx) => {
      const { state } = present(await tx.get(courses, _id))
      if (state === 'archived') return
      if (state === 'draft') refuse('WRONG_STATE', '这门课还没有发布，不用下架。')
      await tx.update(courses, _id, { state: 'archived' })
      const what = `下架微课「${title}」`
      await audit(tx, context, { action: 'learn.archiveCourse', what, branchId, targetId: _id })
    })
    return {}
  },
})

/** What a task asks for does not vanish under those who are asked. */
async function refuseAskedFor(courseId: string): Promise<void> {
  const task = await tasks.findOne({ 'work.courseId': courseId, state: 'open' })
  if (task) refuse('WRONG_STATE', `学习任务「${task.title}」要学这门课，先结束任务，再下架。`)
}
