/** Topics as their readers see them. */
import type { OutputOf } from '../contract'
import { isOpen } from '../domain/discussion'
import type { JoinedActor } from '../kit/actor'
import { canDo } from '../kit/allowed'
import { fileUrls } from '../kit/files'
import type { Topic } from './topic-repository'

type TopicPage = OutputOf<'forum.openTopic'>
export type TopicCardDto = OutputOf<'forum.listTopics'>['items'][number]
export type TopicDto = TopicPage['topic']
export type TopicEvent = TopicPage['allowedEvents'][number]

/** @param now epoch ms */
export function toTopicCard(topic: Topic, now: number): TopicCardDto {
  const { _id: topicId, title, text, opensAt, closesAt, postCount, authorCount, excellentCount, summary } = topic
  return {
    ...{ topicId, title, text, opensAt, closesAt, postCount, authorCount, excellentCount, summary },
    state: stateOf(topic, now),
    groupNames: [...topic.groupNames],
    recentAuthors: [...topic.recentAuthors],
  }
}

function stateOf(topic: Topic, now: number): TopicCardDto['state'] {
  if (topic.state === 'open' && topic.opensAt > now) return 'scheduled'
  return isOpen(topic, now) ? 'open' : 'closed'
}

/** The card, and addresses of the pictures that have passed the check: one storage call, none without pictures. */
export async function toTopicPage(topic: Topic, now: number): Promise<TopicDto> {
  const passed = topic.pictures.filter(({ check }) => check === 'passed')
  const urls = await fileUrls(passed.map(({ fileId }) => fileId))
  return { ...toTopicCard(topic, now), pictureUrls: urls.filter((url) => url !== null) }
}

/** What the topic page offers this reader; each action asks again. */
export function topicEvents(topic: Topic, actor: JoinedActor, now: number): TopicEvent[] {
  const { branchId, state, opensAt, postCount } = topic
  const target = { branchId }
  const offered: Record<TopicEvent, boolean> = {
    post: isOpen(topic, now),
    edit: state === 'open' && canDo(actor, 'forum.saveTopic', target),
    // Also of a closed one, to write its summary anew.
    close: opensAt <= now && canDo(actor, 'forum.closeTopic', target),
    remove: postCount === 0 && canDo(actor, 'forum.removeTopic', target),
    unanswered: canDo(actor, 'forum.openModeration', target),
  }
  return (Object.keys(offered) as TopicEvent[]).filter((event) => offered[event])
}
