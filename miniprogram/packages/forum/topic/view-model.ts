import type { OutputOf } from '../../../../cloudfunctions/contract'
import { toOfficial, toPostView } from '../../../shared/post-view'
import { toTopicHead } from '../../../shared/topic-view'

type OpenTopic = OutputOf<'forum.openTopic'>
export type Filter = 'all' | 'excellent' | 'mine' | 'unanswered'

const filters: readonly Filter[] = ['all', 'excellent', 'mine', 'unanswered']

export const asFilter = (text: string | undefined): Filter => filters.find((filter) => filter === text) ?? 'all'

export type TopicView = ReturnType<typeof toView>

export function toView({ topic, posts, allowedEvents }: OpenTopic, filter: Filter, now: number) {
  const canPost = allowedEvents.includes('post')
  return {
    topic: toTopic(topic, now),
    filter,
    tabs: toTabs(topic, allowedEvents.includes('unanswered') || filter === 'unanswered'),
    postCount: topic.postCount,
    items: posts.items.map((post) => toPostView(post, now)),
    nextCursor: posts.nextCursor,
    newestKey: posts.newestKey,
    canPost,
    canEdit: allowedEvents.includes('edit'),
    closeLabel: allowedEvents.includes('close') ? closeLabelOf(topic) : '',
    canRemove: allowedEvents.includes('remove'),
    ...toEmpty(filter, topic.state, canPost),
  }
}

function toTopic(topic: OpenTopic['topic'], now: number) {
  const { tag, isOpen, until, notYet } = toTopicHead(topic, now)
  const spoken = topic.authorCount === 0 ? '还没有人说' : `${topic.authorCount} 人说过`
  return {
    title: topic.title,
    text: topic.text,
    tag,
    isOpen,
    notYet,
    facts: notYet ? until : `${until}，${spoken}`,
    pictureUrls: topic.pictureUrls,
    summary: topic.summary && toOfficial(topic.summary, now),
  }
}

function toTabs({ excellentCount }: OpenTopic['topic'], canSeeUnanswered: boolean) {
  return [
    // Its number stands in the view by itself: it changes when new posts are put in.
    { key: 'all', label: '全部' },
    { key: 'excellent', label: excellentCount ? `精华 ${excellentCount}` : '精华' },
    { key: 'mine', label: '我的' },
    ...(canSeeUnanswered ? [{ key: 'unanswered', label: '等点评' }] : []),
  ]
}

function closeLabelOf({ state, summary }: OpenTopic['topic']): string {
  if (summary) return '改小结'
  return state === 'closed' ? '写小结' : '结束讨论'
}

function toEmpty(filter: Filter, state: OpenTopic['topic']['state'], canPost: boolean) {
  const [emptyTitle, emptyText] = emptyLines()
  return { emptyTitle, emptyText }

  function emptyLines(): [title: string, text: string] {
    if (filter === 'excellent') return ['还没有精华', '支部选出来的好发言会在这里。']
    if (filter === 'mine') return ['你还没有说过', '说过的会出现在这里，点评也在。']
    if (filter === 'unanswered') return ['都回应了', '没有等着点评的发言。']
    if (state === 'scheduled') return ['还没有开始', '到时间就能发言，不用再操作。']
    return ['还没有人说', canPost ? '第一句不用长，说一件做过的小事就好。' : '']
  }
}
