import type { InputOf, OutputOf } from '../../../../cloudfunctions/contract'
import { agoLabel } from '../../../shared/calendar'
import { toWaiting } from '../../../shared/waiting'

type Reflections = OutputOf<'tasks.listReflections'>

export type Filter = NonNullable<InputOf<'tasks.listReflections'>['filter']>

export const filters: readonly { readonly key: Filter; readonly label: string }[] = [
  { key: 'waiting', label: '等答复' },
  { key: 'answered', label: '答复过' },
]

export const stateLabels = { submitted: '等答复', returned: '已退回', accepted: '已通过' } as const

export function toView({ items, nextCursor }: Reflections, now: number) {
  return { items: items.map((item) => toItem(item, now)), nextCursor }
}

function toItem(item: Reflections['items'][number], now: number) {
  const { reflectionId, taskTitle, authorName, excerpt, pictureCount, state, submittedAt } = item
  return {
    reflectionId,
    authorName,
    taskTitle,
    excerpt: [excerpt, pictureCount > 0 ? `${pictureCount} 张图` : ''].filter(Boolean).join('　'),
    isWaiting: state === 'submitted',
    waiting: toWaiting(submittedAt, now),
    state: stateLabels[state],
    look: state === 'accepted' ? 'tag--done' : '',
    ago: agoLabel(submittedAt, now),
    path: `/packages/learn-admin/reflection/page?id=${reflectionId}`,
  }
}
