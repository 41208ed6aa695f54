import { yearOf } from '../../../miniprogram/shared/calendar'
import { units } from '../../directory/units'
import { action } from '../../kit/create-function'
import { present, refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { courseOf, openTo } from '../access'
import { courseProgress, courseProgressId } from '../repository'

/** One's own, for a finished course; an archived course keeps its certificates. */
export const openCertificate = action('learn.openCertificate', {
  access: () => null,
  async run(context) {
    const { input, actor } = context
    const { id, name, branchId } = actor.member
    const [found, progress, branch] = await Promise.all([
      courseOf(context),
      courseProgress.get(courseProgressId(input.courseId, id)),
      units.get(branchId),
    ])
    const course = openTo(found, { hasBegun: progress !== null })
    const doneAt = progress?.doneAt ?? refuse('WRONG_STATE', '这门课还没有学完，学完就有证书。')
    return {
      number: certificateNumber(input.courseId, id, doneAt),
      name,
      branchName: present(branch).name,
      courseTitle: course.title,
      lessonCount: course.lessons.length,
      creditTenths: course.lessons.reduce((sum, { creditTenths }) => sum + creditTenths, 0),
      doneAt,
    }
  },
})

/** The same each time it is opened: the year it was earned in, and eight characters of the fact that it certifies. */
function certificateNumber(courseId: string, memberId: string, doneAt: number): string {
  const fact = factId('certificate', courseId, memberId).replace(/[-_]/g, '').toUpperCase()
  return `${yearOf(doneAt)}-${fact.slice(0, 8)}`
}
