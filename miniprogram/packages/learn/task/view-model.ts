import type { OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel, dayLabel, formatMoment } from '../../../shared/calendar'
import { courseProgress } from '../../../shared/course-view'
import { toDueTag } from '../../../shared/due-tag'
import { taskKindLabels } from '../../../shared/words'
import { toParagraphs } from '../lesson/view-model'
import { canTry, quizVerb, rulesLabel, triesLabel } from '../quiz/rules'

export type OpenTask = OutputOf<'tasks.openMine'>
type Reflection = NonNullable<OpenTask['reflection']>

export type TaskView = ReturnType<typeof toView>

/** @param now epoch ms by the server's clock */
export function toView(task: OpenTask, now: number) {
  const { title, note, kind, dueAt, isLearningDay, isWorkDone, text, reflection, allowedEvents } = task
  const isOver = task.state === 'done' || task.isClosed
  return {
    title,
    note,
    kind: taskKindLabels[kind],
    until: untilLabel(dueAt),
    ...toDueTag(isOver || task.state === 'handedIn' ? null : dueAt, now),
    mark: isLearningDay ? '党员学习日' : '',
    ...standing(task),
    isWorkDone,
    course: toCourse(task),
    isCourseGone: kind === 'course' && !task.course,
    paragraphs: text ? toParagraphs(text) : [],
    quiz: toQuiz(task),
    reflection: reflection && toReflection(reflection, now),
    version: reflection?.version ?? 0,
    canRead: allowedEvents.includes('confirmRead'),
    canSubmit: allowedEvents.includes('submitReflection'),
    // It has to be written yet, and something comes before it.
    ahead: task.wantsReflection && !isWorkDone && !task.isClosed ? '做完以后，在这里写心得交给书记。' : '',
    next: nextStep(task),
  }
}

/** "10月16日 周五前", with the time when it is not the end of the day. */
function untilLabel(dueAt: number): string {
  const time = formatMoment(dueAt, 'HH:mm')
  return time === '23:59' ? `${dayLabel(dueAt)}前` : `${dayLabel(dueAt)} ${time} 前`
}

function standing({ state, isClosed }: OpenTask): { state: string; stateLook: string } {
  if (state === 'done') return { state: '完成', stateLook: 'tag--done' }
  if (isClosed) return { state: '已结束', stateLook: '' }
  if (state === 'handedIn') return { state: '等书记答复', stateLook: '' }
  return { state: state === 'returned' ? '要改' : '', stateLook: '' }
}

function toCourse({ course, isWorkDone }: OpenTask) {
  if (!course) return null
  const { courseId, title } = course
  return {
    title,
    path: `/packages/learn/course/page?id=${courseId}`,
    ...courseProgress({ ...course, isDone: isWorkDone }),
  }
}

function toQuiz({ taskId, quiz, isWorkDone }: OpenTask) {
  if (!quiz) return null
  const { bestCount, questionCount } = quiz
  const best = bestCount === null ? '' : `最好 ${bestCount}/${questionCount}，`
  return {
    title: isWorkDone ? '答题已通过' : '答题',
    sub: isWorkDone ? `${best}${rulesLabel(quiz)}` : `${best}${rulesLabel(quiz)}，${triesLabel(quiz)}`,
    path: `/packages/learn/quiz/page?kind=task&id=${taskId}`,
  }
}

/** Where the work is done when it is not on this page; null when there is nothing to do there. */
function nextStep(task: OpenTask): { verb: string; path: string } | null {
  if (task.isWorkDone || task.isClosed) return null
  const course = toCourse(task)
  if (course) return { verb: task.course?.doneCount ? '接着学' : '去学习', path: course.path }
  const { quiz } = task
  if (!quiz || !canTry(quiz)) return null
  return { verb: quizVerb(quiz), path: toQuiz(task)?.path ?? '' }
}

const verdicts: Record<Reflection['answers'][number]['verdict'], string> = {
  accept: '通过',
  return: '请你改一改',
  comment: '点评',
}

const checks: Record<Reflection['pictures'][number]['check'], string> = {
  pending: '审核中',
  passed: '',
  refused: '没有通过检查',
}

function toReflection({ state, text, pictures, submittedAt, answers }: Reflection, now: number) {
  return {
    isReturned: state === 'returned',
    isWaiting: state === 'submitted',
    text,
    submitted: `${agoLabel(submittedAt, now)} 交`,
    pictures: pictures.map(({ fileId, url, check }) => ({ fileId, src: url ?? '', note: checks[check] })),
    pendingLine: pictures.some(({ check }) => check === 'pending')
      ? '审核中的图片只有你看得到，通过后书记也看得到。'
      : '',
    answers: answers.map(({ verdict, text: words, byName, at }) => ({
      key: at,
      by: `${byName}，${verdicts[verdict]}`,
      ago: agoLabel(at, now),
      text: words,
    })),
  }
}

/** What the form starts with: the version that was handed in, without pictures that did not pass. */
export function toForm({ reflection }: OpenTask): {
  text: string
  pictures: { fileId: string; src: string; note: string }[]
} {
  if (!reflection) return { text: '', pictures: [] }
  const kept = reflection.pictures.filter(({ check }) => check !== 'refused')
  return {
    text: reflection.text,
    pictures: kept.map(({ fileId, url, check }) => ({ fileId, src: url ?? fileId, note: checks[check] })),
  }
}
