/** The course while it is being edited: as typed, so that nothing is lost to a parse. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { rulesOf, toRulesInput, type RulesDraft } from '../rules'
import { lessonDraftOf, newLesson, toLessonInput, type LessonDraft } from './lesson-draft'

type Course = NonNullable<OutputOf<'learn.editCourse'>['course']>
type CourseInput = InputOf<'learn.saveCourse'>

/** A chosen picture, as the picker wants it. */
export interface Picture {
  readonly fileId: string
  readonly src: string
}

export interface CourseDraft {
  readonly title: string
  /** '' before one is chosen. */
  readonly theme: CourseInput['theme'] | ''
  readonly goal: string
  readonly intro: string
  /** One or none. */
  readonly cover: readonly Picture[]
  readonly hasQuiz: boolean
  /** Kept while the quiz is off, in case it is switched on again. */
  readonly quiz: RulesDraft
  readonly lessons: readonly LessonDraft[]
}

export function draftOf(course: Course | null): CourseDraft {
  if (!course) {
    const lessons = [newLesson('0')]
    return { title: '', theme: '', goal: '', intro: '', cover: [], hasQuiz: false, quiz: rulesOf(null), lessons }
  }
  const { title, theme, goal, intro, coverFileId, quiz, lessons } = course
  return {
    title,
    theme,
    goal,
    intro,
    cover: coverFileId ? [{ fileId: coverFileId, src: coverFileId }] : [],
    hasQuiz: quiz !== null,
    quiz: rulesOf(quiz),
    lessons: lessons.map(lessonDraftOf),
  }
}

export function toInput(draft: CourseDraft, courseId: string | null, version: number): CourseInput {
  const { title, theme, goal, intro, cover, hasQuiz, quiz, lessons } = draft
  return {
    courseId,
    version,
    title,
    // Nothing is sent before one is chosen (missing.ts).
    theme: theme as CourseInput['theme'],
    goal,
    intro,
    coverFileId: cover[0]?.fileId ?? '',
    quiz: hasQuiz ? toRulesInput(quiz) : null,
    lessons: lessons.map(toLessonInput),
  }
}

/** A draft of an older version on the newest one: a lesson that somebody has deleted meanwhile becomes a new one. */
export function rebase(draft: CourseDraft, newest: CourseDraft): CourseDraft {
  const known = new Set(newest.lessons.map(({ lessonId }) => lessonId))
  const lessons = draft.lessons.map((lesson) => (known.has(lesson.lessonId) ? lesson : { ...lesson, lessonId: null }))
  return { ...draft, lessons }
}
