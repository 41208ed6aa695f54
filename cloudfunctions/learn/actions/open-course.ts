import { action } from '../../kit/create-function'
import { dueOfCourse } from '../../tasks/summary'
import { courseOf, openTo } from '../access'
import { hasOpenIn } from '../desk'
import { quizOfCourse } from '../quiz-standing'
import { courseProgress, courseProgressId, learners, type Course } from '../repository'
import { openYear, toCard, toRows } from '../views'

export const openCourse = action('learn.openCourse', {
  access: () => null,
  async run(context) {
    const { input, actor, now } = context
    const { member } = actor
    const [[found, quiz], progress, desk, dueAt, year] = await Promise.all([
      withQuiz(courseOf(context), member.id),
      courseProgress.get(courseProgressId(input.courseId, member.id)),
      learners.get(member.id),
      dueOfCourse(member, input.courseId),
      openYear(member.id, now),
    ])
    const course = openTo(found, { hasBegun: progress !== null || hasOpenIn(desk, input.courseId) })
    const mine = { course, progress, desk }
    return {
      course: toCard(mine),
      intro: course.intro,
      lessons: toRows(mine),
      quiz,
      doneAt: progress?.doneAt ?? null,
      dueAt,
      year,
    }
  },
})

async function withQuiz(finding: Promise<Course>, memberId: string) {
  const course = await finding
  return [course, await quizOfCourse(course, memberId)] as const
}
