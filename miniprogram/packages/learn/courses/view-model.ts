import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel } from '../../../shared/calendar'

export function toView({ items, nextCursor }: OutputOf<'learn.listCourses'>) {
  return { items: items.map(toItem), nextCursor }
}

function toItem(item: OutputOf<'learn.listCourses'>['items'][number]) {
  const { courseId, title, state, lessonCount, dueAt, doneCount, memberCount, allowedEvents } = item
  const isDraft = state === 'draft'
  const facts = [
    `${lessonCount} 课`,
    dueAt === null ? '' : `${dayLabel(dueAt)}截止`,
    isDraft ? '' : `${doneCount} / ${memberCount} 人完成`,
  ]
  return {
    courseId,
    title,
    isDraft,
    sub: facts.filter(Boolean).join('，'),
    canEdit: allowedEvents.includes('edit'),
    canPublish: allowedEvents.includes('publish'),
    canListCompletions: allowedEvents.includes('listCompletions'),
    editPath: `/packages/learn/course-edit/page?id=${courseId}`,
    completionsPath: `/packages/learn/completions/page?id=${courseId}`,
  }
}
