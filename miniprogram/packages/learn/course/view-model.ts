import type { OutputOf } from '../../../../cloudfunctions/contract'
import { clockLabel } from '../../../shared/calendar'
import { formatHours } from '../../../shared/credit-hours'
import { toDueTag } from '../../../shared/due-tag'
import { toYearView } from '../../../shared/year-view'

export function toView({ course, intro, lessons, year }: OutputOf<'learn.openCourse'>, now: number) {
  const { title, goal, coverUrl, doneCount, lessonCount, creditTenths, dueAt, nextLesson } = course
  const isBegun = doneCount > 0 || (nextLesson?.positionSeconds ?? 0) > 0
  return {
    title,
    goal,
    intro,
    coverUrl,
    ...toDueTag(!nextLesson ? null : dueAt, now),
    parts: [Math.round((doneCount / lessonCount) * 100)],
    progress: `学完 ${doneCount} / ${lessonCount} 课，共 ${formatHours(creditTenths)} 学时`,
    lessons: lessons.map((row, index) => ({
      lessonId: row.lessonId,
      number: index + 1,
      title: row.title,
      length: clockLabel(row.durationSeconds),
      isDone: row.state === 'done',
    })),
    year: toYearView(year),
    next: nextLesson && {
      lessonId: nextLesson.lessonId,
      verb: isBegun ? `接着学第 ${nextLesson.number} 课` : '开始学习',
    },
  }
}
