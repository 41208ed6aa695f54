import type { CourseTheme } from '../../../miniprogram/shared/words'
import { action } from '../../kit/create-function'
import { openTasksOf } from '../../tasks/summary'
import { learners, progressIn, publishedCourses } from '../repository'
import { openYear, toCard } from '../views'

export const open = action('learn.open', {
  access: () => null,
  async run({ input, actor: { member }, now }) {
    const [{ courses, progress, nextCursor }, desk, year, tasks] = await Promise.all([
      catalogue(member, input),
      learners.get(member.id),
      openYear(member.id, now),
      openTasksOf(member, now),
    ])
    return {
      year,
      tasks: { count: tasks.length, dueAt: tasks[0]?.dueAt ?? null },
      courses: courses.map((course) => toCard({ course, progress: progress.get(course._id) ?? null, desk })),
      nextCursor,
    }
  },
})

/** A page of courses, then one's progress in these alone: as quick after ten years as after one. */
async function catalogue(
  { id, branchId }: { id: string; branchId: string },
  page: { theme?: CourseTheme; cursor?: string },
) {
  const { items: courses, nextCursor } = await publishedCourses(branchId, page)
  const ids = courses.map(({ _id }) => _id)
  const progress = new Map((await progressIn(id, ids)).map((entry) => [entry.courseId, entry]))
  return { courses, progress, nextCursor }
}
