/** A topic's counters, and how often each has spoken in it, counted anew from its visible posts. */
import { _, transaction } from '../kit/database'
import { logger } from '../kit/logger'
import { everyone } from './entry'
import { posts } from './post-repository'
import { pageSize } from './recount-entries'
import { topicAuthorId, topicAuthors, topics, type Topic, type TopicAuthor } from './topic-repository'

/** A call lasts a minute at most: what it writes bears a time of the last minute. */
const movingMs = 60_000

interface Facts {
  readonly counters: Pick<Topic, 'postCount' | 'authorCount' | 'excellentCount'>
  /** Author's member id → visible posts. */
  readonly byAuthor: ReadonlyMap<string, number>
}

/**
 * A topic in which somebody is writing now is left for the next night: it takes several reads to count, and what changes
 * between them would look like a fault. @returns how many counters differed
 */
export async function recountTopic(topicId: string, now: number): Promise<number> {
  const topic = await topics.get(topicId)
  if (!topic) return 0
  const authors = await topicAuthors.find({ topicId }, { limit: 1000 })
  const facts = await factsOf(topicId)
  if (await isMoving(topicId, now)) return 0
  return (await correctTopic(topic, facts)) + (await correctAuthors(topicId, authors, facts))
}

async function isMoving(placeId: string, now: number): Promise<boolean> {
  return (await posts.findOne({ changedAt: _.gt(now - movingMs), placeId }, ['_id'])) !== null
}

async function factsOf(placeId: string): Promise<Facts> {
  const byAuthor = new Map<string, number>()
  let [postCount, excellentCount, cursor] = [0, 0, undefined as string | undefined]
  do {
    const fields = ['key', 'authorId', 'isExcellent'] as const
    const options = { by: 'key', direction: 'asc', cursor, size: pageSize, fields } as const
    const page = await posts.page({ placeId, audience: everyone }, options)
    for (const { authorId, isExcellent } of page.items) {
      byAuthor.set(authorId, (byAuthor.get(authorId) ?? 0) + 1)
      excellentCount += Number(isExcellent)
    }
    postCount += page.items.length
    cursor = page.nextCursor ?? undefined
  } while (cursor !== undefined)
  return { counters: { postCount, authorCount: byAuthor.size, excellentCount }, byAuthor }
}

const names = ['postCount', 'authorCount', 'excellentCount'] as const

async function correctTopic(topic: Topic, { counters }: Facts): Promise<number> {
  const { _id: id } = topic
  const differing = names.filter((name) => topic[name] !== counters[name])
  if (differing.length === 0) return 0
  const isCorrected = await transaction(async (tx) => {
    const current = await tx.get(topics, id)
    if (!current || names.some((name) => current[name] !== topic[name])) return false
    await tx.update(topics, id, counters)
    return true
  })
  if (!isCorrected) return 0
  for (const counter of differing) {
    logger.error('counter differed', { kind: 'topic', id, counter, was: topic[counter], is: counters[counter] })
  }
  return differing.length
}

/** Wrong ones would miscount the authors with the next post that somebody removes. */
async function correctAuthors(topicId: string, stored: readonly TopicAuthor[], { byAuthor }: Facts): Promise<number> {
  const was = new Map(stored.map(({ _id, postCount }) => [_id, postCount]))
  const is = new Map([...byAuthor].map(([authorId, count]) => [topicAuthorId(topicId, authorId), count]))
  let corrected = 0
  for (const _id of new Set([...was.keys(), ...is.keys()])) {
    const [before, postCount] = [was.get(_id) ?? 0, is.get(_id) ?? 0]
    if (before === postCount) continue
    const isCorrected = await transaction(async (tx) => {
      if (((await tx.get(topicAuthors, _id))?.postCount ?? 0) !== before) return false
      await tx.set(topicAuthors, { _id, topicId, postCount })
      return true
    })
    if (isCorrected)
      logger.error('counter differed', {
        kind: 'topicAuthor',
        id: _id,
        counter: 'postCount',
        was: before,
        is: postCount,
      })
    corrected += Number(isCorrected)
  }
  return corrected
}
