/** A course as an editor sends it: what it must have, and the documents it becomes. */
import type { ParsedInputOf } from '../contract'
import { checkTexts } from '../kit/content-check'
import { refuse } from '../kit/errors'
import { factId } from '../kit/ids'
import { banks } from '../questions/repository'
import type { Course, Lesson, QuizRules } from './repository'

export type CourseDraft = ParsedInputOf<'learn.saveCourse'>
type LessonDraft = CourseDraft['lessons'][number]

/** Each kind of lesson has what it is made of. */
export function refuseIncomplete({ lessons }: CourseDraft): void {
  lessons.forEach((lesson, index) => {
    const missing = missingIn(lesson, `第 ${index + 1} 课`)
    refuseUnfit(missing && { ...missing, field: `lessons.${index}.${missing.field}` })
  })
}

/** What is wrong, and at which field of the form. */
export interface Unfit {
  readonly field: string
  readonly sentence: string
}

function missingIn({ kind, text, mediaFileId, slides }: LessonDraft, lesson: string): Unfit | null {
  if (kind === 'article') return text ? null : { field: 'text', sentence: `${lesson}的正文还没有写。` }
  if (kind === 'slides') return missingSlide(slides, lesson)
  const { label, extensions } = mediaOf[kind]
  if (!mediaFileId) return { field: 'mediaFileId', sentence: `${lesson}还没有${label}。` }
  if (extensions.some((extension) => mediaFileId.endsWith(`.${extension}`))) return null
  return { field: 'mediaFileId', sentence: `${lesson}的${label}要是 ${extensions.join(' 或 ')} 文件，换一个再试。` }
}

/** Formats that phones play everywhere. */
const mediaOf = {
  video: { label: '视频', extensions: ['mp4'] },
  audio: { label: '音频', extensions: ['mp3', 'm4a'] },
} as const

function missingSlide(slides: LessonDraft['slides'], lesson: string): Unfit | null {
  if (slides.length === 0) return { field: 'slides', sentence: `${lesson}还没有图片。` }
  const empty = slides.findIndex(({ fileId }) => fileId === '')
  if (empty < 0) return null
  return { field: `slides.${empty}.fileId`, sentence: `${lesson}的第 ${empty + 1} 张图片还没有传好。` }
}

/** The bank must be the branch's own and hold enough questions. One read, none without a quiz. */
export async function unfitIn(quiz: QuizRules | null, branchId: string): Promise<Unfit | null> {
  if (!quiz) return null
  const { questionCount, passCount, bankId } = quiz
  if (passCount > questionCount)
    return { field: 'quiz.passCount', sentence: `答对几题通过最多 ${questionCount} 题，和每份题数一样。` }
  const bank = await banks.get(bankId)
  if (bank?.branchId !== branchId) return { field: 'quiz.bankId', sentence: '没有找到测验用的题库，换一个再试。' }
  const available = bank.questionIds.length
  if (available >= questionCount) return null
  const sentence = `题库「${bank.title}」只有 ${available} 题，每份题数最多 ${available}。`
  return { field: 'quiz.questionCount', sentence }
}

export function refuseUnfit(unfit: Unfit | null): void {
  if (unfit) refuse('INVALID_INPUT', unfit.sentence, { [unfit.field]: unfit.sentence })
}

/** A lesson id from the client must be one of this course; else a save could overwrite another course's lesson. */
export function refuseForeignLessons({ lessons }: CourseDraft, known: Course | null): void {
  const own = new Set(known?.lessons.map(({ lessonId }) => lessonId))
  const ids = lessons.map(({ lessonId }) => lessonId).filter((id) => id !== null)
  if (ids.some((id) => !own.has(id)) || new Set(ids).size < ids.length)
    refuse('NOT_FOUND', '有一课不属于这门课程，刷新后再改。')
}

/** Everything that a member will read passes WeChat's check before it is stored. */
export async function refuseRisky({ title, goal, intro, lessons }: CourseDraft, openid: string): Promise<void> {
  const texts = lessons.flatMap((lesson) => [lesson.title, lesson.text, ...lesson.slides.map(({ caption }) => caption)])
  await checkTexts([title, goal, intro, ...texts], { openid, scene: 'forum' })
}

export function toDocuments(
  draft: CourseDraft,
  { _id, branchId, requestId }: { _id: string; branchId: string; requestId: string },
) {
  const { title, theme, goal, intro, coverFileId: coverUrl, quiz } = draft
  const full: Lesson[] = draft.lessons.map(({ lessonId, ...lesson }, index) => ({
    ...lesson,
    ...contentOf(lesson),
    _id: lessonId ?? factId('lesson', _id, requestId, String(index)),
    courseId: _id,
    branchId,
    number: index + 1,
  }))
  const summaries = full.map(({ _id: lessonId, title: name, kind, durationSeconds, creditTenths }) => ({
    ...{ lessonId, title: name, kind, durationSeconds, creditTenths },
  }))
  return { course: { _id, branchId, title, theme, goal, intro, coverUrl, quiz, lessons: summaries }, lessons: full }
}

/** What belongs to the kind: a form that was switched from one to another still carries the other's files. */
function contentOf({ kind, mediaFileId, slides }: Pick<LessonDraft, 'kind' | 'mediaFileId' | 'slides'>) {
  return {
    mediaFileId: kind === 'video' || kind === 'audio' ? mediaFileId : '',
    slides: kind === 'slides' ? slides : [],
  }
}
