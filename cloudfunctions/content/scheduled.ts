/** What was scheduled goes out within a minute of its time, once. */
import { moveItem } from '../domain/editorial-desk'
import { _, transaction } from '../kit/database'
import { logger } from '../kit/logger'
import { items, type Item } from './item-repository'
import { placeFor, publish } from './publishing'
import { tellAuthor } from './messages'

/** In one run; what is left goes out in the next. */
const batchSize = 50

/** By timer. One that fails does not hold up the others. @returns how many went out */
export async function publishDue(now: number): Promise<{ publishedCount: number }> {
  const where = { state: 'scheduled', publishAt: _.lte(now) }
  const due = await items.find(where, { orderBy: ['publishAt', 'asc'], limit: batchSize })
  let publishedCount = 0
  for (const item of due) {
    try {
      publishedCount += Number(await release(item, now))
    } catch (error) {
      logger.error('a scheduled item did not go out', error, { itemId: item._id })
    }
  }
  return { publishedCount }
}

/** @returns false when it was published, taken back or moved to another time meanwhile */
async function release({ _id, ...read }: Item, now: number): Promise<boolean> {
  const place = await placeFor({ _id, ...read })
  const published = await transaction(async (tx) => {
    const item = await tx.get(items, _id)
    if (!item || moveItem(item.state, 'release', 'timer') === null || (item.publishAt ?? Infinity) > now) return null
    return publish(tx, item, { place, now, by: { id: item.publisherId, name: '' } })
  })
  if (published) await tellAuthor(published, { event: 'published', byId: read.publisherId, now })
  return published !== null
}
