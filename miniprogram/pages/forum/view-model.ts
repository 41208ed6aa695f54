import type { OutputOf } from '../../../cloudfunctions/contract'
import { formatMoment } from '../../shared/calendar'

type Topics = OutputOf<'forum.listTopics'>

export function toView({ items, nextCursor, newestComment }: Topics) {
  return {
    items: items.map(toCard),
    nextCursor,
    newestComment: newestComment && {
      title: `${newestComment.authorName}点评了你的发言`,
      sub: newestComment.topicTitle,
      path: `/packages/forum/topic/page?id=${newestComment.topicId}&filter=mine`,
    },
  }
}

export function toCard(topic: Topics['items'][number]) {
  const { topicId, title, text, state, closesAt, postCount, authorCount, recentAuthors } = topic
  return {
    path: `/packages/forum/topic/page?id=${topicId}`,
    title,
    text,
    isOpen: state === 'open',
    until: `${formatMoment(closesAt, 'M月D日')}结束`,
    authors: recentAuthors.slice(0, 3),
    count: postCount === 0 ? '还没有人说' : `${authorCount} 人说过，${postCount} 条`,
  }
}
