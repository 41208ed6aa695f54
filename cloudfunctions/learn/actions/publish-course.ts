import { audit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { timeKey } from '../../kit/ids'
import { courseOf, ownBranch } from '../access'
import { unfitIn } from '../course-draft'
import { courses } from '../repository'

/** Puts a draft, or what was archived, on top of the catalogue. */
export const publishCourse = action('learn.publishCourse', {
  access: ownBranch,
  async run(context) {
    const { _id, branchId, title, quiz } = await courseOf(context)
    // The bank may have lost questions since the course was saved, or be gone while the course was archived.
    const unfit = await unfitIn(quiz, branchId)
    if (unfit) refuse('WRONG_STATE', unfit.sentence)
    await transaction(async (tx) => {
      const course = present(await tx.get(courses, _id))
      if (course.state === 'published') return
      await tx.update(courses, _id, { state: 'published', key: timeKey(context.now, _id) })
      const what = `${course.state === 'archived' ? '重新发布' : '发布'}微课「${title}」`
      await audit(tx, context, { action: 'learn.publishCourse', what, branchId, targetId: _id })
    })
    return {}
  },
})
