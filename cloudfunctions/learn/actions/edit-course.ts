import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { courseEvents, courseOf, ownBranch } from '../access'
import { lessons } from '../repository'

export const editCourse = action('learn.editCourse', {
  access: ownBranch,
  async run(context) {
    const course = await courseOf(context)
    const stored = await lessons.getMany(course.lessons.map(({ lessonId }) => lessonId))
    const { _id, title, goal, intro, state, dueAt, version } = course
    return {
      courseId: _id,
      title,
      goal,
      intro,
      state,
      dueAt,
      version,
      allowedEvents: courseEvents(context.actor, course),
      lessons: course.lessons.map((summary) => {
        const { text, videoFileId } = present(stored.find(({ _id: id }) => id === summary.lessonId))
        return { ...summary, text, videoFileId }
      }),
    }
  },
})
