import { action } from '../../kit/create-function'
import { courseEvents, ownBranch } from '../access'
import { allCourses } from '../repository'

export const listCourses = action('learn.listCourses', {
  access: ownBranch,
  async run({ input, actor }) {
    const { items, nextCursor } = await allCourses(actor.member.branchId, input.cursor)
    return {
      items: items.map((course) => {
        const { _id, title, theme, state, lessons, quiz } = course
        return {
          courseId: _id,
          ...{ title, theme, state },
          lessonCount: lessons.length,
          hasQuiz: quiz !== null,
          allowedEvents: courseEvents(actor, course),
        }
      }),
      nextCursor,
    }
  },
})
