/** The tabs of moderation: what waits for the branch, and what it has hidden. */
import type { OutputOf } from '../contract'
import type { JoinedActor } from '../kit/actor'
import { allowedOf } from '../kit/allowed'
import { _, type Page } from '../kit/database'
import { fileUrls } from '../kit/files'
import { cases, hiddenCases, waitingCases, type Case } from './case-repository'
import { articles } from '../content/article-repository'
import { commentFields, comments, type Comment } from './comment-repository'
import type { Entry } from './entry'
import { filesOf, postFields, posts, unansweredOf, type Post } from './post-repository'
import { itemOfCase, itemOfComment, itemOfPost, type PlaceOfPost, type QueueItem, type UrlOf } from './queue-view'
import { headsForReview, waitingForReview, type Reviewed } from './review-repository'

export type Tab = OutputOf<'forum.openModeration'>['tab']

interface PageRequest {
  readonly cursor: string | undefined
  readonly size: number
}

export type QueuePage = Page<QueueItem>

/** Whoever may do this deals with the tab. */
const tabActions = {
  unanswered: 'forum.openModeration',
  review: 'forum.review',
  cases: 'forum.decideReports',
  hidden: 'forum.restore',
} as const

export function tabsOf(reader: JoinedActor): Tab[] {
  return allowedOf(reader, { branchId: reader.member.branchId }, tabActions)
}

export const pages: Readonly<Record<Tab, (reader: JoinedActor, page: PageRequest) => Promise<QueuePage>>> = {
  async unanswered(reader, page) {
    const { id, branchId } = reader.member
    const { items, nextCursor } = await unansweredOf(branchId, id, page)
    const urlOf = await addressesOf(items)
    return { items: items.map((post) => itemOfPost(post, { reader, urlOf })), nextCursor }
  },

  async review(reader, page) {
    const { id, branchId } = reader.member
    const { items, nextCursor } = await waitingForReview({ branchId, readerId: id }, page)
    const [urlOf, placeOf] = await Promise.all([addressesOf(items.flatMap(postIn)), placesOf(items)])
    return {
      items: items.map((item) =>
        item.kind === 'post'
          ? itemOfPost(item.entry, { reader, urlOf })
          : itemOfComment(item.entry, placeOf.get(item.entry.subjectId), { reader, urlOf }),
      ),
      nextCursor,
    }
  },

  cases: async (reader, page) => casesPage(reader, await waitingCases(reader.member.branchId, page)),
  hidden: async (reader, page) => casesPage(reader, await hiddenCases(reader.member.branchId, page)),
}

const postIn = (item: Reviewed) => (item.kind === 'post' ? [item.entry] : [])

/** One storage call for the files of the page, none without files. */
async function addressesOf(shown: readonly Post[]): Promise<UrlOf> {
  const fileIds = shown.flatMap(filesOf)
  const urls = await fileUrls(fileIds)
  const addresses = new Map(fileIds.map((fileId, index) => [fileId, urls[index] ?? null]))
  return (fileId) => addresses.get(fileId) ?? null
}

const postIdIn = ({ subject, subjectId }: Comment) => (subject === 'post' ? [subjectId] : [])

/** Where the posts of these comments stand: one read, none without comments. */
async function placesOf(items: readonly Reviewed[]): Promise<Map<string, PlaceOfPost>> {
  const ids = new Set(items.flatMap((item) => (item.kind === 'comment' ? postIdIn(item.entry) : [])))
  if (ids.size === 0) return new Map()
  const fields = ['place', 'placeId', 'placeTitle'] as const
  const found = await posts.find({ _id: _.in([...ids]) }, { limit: ids.size, fields })
  return new Map(found.map((post) => [post._id, post]))
}

async function casesPage(reader: JoinedActor, { items, nextCursor }: Page<Case>): Promise<QueuePage> {
  const entries = await entriesOf(items, reader.member.id)
  const urlOf = await addressesOf(entries.posts)
  const byId = new Map<string, Pick<Entry, '_id' | 'state' | 'text' | 'editedAt'>>(
    [...entries.posts, ...entries.comments, ...entries.articles].map((entry) => [entry._id, entry]),
  )
  const toItem = (about: Case) => itemOfCase(about, byId.get(about.targetId) ?? null, { reader, urlOf })
  return { items: items.map(toItem), nextCursor }
}

/** What the cases are about, as it is now: a read for each kind that is there. */
async function entriesOf(about: readonly Case[], readerId: string) {
  const idsOf = (kind: Case['kind']) => about.flatMap((each) => (each.kind === kind ? [each.targetId] : []))
  const [postIds, commentIds, articleIds] = [idsOf('post'), idsOf('comment'), idsOf('article')]
  const wanted = (ids: readonly string[]) => ({ _id: _.in([...ids]), state: _.neq('removed') })
  const [foundPosts, foundComments, foundArticles] = await Promise.all([
    postIds.length === 0 ? [] : posts.find(wanted(postIds), { limit: postIds.length, fields: postFields(readerId) }),
    commentIds.length === 0
      ? []
      : comments.find(wanted(commentIds), { limit: commentIds.length, fields: commentFields(readerId) }),
    articleIds.length === 0
      ? []
      : articles.find(wanted(articleIds), { limit: articleIds.length, fields: ['state', 'text', 'editedAt'] }),
  ])
  return { posts: foundPosts, comments: foundComments, articles: foundArticles }
}

/** Waiting things are counted up to here. */
const cap = 21

/** How much waits in each tab, one capped read for each collection; the open tab is counted by its page. */
export function waitingIn(tab: Tab, branchId: string): Promise<number> {
  return counts[tab](branchId)
}

const counts: Readonly<Record<Tab, (branchId: string) => Promise<number>>> = {
  unanswered: async (branchId) =>
    (await posts.find({ branchId, isWaiting: true }, { limit: cap, fields: ['_id'] })).length,
  review: async (branchId) => (await headsForReview(branchId, cap)).length,
  cases: async (branchId) => (await cases.find({ branchId, isWaiting: true }, { limit: cap, fields: ['_id'] })).length,
  hidden: () => Promise.resolve(0),
}
