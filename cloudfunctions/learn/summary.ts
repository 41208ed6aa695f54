/** What home and the admin tab show of learning. */
import { progressIn, publishedCourses } from './repository'
import { byLesson, toCard } from './views'

export { newestAssignment } from './repository'

/**
 * Where to go on, and what was assigned and is not finished, among the newest courses: what is given an end moves to the
 * top of the catalogue. Two reads, one after the other.
 */
export async function learningOf({ id, branchId }: { id: string; branchId: string }) {
  const { items: courses } = await publishedCourses(branchId)
  const started = byLesson(
    await progressIn(
      id,
      courses.map(({ _id }) => _id),
    ),
  )
  const open = courses.map((course) => toCard(course, started)).filter(({ nextLesson }) => nextLesson !== null)
  // What was begun comes before what is new, what has an end before what has none.
  const current =
    open.find(({ nextLesson, doneCount }) => doneCount > 0 || (nextLesson?.positionSeconds ?? 0) > 0) ??
    open.find(({ dueAt }) => dueAt !== null) ??
    open[0]
  return {
    nextLesson: current?.nextLesson ? { ...current.nextLesson, coverUrl: current.coverUrl } : null,
    assigned: open.filter(({ dueAt }) => dueAt !== null),
  }
}
