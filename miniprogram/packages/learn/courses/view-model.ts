import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { courseFacts, courseProgress } from '../../../shared/course-view'
import { dueLabel } from '../../../shared/calendar'
import { courseThemeLabels, wordsOf, type CourseTheme } from '../../../shared/words'
import { toYearView } from '../../../shared/year-view'

type Learn = OutputOf<'learn.open'>
type Course = Learn['courses'][number]

/** A learning goal; '' for all of them. */
export type ThemeChoice = CourseTheme | ''

export const themes: readonly { key: ThemeChoice; label: string }[] = [
  { key: '', label: '全部' },
  ...wordsOf(courseThemeLabels).map((key) => ({ key, label: courseThemeLabels[key] })),
]

/** The server stops counting here. */
const mostTasks = 20

export function toInput(theme: ThemeChoice, cursor?: string): InputOf<'learn.open'> {
  return { ...(theme && { theme }), ...(cursor && { cursor }) }
}

/** @param theme what was asked for @param now epoch ms by the server's clock */
export function toView({ year, tasks, courses, nextCursor }: Learn, theme: ThemeChoice, now: number) {
  return {
    theme,
    year: toYearView(year),
    tasks: tasksLine(tasks, now),
    items: courses.map(toCourse),
    nextCursor,
    ...(theme
      ? { emptyTitle: `“${courseThemeLabels[theme]}”下还没有微课`, emptyText: '别的学习目标下也许有。' }
      : { emptyTitle: '还没有微课', emptyText: '支部发布后会出现在这里。' }),
  }
}

function tasksLine({ count, dueAt }: Learn['tasks'], now: number): string {
  if (count === 0) return '没有要做的'
  const things = `${count} 件${count >= mostTasks ? '以上' : ''}要做`
  if (dueAt === null) return things
  return `${things}，${dueAt < now ? '有的过了截止日' : dueAtLabel(dueAt, now)}`
}

function dueAtLabel(dueAt: number, now: number): string {
  const label = dueLabel(dueAt, now)
  return label.endsWith('前') ? label : `${label}截止`
}

function toCourse(course: Course) {
  const { courseId, title, goal, coverUrl, isDone } = course
  return {
    path: `/packages/learn/course/page?id=${courseId}`,
    title,
    goal,
    coverUrl,
    isDone,
    facts: courseFacts(course),
    ...courseProgress(course),
  }
}
