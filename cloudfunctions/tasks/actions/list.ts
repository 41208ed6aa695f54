import { monthOf } from '../../../miniprogram/shared/calendar'
import type { JoinedActor } from '../../kit/actor'
import { allowedOf, canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { unitsOfBranch } from '../../members/repository'
import { ownBranch } from '../access'
import { taskEvents } from '../events'
import { learningDayTask, taskSettings, tasksOfBranch, waitingReflections, type Task } from '../repository'
import { standingsOfBranch, type TaskStandings } from '../standings'

/** Reflections that wait are counted up to here. */
const cap = 20

export const list = action('tasks.list', {
  access: ownBranch,
  async run({ input, actor, now }) {
    const { branchId } = actor.member
    const [{ items: page, nextCursor }, settings, planned, waiting] = await Promise.all([
      tasksOfBranch(branchId, input.cursor),
      taskSettings.get(branchId),
      learningDayTask(branchId, monthOf(now)),
      waitingFor(actor),
    ])
    const [standings, groupNames] = await Promise.all([standingsOfBranch(branchId, page, now), groupNamesOf(page)])
    return {
      items: standings.map((each) => toRow(each, { actor, groupNames })),
      nextCursor,
      waitingReflections: waiting,
      learningDay: { dayOfMonth: settings?.learningDay ?? null, isPlanned: planned !== null },
      allowedEvents: allowedOf(
        actor,
        { branchId },
        { create: 'tasks.save', setLearningDay: 'tasks.setLearningDay', answer: 'tasks.answerReflection' },
      ),
    }
  },
})

/** How many reflections the caller has to answer; 0 for those who answer none. */
async function waitingFor(actor: JoinedActor): Promise<number> {
  const { id, branchId } = actor.member
  if (!canDo(actor, 'tasks.answerReflection', { branchId })) return 0
  return (await waitingReflections(branchId, id, { cursor: undefined, size: cap })).items.length
}

/** Read only when a task on the page is for a group. */
async function groupNamesOf(page: readonly Task[]): Promise<ReadonlyMap<string, string>> {
  const [first] = page.filter(({ audience }) => audience.kind === 'group')
  if (!first) return new Map()
  return new Map((await unitsOfBranch(first.branchId)).map(({ _id, name }) => [_id, name]))
}

function toRow(
  { task, members, doneCount }: TaskStandings,
  { actor, groupNames }: { actor: JoinedActor; groupNames: ReadonlyMap<string, string> },
) {
  const { _id: taskId, work, title, dueAt, learningMonth, state, audience } = task
  return {
    ...{ taskId, title, dueAt, doneCount },
    kind: work.kind,
    isLearningDay: learningMonth !== null,
    isClosed: state === 'closed',
    audienceLabel: labelOf(audience, groupNames),
    memberCount: members.length,
    allowedEvents: taskEvents(actor, task),
  }
}

function labelOf(audience: Task['audience'], groupNames: ReadonlyMap<string, string>): string {
  if (audience.kind === 'all') return '全支部'
  if (audience.kind === 'group') return groupNames.get(audience.groupId) ?? '党小组'
  return `${audience.memberIds.length} 人`
}
