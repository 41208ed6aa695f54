import type { OutputOf } from '../../../cloudfunctions/contract'
import { toPostView } from '../../shared/post-view'
import { toTopicHead } from '../../shared/topic-view'

type Topics = OutputOf<'forum.listTopics'>
type Circle = OutputOf<'forum.openCircle'>

export type Segment = 'topics' | 'circle'

export const segments: readonly { key: Segment; label: string }[] = [
  { key: 'topics', label: '讨论主题' },
  { key: 'circle', label: '支部圈' },
]

export type ForumView = ReturnType<typeof toTopics> | ReturnType<typeof toCircle>

export function toTopics({ items, nextCursor, newestComment, allowedEvents }: Topics, now: number) {
  return {
    segment: 'topics' as const,
    items: items.map((topic) => toCard(topic, now)),
    nextCursor,
    newestComment: newestComment && {
      title: `${newestComment.authorName}点评了你的发言`,
      sub: newestComment.topicTitle,
      path: `/packages/forum/topic/page?id=${newestComment.topicId}&filter=mine`,
    },
    canCreate: allowedEvents.includes('createTopic'),
  }
}

export function toCircle({ items, nextCursor, newestKey, allowedEvents }: Circle, now: number) {
  return {
    segment: 'circle' as const,
    items: items.map((post) => toPostView(post, now)),
    nextCursor,
    newestKey,
    canPost: allowedEvents.includes('post'),
  }
}

export function toCard(topic: Topics['items'][number], now: number) {
  const { topicId, title, text, summary, postCount, authorCount, excellentCount, recentAuthors } = topic
  const { tag, isOpen, until, notYet } = toTopicHead(topic, now)
  const excellent = excellentCount ? `，精华 ${excellentCount} 条` : ''
  return {
    path: `/packages/forum/topic/page?id=${topicId}`,
    title,
    text: summary ? `小结：${summary.text}` : text,
    tag,
    isOpen,
    until,
    notYet,
    authors: isOpen ? recentAuthors.slice(0, 3) : [],
    count: notYet ? '' : toCount(),
  }

  function toCount(): string {
    if (postCount === 0) return isOpen ? '还没有人说' : '没有人发言'
    return isOpen ? `${authorCount} 人说过，${postCount} 条` : `${authorCount} 人说过${excellent}`
  }
}
