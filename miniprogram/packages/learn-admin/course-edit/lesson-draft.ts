/** One lesson while it is being edited. What belongs to another kind than the chosen one stays, in case that is chosen again. */
import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { formatHours } from '../../../shared/credit-hours'
import type { LessonKind } from '../../../shared/words'

type Lesson = NonNullable<OutputOf<'learn.editCourse'>['course']>['lessons'][number]
type LessonInput = InputOf<'learn.saveCourse'>['lessons'][number]

export interface Slide {
  readonly fileId: string
  /** What the phone shows: the file on it, or the file id once it is saved. */
  readonly src: string
  readonly caption: string
}

export interface LessonDraft {
  /** Tells the cards apart while they move. */
  readonly key: string
  readonly lessonId: string | null
  readonly kind: LessonKind
  readonly title: string
  readonly text: string
  readonly videoFileId: string
  readonly audioFileId: string
  readonly slides: readonly Slide[]
  readonly minutes: string
  /** The length was typed or read from the file: it is not estimated any more. */
  readonly hasOwnLength: boolean
  readonly hours: string
}

/** Characters that are read in a minute. */
const readingSpeed = 300
/** For a picture with its caption. */
const secondsPerSlide = 30

export function newLesson(key: string): LessonDraft {
  return {
    key,
    lessonId: null,
    kind: 'article',
    title: '',
    text: '',
    videoFileId: '',
    audioFileId: '',
    slides: [],
    minutes: '',
    hasOwnLength: false,
    hours: '0.5',
  }
}

export function lessonDraftOf(lesson: Lesson): LessonDraft {
  const { lessonId, kind, title, text, mediaFileId, slides, durationSeconds, creditTenths } = lesson
  const draft: LessonDraft = {
    ...newLesson(lessonId),
    lessonId,
    kind,
    title,
    text,
    videoFileId: kind === 'video' ? mediaFileId : '',
    audioFileId: kind === 'audio' ? mediaFileId : '',
    slides: slides.map(({ fileId, caption }) => ({ fileId, src: fileId, caption })),
    minutes: minutesText(durationSeconds),
    hours: formatHours(creditTenths),
  }
  return { ...draft, hasOwnLength: draft.minutes !== estimatedMinutes(draft) }
}

/** What the server gets. An amount that is no number becomes -1, which the server refuses by the field's name. */
export function toLessonInput(lesson: LessonDraft): LessonInput {
  const { lessonId, kind, title, text, videoFileId, audioFileId, slides, minutes, hours } = lesson
  return {
    lessonId,
    title,
    kind,
    text,
    mediaFileId: kind === 'video' ? videoFileId : kind === 'audio' ? audioFileId : '',
    slides: kind === 'slides' ? slides.map(({ fileId, caption }) => ({ fileId, caption })) : [],
    durationSeconds: toWhole(minutes, 60),
    creditTenths: toWhole(hours, 10),
  }
}

/** Minutes to two decimals, in which every whole second comes back as it was: 445 → "7.42". */
export function minutesText(seconds: number): string {
  return String(Math.round((seconds / 60) * 100) / 100)
}

function toWhole(text: string, factor: number): number {
  const value = Number(text.trim())
  return text.trim() === '' || Number.isNaN(value) ? -1 : Math.round(value * factor)
}

/** What takes part in the length: changed alone when the person has not said how long the lesson is. */
export function withChanges(lesson: LessonDraft, changes: Partial<LessonDraft>): Partial<LessonDraft> {
  if ('minutes' in changes) return { ...changes, hasOwnLength: changes.minutes !== '' }
  const changed = { ...lesson, ...changes }
  return changed.hasOwnLength ? changes : { ...changes, minutes: estimatedMinutes(changed) }
}

/** Whole minutes for a text, half ones for pictures; '' for what plays, whose length is in the file. */
function estimatedMinutes({ kind, text, slides }: LessonDraft): string {
  if (kind === 'article') return text ? String(Math.ceil(text.length / readingSpeed)) : ''
  if (kind === 'slides') return slides.length ? minutesText(slides.length * secondsPerSlide) : ''
  return ''
}
