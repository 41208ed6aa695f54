import type { OutputOf } from '../../../../cloudfunctions/contract'
import { clockLabel } from '../../../shared/calendar'
import { lessonVerbs, minutesLeft, shareOf } from '../../../shared/course-view'
import { toDueTag } from '../../../shared/due-tag'
import { lessonKindLabels } from '../../../shared/words'
import { toYearView, withGranted } from '../../../shared/year-view'
import { certificatePath, lessonPath, quizPath, toLessonLines, toQuizLine } from '../components/lesson-list/lines'
import { canTry, quizVerb } from '../quiz/rules'

export type OpenLesson = OutputOf<'learn.openLesson'>
type Answer = OutputOf<'learn.recordProgress'>

/** @param now epoch ms by the server's clock */
export function toView(opened: OpenLesson, now: number) {
  const { lesson } = opened
  const isPlayed = lesson.kind === 'video' || lesson.kind === 'audio'
  return {
    lessonId: lesson.lessonId,
    kind: lesson.kind,
    kindLabel: lessonKindLabels[lesson.kind],
    isPlayed,
    isMediaMissing: isPlayed && !lesson.mediaUrl,
    title: lesson.title,
    heading: `第 ${lesson.number} 课　${lesson.title}`,
    course: `${lesson.courseTitle}，共 ${opened.lessons.length} 课`,
    mediaUrl: lesson.mediaUrl ?? '',
    posterUrl: lesson.posterUrl ?? '',
    // Played to the end: begin anew rather than at the last second.
    startAt: lesson.position >= lesson.durationSeconds - 2 ? 0 : lesson.position,
    durationSeconds: lesson.durationSeconds,
    slides: lesson.slides.map(({ url, caption }, index) => ({ number: index + 1, url: url ?? '', caption })),
    firstSlide: Math.min(lesson.position, Math.max(0, lesson.slides.length - 1)),
    paragraphs: toParagraphs(lesson.text),
    quizPath: quizPath(lesson.courseId),
    ...toStanding(opened, now),
  }
}

export const toParagraphs = (text: string) =>
  text
    .split(/\n+/)
    .filter(Boolean)
    .map((paragraph, index) => ({ number: index + 1, text: paragraph }))

/** The part of the view that a heartbeat can change once the lesson is done. */
export function toStanding(opened: OpenLesson, now: number) {
  return {
    ...toDueTag(opened.isCourseDone ? null : opened.dueAt, now),
    lessons: toLessonLines(opened.lessons),
    quiz: toQuizLine(opened.quiz),
    year: toYearView(opened.year),
    next: toNext(opened),
  }
}

/** The lesson after a heartbeat's answer, as opening it again would show it. */
export function withAnswer(opened: OpenLesson, answer: Answer): OpenLesson {
  const { creditedSeconds, neededSeconds, state, grantedTenths, isCourseDone } = answer
  const { lesson } = opened
  return {
    ...opened,
    lesson: { ...lesson, creditedSeconds, neededSeconds, state },
    lessons: opened.lessons.map((row) => (row.lessonId === lesson.lessonId ? { ...row, state } : row)),
    isCourseDone: opened.isCourseDone || isCourseDone,
    year: grantedTenths > 0 ? withGranted(opened.year, grantedTenths) : opened.year,
  }
}

/** What comes after a lesson that is done; null before, and when there is nothing. */
function toNext({ lesson, lessons, quiz, isCourseDone }: OpenLesson) {
  if (lesson.state !== 'done') return null
  if (isCourseDone) return { label: '看结业证书', path: certificatePath(lesson.courseId), isLesson: false }
  const following = [...lessons.slice(lesson.number), ...lessons].find(({ state }) => state !== 'done')
  if (following) {
    const number = lessons.indexOf(following) + 1
    const label = number === lesson.number + 1 ? '下一课' : `去学第 ${number} 课`
    return { label, path: lessonPath(following.lessonId), isLesson: true }
  }
  if (!quiz || quiz.isPassed || !canTry(quiz)) return null
  return { label: quizVerb(quiz), path: quizPath(lesson.courseId), isLesson: false }
}

/** The line and bar under the title; they change with each heartbeat. */
export function toProgress({ lesson }: Pick<OpenLesson, 'lesson'>) {
  const { state, kind, creditedSeconds } = lesson
  const verb = lessonVerbs[kind]
  const minutes = minutesLeft(lesson)
  const line =
    state === 'done'
      ? '这一课学完了'
      : creditedSeconds > 0
        ? `已${verb} ${clockLabel(creditedSeconds)}，还差 ${minutes} 分钟`
        : `约 ${minutes} 分钟，可以分几次${verb}`
  return { state, progressLine: line, parts: [state === 'done' ? 100 : shareOf(lesson)] }
}
