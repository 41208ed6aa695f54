import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment } from '../../../shared/calendar'
import type { Option } from '../../../shared/options'
import { taskKindLabels } from '../../../shared/words'
import { toFigure } from '../task-figure'

type Tasks = OutputOf<'tasks.list'>
type Task = Tasks['items'][number]

/** The server counts reflections up to here. */
const countedTo = 20
/** Every month has these days. */
const lastDay = 28

export function toView({ items, nextCursor, waitingReflections, learningDay, allowedEvents }: Tasks, now: number) {
  return {
    items: items.map((task) => toItem(task, now)),
    nextCursor,
    canCreate: allowedEvents.includes('create'),
    reflections: allowedEvents.includes('answer') ? waitingLine(waitingReflections) : '',
    learningDay: toLearningDay(learningDay, allowedEvents, now),
  }
}

function waitingLine(count: number): string {
  if (count === 0) return '都答复了'
  return count < countedTo ? `${count} 篇等答复` : `${countedTo} 篇以上等答复`
}

function toItem(task: Task, now: number) {
  const { taskId, title, kind, isLearningDay, isClosed, audienceLabel, doneCount, memberCount } = task
  const can = (event: Task['allowedEvents'][number]) => task.allowedEvents.includes(event)
  return {
    taskId,
    title,
    isLearningDay,
    isClosed,
    facts: `${taskKindLabels[kind]}，${audienceLabel}`,
    figure: toFigure(task, now),
    canRemind: can('remind') && doneCount < memberCount,
    canEdit: can('edit'),
    canClose: can('close'),
    canReopen: can('reopen'),
    path: `/packages/learn-admin/task-progress/page?id=${taskId}`,
    editPath: `/packages/learn-admin/task-edit/page?id=${taskId}`,
  }
}

/** The card of the branch's monthly day: to be set, to be planned for this month, or planned. Null where nobody may set it. */
function toLearningDay(
  { dayOfMonth, isPlanned }: Tasks['learningDay'],
  allowedEvents: Tasks['allowedEvents'],
  now: number,
) {
  const canSet = allowedEvents.includes('setLearningDay')
  const month = formatMoment(now, 'M月')
  if (dayOfMonth === null) {
    const sub = '定在每月几号。哪个月没安排，这里会提醒。'
    return canSet ? { title: '设一个每月学习日', sub, canSet, canPlan: false, isSet: false } : null
  }
  return {
    title: isPlanned ? '党员学习日' : `${month}学习日还没有安排`,
    sub: isPlanned ? `每月 ${dayOfMonth} 日，${month}已安排` : `定在每月 ${dayOfMonth} 日`,
    canSet,
    canPlan: !isPlanned && allowedEvents.includes('create'),
    isSet: true,
  }
}

/** Days to choose from. @param isSet then none is a choice as well */
export function dayOptions(isSet: boolean): Option[] {
  const days = Array.from({ length: lastDay }, (_, index) => ({
    value: String(index + 1),
    label: `每月 ${index + 1} 日`,
  }))
  return isSet ? [{ value: '', label: '不设学习日' }, ...days] : days
}
