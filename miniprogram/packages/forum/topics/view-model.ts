import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel, momentLabel } from '../../../shared/calendar'

type Topics = OutputOf<'forum.listTopics'>
type Topic = Topics['items'][number]

const states: Record<Topic['state'], { label: string; look: string }> = {
  scheduled: { label: '还没开始', look: 'tag--outline' },
  open: { label: '进行中', look: '' },
  closed: { label: '已结束', look: 'tag--outline' },
}

export function toView({ items, nextCursor, allowedEvents }: Topics, now: number) {
  const canEdit = allowedEvents.includes('createTopic')
  const canClose = allowedEvents.includes('closeTopic')
  return {
    items: items.map((topic) => ({
      ...toItem(topic, now),
      // What is concluded stays as people read it.
      canEdit: canEdit && topic.summary === null,
      closeVerb: canClose ? closeVerb(topic) : '',
    })),
    nextCursor,
    canCreate: canEdit,
  }
}

function toItem(topic: Topic, now: number) {
  const { topicId, title, state, groupNames, summary } = topic
  return {
    topicId,
    title,
    state: states[state],
    when: whenLine(topic, now),
    scope: groupNames.join('、'),
    counts: countsLine(topic),
    lacksSummary: state === 'closed' && summary === null,
    summary: summary ? `小结：${summary.text}` : '',
    path: `/packages/forum/topic/page?id=${topicId}`,
    editPath: `/packages/forum/topic-edit/page?id=${topicId}`,
    closePath: `/packages/forum/topic-close/page?id=${topicId}`,
  }
}

function whenLine({ state, opensAt, closesAt }: Topic, now: number): string {
  return state === 'scheduled' ? `${momentLabel(opensAt, now)} 开始` : `${dayLabel(closesAt)}结束`
}

function countsLine({ state, postCount, authorCount, excellentCount }: Topic): string {
  if (postCount === 0) return state === 'scheduled' ? '' : '还没有人发言'
  const excellent = excellentCount > 0 ? `，精华 ${excellentCount} 条` : ''
  return `${authorCount} 人说过，${postCount} 条${excellent}`
}

function closeVerb({ state, summary }: Topic): string {
  if (state === 'scheduled') return ''
  if (summary) return '改小结'
  return state === 'open' ? '结束讨论' : '写小结'
}
