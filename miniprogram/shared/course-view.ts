/** Words and figures of lessons and courses that several pages show. */
import { clockLabel } from './calendar'
import { formatHours } from './credit-hours'
import type { LessonKind } from './words'

/** What one does with a lesson of this kind. */
export const lessonVerbs: Record<LessonKind, string> = { video: '看', audio: '听', article: '读', slides: '看' }

export interface Credited {
  readonly creditedSeconds: number
  readonly neededSeconds: number
}

/** Where to go on: "从 7:24 接着看", "从 40% 接着读", "从第 3 张接着看"; "接着听" from the beginning. */
export function resumeLabel(kind: LessonKind, position: number): string {
  const verb = `接着${lessonVerbs[kind]}`
  if (position <= 0) return verb
  if (kind === 'slides') return `从第 ${position + 1} 张${verb}`
  return `从 ${kind === 'article' ? `${position}%` : clockLabel(position)} ${verb}`
}

/** Whole minutes that are still to be learned, at least one: a lesson that is not done is never "0 minutes" away. */
export function minutesLeft({ creditedSeconds, neededSeconds }: Credited): number {
  return minutesOf(neededSeconds - creditedSeconds)
}

/** Percent of what has to be learned. */
export function shareOf({ creditedSeconds, neededSeconds }: Credited): number {
  return Math.min(100, Math.round((creditedSeconds / Math.max(1, neededSeconds)) * 100))
}

/** How long a lesson is: what is played by the second, what is read about. */
export function lengthLabel(kind: LessonKind, durationSeconds: number): string {
  if (kind === 'video' || kind === 'audio') return clockLabel(durationSeconds)
  return `约 ${minutesOf(durationSeconds)} 分钟`
}

interface CourseFacts {
  readonly lessonCount: number
  readonly durationSeconds: number
  readonly creditTenths: number
  readonly hasQuiz: boolean
}

/** "4 课，约 40 分钟，2.5 学时，有小测" */
export function courseFacts({ lessonCount, durationSeconds, creditTenths, hasQuiz }: CourseFacts): string {
  const hours = creditTenths > 0 ? `，${formatHours(creditTenths)} 学时` : ''
  return `${lessonCount} 课，约 ${minutesOf(durationSeconds)} 分钟${hours}${hasQuiz ? '，有小测' : ''}`
}

interface CourseProgress {
  readonly lessonCount: number
  readonly doneCount: number
  readonly hasQuiz: boolean
  readonly isDone: boolean
}

/** How far one is with a course, as bar and words. */
export function courseProgress({ lessonCount, doneCount, hasQuiz, isDone }: CourseProgress) {
  const isQuizLeft = hasQuiz && !isDone && doneCount === lessonCount
  return {
    parts: [Math.round((doneCount / Math.max(1, lessonCount)) * 100)],
    progress: `学完 ${doneCount} / ${lessonCount} 课${isQuizLeft ? '，还差课后小测' : ''}`,
  }
}

const minutesOf = (seconds: number) => Math.max(1, Math.ceil(seconds / 60))
