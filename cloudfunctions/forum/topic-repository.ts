import { audienceKeysOf, type Addressee } from '../directory/audience'
import type { PictureCheck } from '../domain/moderation'
import { Collection, type Page, type Stored, _ } from '../kit/database'
import { timeKey } from '../kit/ids'

export interface StoredPicture {
  readonly fileId: string
  readonly check: PictureCheck
}

/** The branch's word: an official comment, or a topic's summary. */
export interface OfficialComment {
  readonly authorName: string
  readonly roleLabel: string
  readonly text: string
  readonly at: number
}

export interface Topic extends Stored {
  readonly branchId: string
  /** By the time of opening: what opens later than now is nobody's business but its editors'. */
  readonly key: string
  readonly title: string
  readonly text: string
  /** Others see those that have passed. */
  readonly pictures: readonly StoredPicture[]
  readonly state: 'open' | 'closed'
  readonly opensAt: number
  readonly closesAt: number
  /** Whom it is for; fixed when it is made. */
  readonly scopeKeys: readonly string[]
  /** Names of the groups, as they were then; empty for the whole branch. */
  readonly groupNames: readonly string[]
  readonly groupIds: readonly string[]
  /** Visible posts, their authors, and excellent ones; kept in the transaction that shows or takes a post. */
  readonly postCount: number
  readonly authorCount: number
  readonly excellentCount: number
  /** Names of the last three different authors, newest first. */
  readonly recentAuthors: readonly string[]
  readonly summary: OfficialComment | null
  /** Grows with every save of the form. */
  readonly version: number
  readonly savedWith: string
  readonly createdById: string
  readonly createdAt: number
}

/** How often one member has spoken in one topic; the id is that pair. */
export interface TopicAuthor extends Stored {
  readonly topicId: string
  readonly postCount: number
}

export const topics = new Collection<Topic>('topics')
export const topicAuthors = new Collection<TopicAuthor>('topicAuthors')

export const topicAuthorId = (topicId: string, memberId: string) => `${topicId}_${memberId}`

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

/** Topics for this member that have opened, the one opened last first. */
export function openedTopicsFor(member: Addressee, now: number, { cursor, size }: PageRequest): Promise<Page<Topic>> {
  // The branch's index has the order; the few topics for other groups are passed over.
  const where = { branchId: member.branchId, scopeKeys: _.in(audienceKeysOf(member)) }
  // '~' sorts behind every id.
  return topics.page(where, { by: 'key', direction: 'desc', cursor: cursor ?? timeKey(now, '~'), size })
}

/** All topics of the branch, those that open later first. */
export function topicsOf(branchId: string, { cursor, size }: PageRequest): Promise<Page<Topic>> {
  return topics.page({ branchId }, { by: 'key', direction: 'desc', cursor, size })
}

/** The topics in which this member can speak now, the soonest to close first. */
export async function openTopicsFor(member: Addressee, now: number, limit: number): Promise<Topic[]> {
  const where = { scopeKeys: _.in(audienceKeysOf(member)), state: 'open', closesAt: _.gt(now), opensAt: _.lte(now) }
  return topics.find(where, { orderBy: ['closesAt', 'asc'], limit })
}

/** Topics whose time is over and that nobody has concluded, the one that ended first first. */
export function topicsToConclude(branchId: string, now: number, limit: number): Promise<Topic[]> {
  return topics.find(
    { branchId, state: 'open', closesAt: _.lte(now) },
    { orderBy: ['closesAt', 'asc'], limit, fields: ['title', 'closesAt'] },
  )
}
