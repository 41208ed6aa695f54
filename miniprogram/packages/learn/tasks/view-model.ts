import type { OutputOf } from '../../../../cloudfunctions/contract'
import type { IconName } from '../../../components/icon/markup'
import { dueLabel } from '../../../shared/calendar'
import { toDueTag } from '../../../shared/due-tag'
import { taskKindLabels, taskStateLabels, type TaskKind } from '../../../shared/words'

type Listed = OutputOf<'tasks.listMine'>
type Task = Listed['items'][number]
type Group = 'open' | 'waiting' | 'past'

export type TaskRow = ReturnType<typeof toRow>

const kindIcons: Record<TaskKind, IconName> = { course: 'square-play', article: 'file-text', quiz: 'list-checks' }

/** Top to bottom: what is asked of the reader, what waits for the secretary, what is behind them. */
const groupTitles: Record<Group, string> = { open: '要做的', waiting: '等书记答复', past: '做完和结束的' }

/** One page of the list. @param now epoch ms by the server's clock */
export function toView({ areRemindersOn, items, nextCursor }: Listed, now: number) {
  return { areRemindersOn, items: items.map((task) => toRow(task, now)), nextCursor }
}

/** The rows that are here so far, in groups, with the headline over them. */
export function arrange(rows: readonly TaskRow[], now: number) {
  const open = rows.filter(({ group }) => group === 'open').sort((one, other) => one.dueAt - other.dueAt)
  const rowsOf = (group: Group) => (group === 'open' ? open : rows.filter((row) => row.group === group))
  const next = open.find(({ dueAt }) => dueAt >= now)
  return {
    headline: open.length > 0 ? `还有 ${open.length} 件要做` : '都做完了',
    subline: next ? `最近的一件：${dueLabel(next.dueAt, now)}` : '',
    groups: (['open', 'waiting', 'past'] as const)
      .map((key) => ({ key, title: groupTitles[key], rows: rowsOf(key) }))
      .filter(({ rows: { length } }) => length > 0),
  }
}

function toRow(task: Task, now: number) {
  const { taskId, kind, title, dueAt, isLearningDay, wantsReflection } = task
  const group = groupOf(task)
  const { due, isDueSoon } = toDueTag(group === 'open' ? dueAt : null, now)
  return {
    taskId,
    title,
    dueAt,
    group,
    icon: kindIcons[kind],
    sub: `${taskKindLabels[kind]}${wantsReflection ? '，要交心得' : ''}`,
    due,
    dueLook: isDueSoon ? 'tag--now' : '',
    mark: isLearningDay ? '党员学习日' : '',
    ...stateTag(task),
    path: `/packages/learn/task/page?id=${taskId}`,
  }
}

function groupOf({ state, isClosed }: Task): Group {
  if (state === 'done' || isClosed) return 'past'
  return state === 'handedIn' ? 'waiting' : 'open'
}

function stateTag({ state, isClosed }: Task): { state: string; stateLook: string } {
  if (state === 'done') return { state: taskStateLabels.done, stateLook: 'tag--done' }
  if (isClosed) return { state: '已结束', stateLook: '' }
  return { state: state === 'toDo' ? '' : taskStateLabels[state], stateLook: '' }
}
