import { memberCountOf } from '../../directory/counts'
import { action } from '../../kit/create-function'
import { courseEvents, ownBranch } from '../access'
import { allCourses } from '../repository'

export const listCourses = action('learn.listCourses', {
  access: ownBranch,
  async run({ input, actor }) {
    const { branchId } = actor.member
    const [page, memberCount] = await Promise.all([allCourses(branchId, input.cursor), memberCountOf(branchId)])
    return {
      items: page.items.map((course) => {
        const { _id, title, goal, state, lessons, dueAt, doneCount } = course
        const isAssigned = state === 'published' && dueAt !== null
        return {
          courseId: _id,
          title,
          goal,
          state,
          lessonCount: lessons.length,
          dueAt,
          doneCount,
          memberCount,
          allowedEvents: [...courseEvents(actor, course), ...(isAssigned ? ['listCompletions' as const] : [])],
        }
      }),
      nextCursor: page.nextCursor,
    }
  },
})
