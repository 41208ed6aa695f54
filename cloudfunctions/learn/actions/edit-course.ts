import type { JoinedActor } from '../../kit/actor'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { banks, banksOf } from '../../questions/repository'
import { courseEvents, courseOf, ownBranch } from '../access'
import { lessons, type Course } from '../repository'

export const editCourse = action('learn.editCourse', {
  access: ownBranch,
  async run({ input, actor }) {
    const { courseId } = input
    const course = courseId === null ? null : await courseOf({ input: { courseId }, actor })
    const [form, options] = await Promise.all([
      course && formOf(course, actor),
      bankOptions(actor.member.branchId, course?.quiz?.bankId),
    ])
    return { course: form, banks: options }
  },
})

async function formOf(course: Course, actor: JoinedActor) {
  const stored = await lessons.getMany(course.lessons.map(({ lessonId }) => lessonId))
  const { _id, title, theme, goal, intro, coverUrl, state, version, quiz } = course
  return {
    courseId: _id,
    ...{ title, theme, goal, intro, state, version, quiz },
    coverFileId: coverUrl,
    allowedEvents: courseEvents(actor, course),
    lessons: course.lessons.map((summary) => {
      const { text, mediaFileId, slides } = present(stored.find(({ _id: id }) => id === summary.lessonId))
      return { ...summary, text, mediaFileId, slides: [...slides] }
    }),
  }
}

/** The newest banks, and the one that the course draws from, were it older. */
async function bankOptions(branchId: string, chosenId: string | undefined) {
  const { items } = await banksOf(branchId)
  const isListed = chosenId === undefined || items.some(({ _id }) => _id === chosenId)
  const chosen = isListed ? null : await banks.get(chosenId)
  return [...items, ...(chosen?.branchId === branchId ? [chosen] : [])].map(({ _id, title, questionIds }) => ({
    bankId: _id,
    title,
    questionCount: questionIds.length,
  }))
}
