import { action } from '../../kit/create-function'
import { courseOf, published } from '../access'
import { progressIn } from '../repository'
import { byLesson, openYear, toCard, toRow } from '../views'

export const openCourse = action('learn.openCourse', {
  access: () => null,
  async run(context) {
    const { input, actor, now } = context
    const [found, progress, year] = await Promise.all([
      courseOf(context),
      progressIn(actor.member.id, [input.courseId]),
      openYear(actor.member.id, now),
    ])
    const course = published(found)
    const started = byLesson(progress)
    return {
      course: toCard(course, started),
      intro: course.intro,
      lessons: course.lessons.map((lesson) => toRow(lesson, started)),
      year,
    }
  },
})
