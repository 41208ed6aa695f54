import type { OutputOf } from '../../../../cloudfunctions/contract'
import { clockLabel } from '../../../shared/calendar'
import { toDueTag } from '../../../shared/due-tag'
import { toYearView } from '../../../shared/year-view'

type OpenLesson = OutputOf<'learn.openLesson'>
type State = OpenLesson['lesson']['state']

export function toView({ lesson, lessons, year, dueAt }: OpenLesson, now: number) {
  const isDone = lesson.state === 'done'
  return {
    lessonId: lesson.lessonId,
    kind: lesson.kind,
    title: lesson.title,
    heading: `第 ${lesson.number} 课　${lesson.title}`,
    course: `${lesson.courseTitle}，共 ${lessons.length} 课`,
    ...toDueTag(isDone ? null : dueAt, now),
    videoUrl: lesson.videoUrl,
    posterUrl: lesson.posterUrl ?? '',
    // Watched to the end: begin anew rather than at the last second.
    startAt: lesson.positionSeconds >= lesson.durationSeconds - 2 ? 0 : lesson.positionSeconds,
    paragraphs: lesson.text.split(/\n+/).filter(Boolean),
    lessons: lessons.map((row, index) => ({
      lessonId: row.lessonId,
      number: index + 1,
      title: row.title,
      length: clockLabel(row.durationSeconds),
      isDone: row.state === 'done',
    })),
    year: toYearView(year),
    neededSeconds: lesson.neededSeconds,
    positionSeconds: lesson.positionSeconds,
    creditedSeconds: lesson.creditedSeconds,
    state: lesson.state,
  }
}

export interface Progress {
  readonly state: State
  readonly creditedSeconds: number
  readonly neededSeconds: number
}

/** The line and bar under the title; they change with each heartbeat. */
export function toProgress({ state, creditedSeconds, neededSeconds }: Progress, kind: 'video' | 'article') {
  const verb = kind === 'video' ? '看' : '读'
  const minutesLeft = Math.max(1, Math.ceil((neededSeconds - creditedSeconds) / 60))
  const line =
    state === 'done'
      ? '这一课学完了'
      : creditedSeconds > 0
        ? `已${verb} ${clockLabel(creditedSeconds)}，还差 ${minutesLeft} 分钟`
        : `约 ${minutesLeft} 分钟，可以分几次${verb}`
  const share = state === 'done' ? 100 : Math.min(100, Math.round((creditedSeconds / neededSeconds) * 100))
  return { state, progressLine: line, parts: [share] }
}
