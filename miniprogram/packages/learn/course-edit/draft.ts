/** The course while it is being edited: as typed, so that nothing is lost to a parse. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf, endOfDay, startOfDay } from '../../../shared/calendar'
import { formatHours } from '../../../shared/credit-hours'

type Course = OutputOf<'learn.editCourse'>

export interface LessonDraft {
  /** Tells the cards apart while they move. */
  key: string
  lessonId: string | null
  title: string
  kind: 'video' | 'article'
  text: string
  videoFileId: string
  minutes: string
  hours: string
}

export interface CourseDraft {
  title: string
  goal: string
  intro: string
  isAssigned: boolean
  dueOn: string
  lessons: LessonDraft[]
}

export function newLesson(key: string): LessonDraft {
  return { key, lessonId: null, title: '', kind: 'article', text: '', videoFileId: '', minutes: '5', hours: '0.5' }
}

/** @param inTwoWeeks the day offered for a course that is not assigned yet */
export function draftOf(course: Course | null, inTwoWeeks: string): CourseDraft {
  if (!course) {
    const lessons = [newLesson('0')]
    return { title: '', goal: '', intro: '', isAssigned: false, dueOn: inTwoWeeks, lessons }
  }
  const { title, goal, intro, dueAt } = course
  return {
    title,
    goal,
    intro,
    isAssigned: dueAt !== null,
    dueOn: dueAt === null ? inTwoWeeks : dayOf(dueAt),
    lessons: course.lessons.map(({ durationSeconds, creditTenths, ...lesson }) => ({
      ...lesson,
      key: lesson.lessonId,
      minutes: minutesText(durationSeconds),
      hours: formatHours(creditTenths),
    })),
  }
}

/** Minutes to two decimals, in which every whole second comes back as it was: 445 → "7.42". */
export function minutesText(seconds: number): string {
  return String(Math.round((seconds / 60) * 100) / 100)
}

/** What the server gets. An amount that is no number becomes -1, which the server refuses by the field's name. */
export function toInput(draft: CourseDraft, courseId: string | null, version: number): InputOf<'learn.saveCourse'> {
  const { title, goal, intro, isAssigned, dueOn } = draft
  return {
    courseId,
    version,
    title,
    goal,
    intro,
    dueAt: isAssigned ? endOfDay(startOfDay(dueOn)) : null,
    lessons: draft.lessons.map(({ lessonId, title: name, text, videoFileId, minutes, hours }) => ({
      lessonId,
      title: name,
      kind: videoFileId ? ('video' as const) : ('article' as const),
      text,
      videoFileId,
      durationSeconds: toWhole(minutes, 60),
      creditTenths: toWhole(hours, 10),
    })),
  }
}

function toWhole(text: string, factor: number): number {
  const value = Number(text.trim())
  return text.trim() === '' || Number.isNaN(value) ? -1 : Math.round(value * factor)
}

/** "lessons.2.title" → errors by lesson, for the field below which each belongs. */
export function errorsByLesson(fields: Readonly<Record<string, string>>, count: number): Record<string, string>[] {
  const byLesson = Array.from({ length: count }, (): Record<string, string> => ({}))
  for (const [path, sentence] of Object.entries(fields)) {
    const [, index, field] = /^lessons\.(\d+)\.(\w+)$/.exec(path) ?? []
    const errors = byLesson[Number(index)]
    if (errors && field) errors[field] = sentence
  }
  return byLesson
}
