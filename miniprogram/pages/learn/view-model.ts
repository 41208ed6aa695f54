import type { OutputOf } from '../../../cloudfunctions/contract'
import { formatHours } from '../../shared/credit-hours'
import { toDueTag } from '../../shared/due-tag'
import { toYearView } from '../../shared/year-view'

type Learn = OutputOf<'learn.open'>
type Course = Learn['courses'][number]

export function toView({ year, courses, nextCursor }: Learn, now: number) {
  return { year: toYearView(year), items: courses.map((course) => toCourse(course, now)), nextCursor }
}

function toCourse(course: Course, now: number) {
  const { courseId, title, goal, coverUrl, lessonCount, doneCount, creditTenths, dueAt } = course
  const isDone = doneCount === lessonCount
  const { due, isDueSoon } = toDueTag(dueAt, now)
  return {
    path: `/packages/learn/course/page?id=${courseId}`,
    title,
    goal,
    coverUrl,
    tag: isDone ? '已学完' : due,
    tagTone: isDone ? 'tag--done' : isDueSoon ? 'tag--now' : '',
    parts: [Math.round((doneCount / lessonCount) * 100)],
    progress: `学完 ${doneCount} / ${lessonCount} 课，共 ${formatHours(creditTenths)} 学时`,
  }
}
