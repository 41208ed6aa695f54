import type { OutputOf } from '../../contract'
import { canBeReplaced } from '../../domain/learning-task'
import { action } from '../../kit/create-function'
import { askOnVisit } from '../../kit/picture-check'
import { quizResultId, quizResults } from '../../learn/quiz-repository'
import { courseProgress, courseProgressId, courses } from '../../learn/repository'
import { givenTask } from '../access'
import { pictureKind } from '../pictures'
import type { Reflection, Task } from '../repository'
import { standingWithReflection } from '../standings'
import { toReflection } from '../views'

type Mine = OutputOf<'tasks.openMine'>

export const openMine = action('tasks.openMine', {
  access: () => null,
  async run(context) {
    const { actor, now } = context
    const task = await givenTask(context)
    const { id: memberId } = actor.member
    const [{ state, isWorkDone, reflection }, course, quiz] = await Promise.all([
      standingWithReflection(task, memberId, now),
      courseOf(task, memberId),
      quizOf(task, memberId),
    ])
    if (reflection) await askForPictures(reflection, now)
    return {
      ...headOf(task),
      ...{ state, isWorkDone, course, quiz },
      reflection: reflection && (await toReflection(reflection, 'author')),
      allowedEvents: eventsOf(task, { isWorkDone, reflection }),
    }
  },
})

function headOf({ _id: taskId, work, title, note, dueAt, learningMonth, state, wantsReflection }: Task) {
  return {
    ...{ taskId, title, note, dueAt, wantsReflection },
    kind: work.kind,
    isLearningDay: learningMonth !== null,
    isClosed: state === 'closed',
    text: work.kind === 'article' ? work.text : '',
  }
}

/** How far one is in the course; null when it has been taken off the shelf. */
async function courseOf({ work }: Task, memberId: string): Promise<Mine['course']> {
  if (work.kind !== 'course') return null
  const { courseId } = work
  const [course, progress] = await Promise.all([
    courses.get(courseId),
    courseProgress.get(courseProgressId(courseId, memberId)),
  ])
  if (course?.state !== 'published') return null
  const done = course.lessons.filter(({ lessonId }) => progress?.doneLessonIds.includes(lessonId))
  const { title, lessons, quiz } = course
  return { courseId, title, doneCount: done.length, lessonCount: lessons.length, hasQuiz: quiz !== null }
}

async function quizOf({ _id, work }: Task, memberId: string): Promise<Mine['quiz']> {
  if (work.kind !== 'quiz') return null
  const { questionCount, passCount, limitMinutes, maxTries } = work.quiz
  const result = await quizResults.get(quizResultId(_id, memberId))
  const { tries = 0, bestCount = null, openPaperId = null } = result ?? {}
  const standing = { tries, bestCount, isOpen: openPaperId !== null }
  return { ...{ questionCount, passCount, limitMinutes, maxTries }, ...standing }
}

function eventsOf(
  { state, work, wantsReflection }: Task,
  { isWorkDone, reflection }: { isWorkDone: boolean; reflection: Reflection | null },
): Mine['allowedEvents'] {
  if (state === 'closed') return []
  if (!isWorkDone) return work.kind === 'article' ? ['confirmRead'] : []
  return wantsReflection && canBeReplaced(reflection?.state ?? null) ? ['submitReflection'] : []
}

/** Pictures are checked only while their author is here: what could not be asked before is asked now. */
async function askForPictures({ _id: ownerId, pictures }: Reflection, now: number): Promise<void> {
  const pending = pictures.filter(({ check }) => check === 'pending').map(({ fileId }) => fileId)
  await askOnVisit({ kind: pictureKind, ownerId }, pending, now)
}
