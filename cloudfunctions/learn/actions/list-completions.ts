import { dayOf, startOfDay } from '../../../miniprogram/shared/calendar'
import { membersOfBranch } from '../../directory/roster'
import { action } from '../../kit/create-function'
import { refuse } from '../../kit/errors'
import { courseOf, ownBranch } from '../access'
import { completionsOf } from '../repository'

export const listCompletions = action('learn.listCompletions', {
  access: ownBranch,
  async run(context) {
    const { input, actor } = context
    const [course, completions, members] = await Promise.all([
      courseOf(context),
      completionsOf(input.courseId),
      membersOfBranch(actor.member.branchId),
    ])
    if (course.dueAt === null) refuse('WRONG_STATE', '这门课没有要求学，谁学了只有自己看得到。')
    const doneAt = new Map(completions.map((entry) => [entry.memberId, entry.doneAt]))
    return {
      title: course.title,
      dueAt: course.dueAt,
      items: members.map(({ _id, name }) => {
        const at = doneAt.get(_id) ?? null
        // The day is enough: at what hour somebody learns is nobody's business.
        return { memberId: _id, name, isDone: at !== null, doneAt: at === null ? null : startOfDay(dayOf(at)) }
      }),
    }
  },
})
