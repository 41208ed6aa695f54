/** The rare ends of a heartbeat: the one that finishes a lesson, and the one that meets no open lesson on the desk. */
import type { OutputOf } from '../contract'
import { directory } from '../directory'
import { isDone, neededSeconds } from '../domain/lesson-progress'
import type { ActorMember } from '../kit/actor'
import type { RunContext } from '../kit/create-function'
import { transaction } from '../kit/database'
import { present, refuse } from '../kit/errors'
import { lessonOf, openTo } from './access'
import { completeLesson, type Completion } from './completion'
import { beaten, hasOpenIn, layOnDesk, onDesk, withoutLesson } from './desk'
import { courseProgress, courseProgressId, courses, learners, type Learner, type Lesson } from './repository'

type Context = RunContext<'learn.recordProgress'>
type Answer = OutputOf<'learn.recordProgress'>

/** What a heartbeat is told; with a completion the lesson is done. */
export function answer(
  { durationSeconds }: Pick<Lesson, 'durationSeconds'>,
  { creditedSeconds }: { readonly creditedSeconds: number },
  completion?: Completion,
): Answer {
  return {
    creditedSeconds: Math.floor(creditedSeconds),
    neededSeconds: neededSeconds(durationSeconds),
    state: completion ? 'done' : 'started',
    grantedTenths: completion?.grantedTenths ?? 0,
    isCourseDone: completion?.isCourseDone ?? false,
  }
}

/**
 * Completes the lesson, in one transaction with the time that it used. Null when another beat came first, with this lesson
 * or with the time: look again.
 */
export async function finish(context: Context): Promise<Answer | null> {
  const { input, now } = context
  const { learnerId, lessonId } = input
  const { id: memberId, branchId } = await learnerOf(context)
  const outcome = await transaction(async (tx) => {
    const desk = await tx.get(learners, learnerId)
    const lesson = onDesk(desk, lessonId)
    if (!desk || !lesson) return null
    const next = beaten(desk, lesson, { beat: input, now })
    if (!isDone(next, lesson.durationSeconds)) return null
    await tx.update(learners, learnerId, { creditedUntil: next.creditedUntil, ...withoutLesson(lessonId) })
    const { courseId } = lesson
    return { lesson, next, completion: await completeLesson(tx, { lessonId, courseId, memberId, branchId, now }) }
  })
  // What editors have taken out leaves the desk all the same.
  return outcome && answer(outcome.lesson, outcome.next, present(outcome.completion))
}

/**
 * A beat without an open lesson on a desk of the caller's own: too late, since the lesson is done, or too early, since the
 * desk was never laid or gave the lesson away. Null when the lesson lies there now: look again.
 */
export async function admit(context: Context, desk: Learner | null): Promise<Answer | null> {
  const { input, now } = context
  const member = await learnerOf(context)
  const actor = { openid: context.actor.openid, member }
  const lesson = await lessonOf({ input, actor })
  const [found, progress] = await Promise.all([
    courses.get(lesson.courseId),
    courseProgress.get(courseProgressId(lesson.courseId, member.id)),
  ])
  const course = openTo(found, { hasBegun: progress !== null || hasOpenIn(desk, lesson.courseId) })
  present(course.lessons.find(({ lessonId }) => lessonId === input.lessonId))
  if (progress?.doneLessonIds.includes(input.lessonId)) {
    const { durationSeconds } = lesson
    const done = { grantedTenths: 0, isCourseDone: progress.doneAt !== null }
    return answer(lesson, { creditedSeconds: neededSeconds(durationSeconds) }, done)
  }
  await layOnDesk(desk, lesson, { actor, now })
  return null
}

/** The member behind the caller, who must be the learner: asked where something is granted or laid down, not on each beat. */
async function learnerOf({ input, actor }: Context): Promise<ActorMember> {
  const member = (await directory.loadMember(actor.openid)) ?? refuse('NOT_JOINED')
  return present(member.id === input.learnerId ? member : null)
}
