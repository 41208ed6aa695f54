import { canBeReplaced, standingOf } from '../../domain/learning-task'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { timeKey } from '../../kit/ids'
import { expectPictureChecks, startPictureChecks } from '../../kit/picture-check'
import { pendingIn, withKnownChecks } from '../../kit/pictures'
import { givenTask } from '../access'
import { recordFact } from '../facts'
import { pictureKind, refuseBadPictures } from '../pictures'
import { reflectionId, reflections, type Reflection, type Task } from '../repository'
import { standingWithReflection } from '../standings'

type Context = RunContext<'tasks.submitReflection'>

const scene = 'socialLog'

export const submitReflection = action('tasks.submitReflection', {
  access: () => null,
  async run(context) {
    const { input, actor, now, requestId } = context
    const task = await givenTask(context)
    const { reflection: before, isWorkDone } = await standingWithReflection(task, actor.member.id, now)
    if (before?.savedWith === requestId) return answerOf(task, before)
    refuseUnasked(task, isWorkDone)
    refuseStale(before, input.version)
    await checkTexts([input.text], { openid: actor.openid, scene })
    await refuseBadPictures(withKnownChecks(input.pictureFileIds, before?.pictures ?? []))
    const written = await transaction((tx) => put(tx, context, task))
    const owner = { kind: pictureKind, ownerId: written._id }
    await startPictureChecks(owner, pendingIn(written.pictures), now)
    return answerOf(task, written)
  },
})

function refuseUnasked({ state, wantsReflection }: Task, isWorkDone: boolean): void {
  if (state === 'closed') refuse('WRONG_STATE', '任务已经结束，不用再交心得了。你写的还在，可以先复制下来。')
  if (!wantsReflection) refuse('WRONG_STATE', '这个任务不用交心得。')
  if (!isWorkDone) refuse('WRONG_STATE', '先把任务里的内容学完，再交心得。你写的还在。')
}

/** What waits may be replaced until it is answered; an answer that the author has not read yet comes first. */
function refuseStale(before: Reflection | null, version: number): void {
  if (!canBeReplaced(before?.state ?? null)) refuse('WRONG_STATE', '心得已经通过，不用再改。')
  if ((before?.version ?? 0) !== version) {
    refuse('CONFLICT', '这篇心得刚有新的答复或改动。你写的还在，刷新看看再交。')
  }
}

async function put(tx: Transaction, context: Context, task: Task): Promise<Reflection> {
  const { actor, input, now, requestId } = context
  const before = await tx.get(reflections, reflectionId(task._id, actor.member.id))
  // The same version twice at once.
  if (before?.savedWith === requestId) return before
  refuseStale(before, input.version)
  const reflection = versionAfter(before, context, task)
  await tx.set(reflections, reflection)
  const { _id: ownerId, memberId, branchId, submittedAt: at } = reflection
  const where = { taskId: task._id, memberId, branchId, year: task.year }
  await recordFact(tx, where, (fact) => ({ ...fact, reflection: { state: 'submitted', at } }))
  const asking = { handledBy: 'tasks', givesUpAt: null, openid: actor.openid, scene } as const
  const fileIds = pendingIn(reflection.pictures)
  await expectPictureChecks(tx, { kind: pictureKind, ownerId, ...asking, fileIds }, now)
  return reflection
}

function versionAfter(
  before: Reflection | null,
  { actor, input, now, requestId }: Context,
  { _id: taskId, title: taskTitle, year: taskYear }: Task,
): Reflection {
  const { id: memberId, name: authorName, branchId } = actor.member
  const _id = reflectionId(taskId, memberId)
  return {
    ...{ _id, taskId, memberId, branchId, authorName, taskTitle, taskYear },
    key: timeKey(now, _id),
    version: (before?.version ?? 0) + 1,
    savedWith: requestId,
    state: 'submitted',
    isWaiting: true,
    text: input.text,
    pictures: withKnownChecks(input.pictureFileIds, before?.pictures ?? []),
    submittedAt: now,
    answers: before?.answers ?? [],
  }
}

/** The work was done when it was handed in. */
function answerOf(task: Task, { state, submittedAt: at, version }: Reflection) {
  const asked = { ...task, work: { kind: 'article' } } as const
  const standing = standingOf(asked, { learned: [], own: { readAt: at, reflection: { state, at } } })
  return { state: standing.state, version }
}
