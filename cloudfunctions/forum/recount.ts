/**
 * Counters are kept in the transaction that changes what they count, so they fit. Every night this looks whether they do:
 * a difference is a fault of ours, so it is logged as one, and put right.
 */
import type { Article } from '../content/article-repository'
import { _, type Collection } from '../kit/database'
import { collectionOf } from './entries'
import type { Entry, Liked } from './entry'
import type { Post } from './post-repository'
import { recountComments, recountLikes } from './recount-entries'
import { recountTopic } from './recount-topic'

/** Longer than a day, so that a night that was missed is made up for. */
const lookBackMs = 2 * 24 * 3600_000
/** Entries of one read; each may carry a thousand likes. */
const batchSize = 100
/** Entries and topics that are recounted at once. */
const atOnce = 10

interface Recounted {
  readonly posts: number
  readonly comments: number
  readonly articles: number
  readonly topics: number
  /** Counters that differed. */
  readonly corrected: number
}

/** By timer, about whatever changed within two days. @param now epoch ms */
export async function recount(now: number): Promise<Recounted> {
  const topicIds = new Set<string>()
  const ofPosts = await walk<Post>('post', now - lookBackMs, async (post) => {
    if (post.place === 'topic') topicIds.add(post.placeId)
    return (await recountLikes('post', post)) + (await recountComments('post', post))
  })
  const ofComments = await walk('comment', now - lookBackMs, (comment) => recountLikes('comment', comment))
  const ofArticles = await walk<Article>(
    'article',
    now - lookBackMs,
    async (article) => (await recountLikes('article', article)) + (await recountComments('article', article)),
  )
  const inTopics = await eachOf([...topicIds], (topicId) => recountTopic(topicId, now))
  return {
    posts: ofPosts.looked,
    comments: ofComments.looked,
    articles: ofArticles.looked,
    topics: topicIds.size,
    corrected: ofPosts.corrected + ofComments.corrected + ofArticles.corrected + inTopics,
  }
}

type Changed = Entry & { readonly changedAt: number }
const fields = ['state', 'likes', 'likeCount', 'changedAt'] as const
const wantedOf = {
  post: [...fields, 'place', 'placeId', 'commentCount'],
  comment: fields,
  article: [...fields, 'commentCount'],
} as const

/** Everything of one kind that changed since, batch by batch in the order of the changes. */
async function walk<E extends Changed>(kind: Liked['kind'], since: number, look: (entry: E) => Promise<number>) {
  const entries = collectionOf(kind) as unknown as Collection<Changed>
  const wanted = wantedOf[kind] as typeof fields
  let [from, looked, corrected] = [since, 0, 0]
  // Those of the moment that the next batch begins with: several can have changed in one.
  let met: string[] = []
  for (;;) {
    const where = { changedAt: _.gte(from), _id: _.nin(met) }
    const found = await entries.find(where, { orderBy: ['changedAt', 'asc'], limit: batchSize, fields: wanted })
    corrected += await eachOf(found as E[], look)
    looked += found.length
    if (found.length < batchSize) return { looked, corrected }
    const last = (found.at(-1) as Changed).changedAt
    met = [...(last === from ? met : []), ...found.flatMap(({ _id, changedAt }) => (changedAt === last ? [_id] : []))]
    from = last
  }
}

/** @returns the sum of what each corrected */
async function eachOf<T>(all: readonly T[], look: (one: T) => Promise<number>): Promise<number> {
  let corrected = 0
  for (let start = 0; start < all.length; start += atOnce) {
    const answers = await Promise.all(all.slice(start, start + atOnce).map(look))
    corrected += answers.reduce((sum, each) => sum + each, 0)
  }
  return corrected
}
