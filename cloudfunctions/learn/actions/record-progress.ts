import type { ParsedInputOf } from '../../contract'
import { advance, isDone, neededSeconds, type LessonProgress } from '../../domain/lesson-progress'
import type { JoinedActor } from '../../kit/actor'
import { action } from '../../kit/create-function'
import { present, refuse } from '../../kit/errors'
import { lessonOf, published } from '../access'
import { complete } from '../completion'
import { courses, lessonProgress, progressId, type StoredProgress } from '../repository'

/** Two devices may write at once; the loser looks again and is credited only what has passed since. */
const maxAttempts = 4

export const recordProgress = action('learn.recordProgress', {
  access: () => null,
  async run(context) {
    const { input, actor, now } = context
    const id = progressId(input.lessonId, actor.member.id)
    for (let attempt = 0; attempt < maxAttempts; attempt++) {
      const stored = await lessonProgress.get(id)
      const before = stored ?? (await emptyProgress(id, context))
      const { durationSeconds } = before
      const next = advance(stored, input, { durationSeconds, now })
      if (before.state === 'done') return keepPosition(before, next)
      const isWritten = stored ? await replace(stored, next) : await lessonProgress.create({ ...before, ...next })
      if (!isWritten) continue
      if (!isDone(next, durationSeconds)) return answer(before, next, 0)
      const grantedTenths = await complete(before, actor.member, now)
      return answer({ durationSeconds, state: 'done' }, next, grantedTenths)
    }
    return refuse('BUSY')
  },
})

/** A lesson that is done is only resumed, never credited again. */
async function keepPosition(before: StoredProgress, { positionSeconds }: LessonProgress) {
  await lessonProgress.update(before._id, { positionSeconds })
  return answer(before, before, 0)
}

/** False when another beat came first. */
async function replace(stored: StoredProgress, next: LessonProgress): Promise<boolean> {
  const { _id, creditedUntil, creditedSeconds, positionSeconds } = stored
  // An update that changes nothing counts as none, like one that lost the race: two beats in one instant are the case.
  const isSame = next.creditedUntil === creditedUntil && next.positionSeconds === positionSeconds
  return isSame || (await lessonProgress.updateIf({ _id, creditedUntil, creditedSeconds }, { ...next })) === 1
}

/** What a first beat starts from. Later ones read this document alone, and are not asked again whether the lesson is out. */
async function emptyProgress(
  _id: string,
  context: { input: ParsedInputOf<'learn.recordProgress'>; actor: JoinedActor },
): Promise<StoredProgress> {
  const { _id: lessonId, courseId, branchId, durationSeconds } = await lessonOf(context)
  const course = published(await courses.get(courseId))
  present(course.lessons.find((lesson) => lesson.lessonId === lessonId))
  const start = { positionSeconds: 0, creditedSeconds: 0, creditedUntil: 0, state: 'started', doneAt: null } as const
  return { _id, lessonId, courseId, branchId, memberId: context.actor.member.id, durationSeconds, ...start }
}

function answer(
  { durationSeconds, state }: Pick<StoredProgress, 'durationSeconds' | 'state'>,
  { creditedSeconds }: LessonProgress,
  grantedTenths: number,
) {
  return { creditedSeconds, neededSeconds: neededSeconds(durationSeconds), state, grantedTenths }
}
