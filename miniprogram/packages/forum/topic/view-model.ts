import type { OutputOf } from '../../../../cloudfunctions/contract'
import { formatMoment } from '../../../shared/calendar'
import { toPostView } from '../post-view'

type OpenTopic = OutputOf<'forum.openTopic'>
export type Filter = 'all' | 'mine' | 'unanswered'

const emptyLines: Record<Filter, [title: string, text: string]> = {
  all: ['还没有人说', '第一句不用长，说一件做过的小事就好。'],
  mine: ['你还没有说过', '说过的会出现在这里，点评也在。'],
  unanswered: ['都回应了', '没有等着点评的发言。'],
}

export function toView({ topic, posts, allowedEvents }: OpenTopic, filter: Filter, now: number) {
  const [emptyTitle, emptyText] = emptyLines[filter]
  const canAnswer =
    allowedEvents.includes('close') || posts.items.some((post) => post.allowedEvents.includes('comment'))
  return {
    topic: {
      title: topic.title,
      text: topic.text,
      isOpen: topic.state === 'open',
      facts: `${formatMoment(topic.closesAt, 'M月D日')}结束，${topic.authorCount} 人说过`,
    },
    tabs: [
      { key: 'all', label: `全部 ${topic.postCount}` },
      { key: 'mine', label: '我的' },
      ...(canAnswer || filter === 'unanswered' ? [{ key: 'unanswered', label: '等点评' }] : []),
    ],
    items: posts.items.map((post) => toPostView(post, now)),
    nextCursor: posts.nextCursor,
    canPost: allowedEvents.includes('post'),
    canClose: allowedEvents.includes('close'),
    emptyTitle,
    emptyText,
  }
}

/** The count under the composer: silent until the limit comes near. */
export function toCount(text: string, max: number) {
  const isOver = text.length > max
  const isNear = text.length > max * 0.8
  return { count: isNear ? `${text.length} / ${max}` : '', isOver, canSend: text.trim().length > 0 && !isOver }
}
