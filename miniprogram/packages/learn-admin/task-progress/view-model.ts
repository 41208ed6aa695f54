import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment, yearOf } from '../../../shared/calendar'
import { taskStateLabels, wordsOf } from '../../../shared/words'
import { toFigure } from '../task-figure'

type Progress = OutputOf<'tasks.openTaskProgress'>
type Item = Progress['items'][number]

/** Done or not yet, and the day; nothing finer (RULES.md). */
export function toView(progress: Progress, now: number) {
  const { title, memberCount, items, allowedEvents } = progress
  const canAnswer = allowedEvents.includes('answer')
  return {
    title,
    figure: toFigure(progress, now),
    isEmpty: memberCount === 0,
    canRemind: allowedEvents.includes('remind') && items.some(({ state }) => state === 'toDo' || state === 'returned'),
    sections: wordsOf(taskStateLabels)
      .map((state) => ({ state, rows: items.filter((item) => item.state === state) }))
      .filter(({ rows }) => rows.length > 0)
      .map(({ state, rows }) => ({
        state,
        title: `${taskStateLabels[state]} ${rows.length} 人`,
        rows: rows.map((item) => toRow(item, canAnswer, now)),
      })),
  }
}

function toRow({ memberId, name, doneAt, reflectionId }: Item, canAnswer: boolean, now: number) {
  const opens = canAnswer && reflectionId !== null
  return {
    memberId,
    name,
    day: doneAt === null ? '' : formatMoment(doneAt, yearOf(doneAt) === yearOf(now) ? 'M月D日' : 'YYYY年M月D日'),
    note: opens ? '心得' : '',
    path: opens ? `/packages/learn-admin/reflection/page?id=${reflectionId}` : '',
  }
}
