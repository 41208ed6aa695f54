import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel } from '../../../shared/calendar'
import { courseFacts, courseProgress } from '../../../shared/course-view'
import { toDueTag } from '../../../shared/due-tag'
import { toYearView } from '../../../shared/year-view'
import { certificatePath, lessonPath, quizPath, toLessonLines, toQuizLine } from '../components/lesson-list/lines'
import { canTry, quizVerb } from '../quiz/rules'

type OpenCourse = OutputOf<'learn.openCourse'>

/** @param now epoch ms by the server's clock */
export function toView(answer: OpenCourse, now: number) {
  const { course, intro, lessons, quiz, doneAt, dueAt, year } = answer
  return {
    title: course.title,
    goal: course.goal,
    intro,
    coverUrl: course.coverUrl,
    facts: courseFacts(course),
    ...toDueTag(course.isDone ? null : dueAt, now),
    ...courseProgress(course),
    lessons: toLessonLines(lessons),
    quiz: toQuizLine(quiz),
    quizPath: quizPath(course.courseId),
    certificate: doneAt === null ? null : { path: certificatePath(course.courseId), sub: `${dayLabel(doneAt)}学完` },
    year: toYearView(year),
    next: nextStep(answer),
  }
}

/** The one thing to do next; null when there is none. */
function nextStep({ course, quiz }: OpenCourse): { verb: string; path: string } | null {
  const { courseId, doneCount, nextLesson } = course
  if (nextLesson) {
    const isBegun = doneCount > 0 || nextLesson.creditedSeconds > 0 || nextLesson.position > 0
    return { verb: isBegun ? `接着学第 ${nextLesson.number} 课` : '开始学', path: lessonPath(nextLesson.lessonId) }
  }
  if (!quiz || quiz.isPassed || !canTry(quiz)) return null
  return { verb: quizVerb(quiz), path: quizPath(courseId) }
}
