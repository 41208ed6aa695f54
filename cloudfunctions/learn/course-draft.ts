/** A course as an editor sends it: what it must have, and the documents it becomes. */
import type { ParsedInputOf } from '../contract'
import { checkText } from '../kit/content-check'
import { refuse } from '../kit/errors'
import { factId } from '../kit/ids'
import type { Course, Lesson } from './repository'

export type CourseDraft = ParsedInputOf<'learn.saveCourse'>

export function refuseIncomplete({ lessons }: CourseDraft): void {
  lessons.forEach(({ kind, text, videoFileId }, index) => {
    const number = index + 1
    if (kind === 'article' && !text) refuseField(`lessons.${index}.text`, `第 ${number} 课的正文还没有写。`)
    if (kind === 'video' && !videoFileId) refuseField(`lessons.${index}.videoFileId`, `第 ${number} 课还没有视频。`)
  })
}

/** An end that has passed may stay, so that an old course can still be corrected; a new one must lie ahead. */
export function refusePastEnd({ dueAt }: CourseDraft, { known, now }: { known: Course | null; now: number }): void {
  const isNew = dueAt !== null && dueAt !== known?.dueAt
  if (isNew && dueAt <= now) refuseField('dueAt', '截止时间要在现在之后。')
}

function refuseField(field: string, sentence: string): never {
  return refuse('INVALID_INPUT', sentence, { [field]: sentence })
}

/** A lesson id from the client must be one of this course; else a save could overwrite another course's lesson. */
export function refuseForeignLessons({ lessons }: CourseDraft, known: Course | null): void {
  const own = new Set(known?.lessons.map(({ lessonId }) => lessonId))
  const ids = lessons.map(({ lessonId }) => lessonId).filter((id) => id !== null)
  if (ids.some((id) => !own.has(id)) || new Set(ids).size < ids.length)
    refuse('NOT_FOUND', '有一课不属于这门课程，刷新后再改。')
}

/** msgSecCheck takes 2500 characters at a time; one that lies outside the basic plane counts as two. */
const maxCheckedCharacters = 1250
/** Pieces that are asked about at once. */
const checksAtOnce = 8

/** Everything that a member will read passes WeChat's check before it is stored. */
export async function refuseRisky({ title, goal, intro, lessons }: CourseDraft, openid: string): Promise<void> {
  const texts = [title, goal, intro, ...lessons.flatMap((lesson) => [lesson.title, lesson.text])].join('\n')
  const pieces = texts.match(new RegExp(`[^]{1,${maxCheckedCharacters}}`, 'gu')) ?? []
  for (let start = 0; start < pieces.length; start += checksAtOnce) {
    const asked = pieces.slice(start, start + checksAtOnce)
    const verdicts = await Promise.all(asked.map((piece) => checkText(piece, { openid, scene: 'forum' })))
    if (verdicts.includes('unavailable')) refuse('CHECK_UNAVAILABLE')
    if (verdicts.some((verdict) => verdict !== 'pass')) refuse('CONTENT_RISKY')
  }
}

export function toDocuments(
  draft: CourseDraft,
  { _id, branchId, requestId }: { _id: string; branchId: string; requestId: string },
) {
  const { title, goal, intro, dueAt } = draft
  const full: Lesson[] = draft.lessons.map(({ lessonId, ...lesson }, index) => ({
    ...lesson,
    _id: lessonId ?? factId('lesson', _id, requestId, String(index)),
    courseId: _id,
    branchId,
    number: index + 1,
  }))
  const summaries = full.map(({ _id: lessonId, title, kind, durationSeconds, creditTenths }) => ({
    lessonId,
    title,
    kind,
    durationSeconds,
    creditTenths,
  }))
  return { course: { _id, branchId, title, goal, intro, dueAt, lessons: summaries }, lessons: full }
}
