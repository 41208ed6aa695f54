import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel } from '../../../shared/calendar'

export function toView({ title, dueAt, items }: OutputOf<'learn.listCompletions'>) {
  const done = items.filter(({ isDone }) => isDone)
  const open = items.filter(({ isDone }) => !isDone)
  const people = (list: typeof items) =>
    list.map(({ memberId, name, doneAt }) => ({ memberId, name, at: doneAt === null ? '' : dayLabel(doneAt) }))
  return {
    title,
    due: dueAt === null ? '' : `${dayLabel(dueAt)}截止`,
    done: done.length,
    total: items.length,
    parts: [items.length === 0 ? 0 : Math.round((done.length / items.length) * 100)],
    groups: [
      { title: `还没完成 ${open.length} 人`, people: people(open) },
      { title: `已完成 ${done.length} 人`, people: people(done) },
    ].filter((group) => group.people.length > 0),
  }
}
