/** What home and the learning garden show of learning. */
import { newestOf } from './desk'
import { courses, learners, progressIn, publishedCourses, type Course, type Learner } from './repository'
import { nextLesson, toNext } from './views'

export { openYear } from './views'

interface Reader {
  readonly id: string
  readonly branchId: string
}

/**
 * The lesson that was touched last, from where it was left; else the first one of the newest course that is not
 * finished. Two reads, three when the one or the other is not among the newest courses.
 */
export async function lessonToGoOnWith({ id, branchId }: Reader) {
  const [desk, { items: newest }] = await Promise.all([learners.get(id), publishedCourses(branchId, {})])
  return (desk && (await lastTouched(desk, newest))) ?? firstOpen(newest, { id, desk })
}

/** Lessons on a desk that are looked at: the newest may have been taken out by editors. */
const looked = 5

async function lastTouched(desk: Learner, newest: readonly Course[]) {
  const open = newestOf(desk).slice(0, looked)
  const known = new Map(newest.map((course) => [course._id, course]))
  const isKnown = open[0] === undefined || known.has(open[0][1].courseId)
  const others = isKnown ? [] : await courses.getMany(open.map(([, { courseId }]) => courseId))
  for (const course of others) known.set(course._id, course)
  for (const [lessonId, lesson] of open) {
    const course = known.get(lesson.courseId)
    const summary = course?.lessons.find((entry) => entry.lessonId === lessonId)
    if (course && summary) return { ...toNext(course, summary, lesson), coverUrl: course.coverUrl }
  }
  return null
}

async function firstOpen(newest: readonly Course[], { id, desk }: { id: string; desk: Learner | null }) {
  const ids = newest.map(({ _id }) => _id)
  const progress = new Map((await progressIn(id, ids)).map((entry) => [entry.courseId, entry]))
  for (const course of newest) {
    const lesson = nextLesson({ course, progress: progress.get(course._id) ?? null, desk })
    if (lesson) return { ...lesson, coverUrl: course.coverUrl }
  }
  return null
}
