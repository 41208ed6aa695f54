import type { OutputOf } from '../../../../cloudfunctions/contract'
import { dayLabel } from '../../../shared/calendar'

type OpenTopic = OutputOf<'forum.openTopic'>
type Post = OpenTopic['posts']['items'][number]

/** The first page of excellent posts below the topic that is to be concluded. */
export function toView({ topic, posts, allowedEvents }: OpenTopic) {
  const { topicId, title, state, closesAt, authorCount, postCount, summary } = topic
  return {
    topicId,
    title,
    facts: `${dayLabel(closesAt)}结束，${authorCount} 人说过，${postCount} 条`,
    canClose: allowedEvents.includes('close'),
    /** Writing the summary ends it. */
    isOpen: state === 'open',
    isRewritten: summary !== null,
    saved: { version: summary?.at ?? 0, draft: summary?.text ?? '' },
    verb: summary ? '保存小结' : state === 'open' ? '结束并发布小结' : '发布小结',
    path: `/packages/forum/topic/page?id=${topicId}`,
    excellentCount: topic.excellentCount,
    ...toItems(posts),
  }
}

/** Posts to copy from; one of pictures alone has nothing to copy. */
export function toItems({ items, nextCursor }: { items: Post[]; nextCursor: string | null }) {
  return {
    items: items
      .filter(({ text }) => text !== '')
      .map(({ postId, authorName, text }) => ({ postId, authorName, text })),
    nextCursor,
  }
}

/** The summary with somebody's words behind it. */
export function withWords(text: string, { authorName, text: words }: { authorName: string; text: string }): string {
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${authorName}：${words}\n`
}
