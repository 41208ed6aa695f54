/** Refusals of a course at the places where they belong. */
import { errorsBelow } from '../rules'

/** Fields in the order of the page; each is the id of its place there. */
const above = ['title', 'theme', 'goal', 'intro', 'coverFileId'] as const
const after = ['lessons', 'quiz'] as const
const inLesson = ['title', 'kind', 'mediaFileId', 'slides', 'text', 'durationSeconds', 'creditTenths'] as const

type Errors = Readonly<Record<string, string>>

/** "lessons.2.title" → errors by lesson, for the field below which each belongs. */
export function errorsByLesson(fields: Errors, count: number): Record<string, string>[] {
  return Array.from({ length: count }, (_, at) => errorsBelow(fields, `lessons.${at}.`))
}

export interface ErrorPlace {
  /** The lesson in whose card the place is; null on the page itself. */
  readonly lesson: number | null
  readonly selector: string
}

/** The first refusal as the page is read from above; null when there is none. */
export function firstError(fields: Errors, count: number): ErrorPlace | null {
  const first = firstOf(above, fields)
  if (first) return { lesson: null, selector: first }
  const byLesson = errorsByLesson(fields, count)
  const lesson = byLesson.findIndex((errors) => Object.keys(errors).length > 0)
  if (lesson >= 0) return { lesson, selector: firstOf(inLesson, byLesson[lesson]!) ?? '#title' }
  const last = firstOf(after, fields)
  return last ? { lesson: null, selector: last } : null
}

/** "slides.3.caption" stands at slides. */
function firstOf(places: readonly string[], fields: Errors): string | null {
  const refused = new Set(Object.keys(fields).map((path) => path.split('.')[0]))
  const place = places.find((name) => refused.has(name))
  return place ? `#${place}` : null
}
