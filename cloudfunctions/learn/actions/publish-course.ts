import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present } from '../../kit/errors'
import { timeKey } from '../../kit/ids'
import { courseOf, ownBranch } from '../access'
import { courses } from '../repository'

export const publishCourse = action('learn.publishCourse', {
  access: ownBranch,
  async run(context) {
    const { _id, branchId, title } = await courseOf(context)
    await transaction(async (tx) => {
      const course = present(await tx.get(courses, _id))
      if (course.state === 'published') return
      await tx.update(courses, _id, { state: 'published', key: timeKey(context.now, _id) })
      await audit(tx, context, { action: 'learn.publishCourse', what: `发布微课「${title}」`, branchId, targetId: _id })
    })
    return {}
  },
})
