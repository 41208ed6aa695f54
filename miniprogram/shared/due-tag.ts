import { dueLabel } from './calendar'

const dayMs = 24 * 3600_000

/** The tag of what has a deadline: 今天截止, 周五前完成, 已过截止日; empty without a deadline. Red on the last day. */
export function toDueTag(dueAt: number | null, now: number): { due: string; isDueSoon: boolean } {
  if (dueAt === null) return { due: '', isDueSoon: false }
  if (dueAt < now) return { due: '已过截止日', isDueSoon: true }
  const label = dueLabel(dueAt, now)
  return { due: label.endsWith('前') ? `${label}完成` : `${label}截止`, isDueSoon: dueAt - now < dayMs }
}
