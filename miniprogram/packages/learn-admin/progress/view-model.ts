import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toFigure } from '../task-figure'

type Progress = OutputOf<'tasks.openProgress'>

export const ways = [
  { key: 'task', label: '按任务' },
  { key: 'person', label: '按人' },
] as const
export type Way = (typeof ways)[number]['key']

export const filters = { all: '全部', open: '还有没完成的' } as const
export type Filter = keyof typeof filters

export type ProgressView = ReturnType<typeof toView>
export type Person = ReturnType<typeof toPerson>

/** In the order of the roster: nobody stands before another for what was done, and nobody gets a percentage. */
export function toView({ tasks, members }: Progress, now: number) {
  const titles = new Map(tasks.map(({ taskId, title }) => [taskId, title]))
  const people = members.map((member) => toPerson(member, titles))
  return {
    tasks: tasks.map((task) => toTask(task, now)),
    people,
    filters: (Object.keys(filters) as Filter[]).map((key) => ({
      key,
      label: `${filters[key]} ${peopleIn(people, key).length}`,
    })),
  }
}

function toTask(task: Progress['tasks'][number], now: number) {
  const { taskId, title, isClosed } = task
  return {
    taskId,
    title,
    isClosed,
    figure: toFigure(task, now),
    path: `/packages/learn-admin/task-progress/page?id=${taskId}`,
  }
}

function toPerson(member: Progress['members'][number], titles: ReadonlyMap<string, string>) {
  const { memberId, name, doneCount, givenCount, openTaskIds } = member
  return {
    memberId,
    name,
    count: `${doneCount} / ${givenCount} 完成`,
    open: openTaskIds.map((taskId) => titles.get(taskId)).join('、'),
  }
}

/** Everybody, or those who still have something to do. */
export function peopleIn(people: readonly Person[], filter: Filter): readonly Person[] {
  return filter === 'all' ? people : people.filter(({ open }) => open)
}
