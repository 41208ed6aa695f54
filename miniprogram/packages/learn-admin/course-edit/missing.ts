/**
 * What can be said of a course before the server is asked: everything that is still missing at once, and amounts in the
 * units of the form.
 */
import { ApiError } from '../../../api/client'
import { checkRules } from '../rules'
import type { CourseDraft } from './draft'
import { toLessonInput, type LessonDraft } from './lesson-draft'

type Errors = Record<string, string>

/** @throws ApiError with a sentence for each field, named as the server names them */
export function refuseMissing(draft: CourseDraft): void {
  const errors = missingIn(draft)
  const [first] = Object.values(errors)
  if (first) throw new ApiError('INVALID_INPUT', first, errors)
}

function missingIn({ title, theme, goal, lessons, hasQuiz, quiz }: CourseDraft): Errors {
  const ofLessons = lessons
    .map((lesson, at) => below(`lessons.${at}.`, missingInLesson(lesson)))
    .reduce((all, errors) => ({ ...all, ...errors }), {})
  return {
    ...(!title.trim() && { title: '课程名还没有填。' }),
    ...(!theme && { theme: '选一个学习目标。' }),
    ...(!goal.trim() && { goal: '学完能做到什么，还没有填。' }),
    ...ofLessons,
    ...(hasQuiz && below('quiz.', checkRules(quiz))),
  }
}

const below = (prefix: string, errors: Errors): Errors =>
  Object.fromEntries(Object.entries(errors).map(([field, sentence]) => [prefix + field, sentence]))

function missingInLesson(lesson: LessonDraft): Errors {
  const content = missingContent(lesson)
  return {
    ...(!lesson.title.trim() && { title: '课名还没有填。' }),
    ...content,
    // A length is estimated from the content or read from it: without content it is not asked for.
    ...(Object.keys(content).length === 0 && wrongLength(lesson)),
    ...(!isHours(lesson.hours) && { creditTenths: `学时要在 0 到 ${mostHours} 之间，最多一位小数。` }),
  }
}

function missingContent({ kind, text, videoFileId, audioFileId, slides }: LessonDraft): Errors {
  if (kind === 'article') return text.trim() ? {} : { text: '正文还没有写。' }
  if (kind === 'slides') return slides.length > 0 ? {} : { slides: '还没有图片。' }
  if (kind === 'video') return videoFileId ? {} : { mediaFileId: '还没有视频。' }
  return audioFileId ? {} : { mediaFileId: '还没有音频。' }
}

/** As the contract has them (cloudfunctions/contract/learn/editing.ts). */
const shortestSeconds = 30
const longestSeconds = 4 * 3600
const mostHours = 4

function wrongLength(lesson: LessonDraft): Errors {
  const { durationSeconds } = toLessonInput(lesson)
  if (durationSeconds >= shortestSeconds && durationSeconds <= longestSeconds) return {}
  return { durationSeconds: `时长要在 ${shortestSeconds / 60} 到 ${longestSeconds / 60} 分钟之间。` }
}

const isHours = (text: string) => /^\d(\.\d)?$/.test(text.trim()) && Number(text) <= mostHours
