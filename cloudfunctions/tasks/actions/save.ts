import { yearOf } from '../../../miniprogram/shared/calendar'
import { membersOfBranch } from '../../directory/roster'
import { audit } from '../../kit/audit'
import { checkTexts } from '../../kit/content-check'
import { action, type RunContext } from '../../kit/create-function'
import { transaction, type Transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId, timeKey } from '../../kit/ids'
import { logger } from '../../kit/logger'
import { ownBranch, taskOf } from '../access'
import { tellGiven } from '../messages'
import { learningDayTask, tasks, taskSettings, type Task, type Work } from '../repository'
import { isGivenTo } from '../standings'
import { addressed, learningMonthOf, refuseForeignAudience, refusePastEnd, workOf, type TaskDraft } from '../task-draft'

type Context = RunContext<'tasks.save'>

export const save = action('tasks.save', {
  access: ownBranch,
  async run(context) {
    const { input, actor, requestId } = context
    const { taskId } = input
    const _id = taskId ?? factId('task', actor.member.id, requestId)
    const known = taskId ? await taskOf({ input: { taskId }, actor }) : await tasks.get(_id)
    const isRepeated = known !== null && (taskId === null || known.savedWith === requestId)
    const saved = isRepeated ? known : await write(context, { _id, known })
    // After a save that was repeated everybody, since the first one may have been cut off before all were told.
    await tell(saved, { context, toldBefore: isRepeated ? null : known })
    return { taskId: _id, version: saved.version }
  },
})

async function write(context: Context, { _id, known }: { _id: string; known: Task | null }): Promise<Task> {
  const { input, actor, now } = context
  const { branchId } = actor.member
  if (known) refuseEdit(input, known)
  refusePastEnd(input, known, now)
  const work = await workOf(input, known, { branchId, now })
  await refuseForeignAudience(input, known, branchId)
  await checkTexts(textsOf(input, known), { openid: actor.openid, scene: 'forum' })
  return transaction((tx) => put(tx, context, { _id, work }))
}

function refuseEdit({ version }: TaskDraft, known: Task): void {
  if (known.state === 'closed') refuse('WRONG_STATE', '任务已经结束，重新打开后再改。')
  if (known.version !== version) refuse('CONFLICT', '有人刚改过这个任务。你的改动还在，刷新后再合并。')
}

/** What stands there already has passed the check. */
function textsOf({ title, note, work }: TaskDraft, known: Task | null): string[] {
  const texts = [title, note, work.kind === 'article' ? work.text : '']
  const before = [known?.title, known?.note, known?.work.kind === 'article' ? known.work.text : '']
  return texts.filter((text, place) => text !== before[place])
}

async function put(tx: Transaction, context: Context, { _id, work }: { _id: string; work: Work }): Promise<Task> {
  const { input, actor, now, requestId } = context
  const { branchId } = actor.member
  const before = await tx.get(tasks, _id)
  // The same save twice at once.
  if (before?.savedWith === requestId) return before
  if (before) refuseEdit(input, before)
  const learningMonth = learningMonthOf(input)
  if (learningMonth !== null) await planLearningDay(tx, context, { _id, learningMonth })
  const { title, note, dueAt, wantsReflection } = input
  const task: Task = {
    ...(before ??
      ({ _id, branchId, key: timeKey(now, _id), state: 'open', year: yearOf(now), createdAt: now } as const)),
    ...{ title, note, work, dueAt, learningMonth, wantsReflection },
    ...addressed(input.audience, branchId),
    version: (before?.version ?? 0) + 1,
    savedWith: requestId,
  }
  await tx.set(tasks, task)
  const what = `${before ? '修改' : '布置'}学习任务「${title}」`
  await audit(tx, context, { action: 'tasks.save', what, branchId, targetId: _id })
  return task
}

/**
 * One learning day a month and branch. A transaction cannot query, so each of them writes the branch's settings first:
 * of two at once the second is turned back, and finds the other's task when it tries again.
 */
async function planLearningDay(
  tx: Transaction,
  { actor, requestId }: Context,
  { _id, learningMonth }: { _id: string; learningMonth: string },
): Promise<void> {
  const { branchId } = actor.member
  const settings = (await tx.get(taskSettings, branchId)) ?? { _id: branchId, learningDay: null }
  await tx.set(taskSettings, { ...settings, plannedWith: requestId })
  const other = await learningDayTask(branchId, learningMonth)
  if (!other || other._id === _id) return
  const sentence = `${Number(learningMonth.slice(5))}月的党员学习日已经有了：「${other.title}」。一个月一次。`
  refuse('WRONG_STATE', sentence)
}

/** The task is kept whether or not everybody could be told; reminders reach them later. */
async function tell(task: Task, { context, toldBefore }: { context: Context; toldBefore: Task | null }): Promise<void> {
  try {
    const members = await membersOfBranch(task.branchId)
    const given = members.filter((member) => member.openid !== null && isGivenTo(task, member))
    const added = given.filter((member) => toldBefore === null || !isGivenTo(toldBefore, member))
    await tellGiven(task, added, context.now)
  } catch (error) {
    logger.error('not everybody was told of a task', error, { taskId: task._id })
  }
}
