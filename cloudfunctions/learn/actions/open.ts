import { action } from '../../kit/create-function'
import { progressIn, publishedCourses } from '../repository'
import { byLesson, openYear, toCard } from '../views'

export const open = action('learn.open', {
  access: () => null,
  async run({ input, actor: { member }, now }) {
    const [{ courses, started, nextCursor }, year] = await Promise.all([
      catalogue(member, input.cursor),
      openYear(member.id, now),
    ])
    return { year, courses: courses.map((course) => toCard(course, started)), nextCursor }
  },
})

/** A page of courses, then one's progress in these alone: as quick after ten years as after one. */
async function catalogue({ id, branchId }: { id: string; branchId: string }, cursor: string | undefined) {
  const { items: courses, nextCursor } = await publishedCourses(branchId, cursor)
  const ids = courses.map(({ _id }) => _id)
  return { courses, started: byLesson(await progressIn(id, ids)), nextCursor }
}
