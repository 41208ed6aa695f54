import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayOf } from '../../../shared/calendar'
import { optionsOf, type Option } from '../../../shared/options'
import { taskKindLabels } from '../../../shared/words'
import type { AudienceKind, SavedTask } from './draft'

type Form = OutputOf<'tasks.edit'>
type Task = NonNullable<Form['task']>

const kindIcons = { course: 'book-open', article: 'file-text', quiz: 'list-checks' } as const

export const kinds = optionsOf(taskKindLabels).map((option) => ({ ...option, icon: kindIcons[option.value] }))

export function toView({ task, courses, banks, groups, members }: Form, now: number) {
  const saved: SavedTask = task
    ? { taskId: task.taskId, version: task.version, dueAt: task.dueAt }
    : { taskId: null, version: 0, dueAt: 0 }
  return {
    saved,
    isNew: task === null,
    work: task && workLine(task, { courses, banks }),
    courses: courses.map(({ courseId, title }) => ({ value: courseId, label: title })),
    banks,
    audiences: audienceOptions(groups.length > 0 || task?.audience.kind === 'group'),
    groups: groups.map(({ groupId, name }) => ({ value: groupId, label: name })),
    members,
    earliest: dayOf(Math.min(now, task?.dueAt ?? now)),
    verb: task ? '保存' : '布置',
  }
}

function audienceOptions(hasGroups: boolean): Option<AudienceKind>[] {
  const group: Option<AudienceKind>[] = hasGroups ? [{ value: 'group', label: '党小组' }] : []
  return [{ value: 'all', label: '全支部' }, ...group, { value: 'members', label: '点名' }]
}

/** What an existing task asks for: it stays, so it is said and not offered to be changed. */
function workLine({ kind, courseId, quiz }: Task, { courses, banks }: Pick<Form, 'courses' | 'banks'>) {
  const icon = kindIcons[kind]
  if (kind === 'course') {
    return { icon, title: courses.find((course) => course.courseId === courseId)?.title ?? '微课', sub: '微课' }
  }
  if (kind === 'article' || !quiz) return { icon, title: '文章', sub: '正文可以改错字，已经读过的人不用再读。' }
  const bank = banks.find(({ bankId }) => bankId === quiz.bankId)?.title ?? '题库已经删除'
  const limits = [
    quiz.limitMinutes === null ? '' : `限时 ${quiz.limitMinutes} 分钟`,
    quiz.maxTries === null ? '' : `最多 ${quiz.maxTries} 次`,
  ]
  const rules = [`每份 ${quiz.questionCount} 题，答对 ${quiz.passCount} 题通过`, ...limits].filter(Boolean).join('，')
  return { icon, title: `答题：${bank}`, sub: rules }
}

/** Fields in the order of the page; each is the id of its place there. */
const places = ['title', 'work', 'note', 'audience', 'dueAt'] as const

/** "work.courseId" → "#work": where the page has to go so that the first refusal is seen. */
export function firstError(fields: Readonly<Record<string, string>>): string {
  const refused = new Set(Object.keys(fields).map((path) => path.split('.')[0]))
  const place = places.find((name) => refused.has(name))
  return place ? `#${place}` : ''
}
