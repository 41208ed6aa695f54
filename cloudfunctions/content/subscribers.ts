/** Telling of a first publication: whoever subscribed to the column, and of a notice everybody in the branch. */
import { directory } from '../directory'
import { memberCollection, type Member } from '../directory/members'
import { membersOfBranch } from '../directory/roster'
import { _ } from '../kit/database'
import { logger } from '../kit/logger'
import { notifyMany, notToldYet, type Message } from '../kit/notices'
import { articles, type Article } from './article-repository'
import { items, type Item } from './item-repository'
import { subscriptions, type Subscription } from './mark-repository'

/** Items that one run looks at, and subscriptions of each: what is left is told by the next run. */
const [itemsAtOnce, subscriptionsAtOnce] = [5, 500]

/** By timer. Goes on where the last run stopped; nobody is told twice. */
export async function tellSubscribers(now: number): Promise<{ toldCount: number }> {
  const telling = await items.find({ isTelling: true }, { orderBy: ['key', 'asc'], limit: itemsAtOnce })
  let toldCount = 0
  for (const item of telling) {
    try {
      toldCount += await tellOf(item, now)
    } catch (error) {
      logger.error('subscribers were not told', error, { itemId: item._id })
    }
  }
  return { toldCount }
}

async function tellOf(item: Item, now: number): Promise<number> {
  const article = await articles.get(item._id)
  // Archived before anybody was told: there is nothing to read any more.
  if (article?.state !== 'visible') {
    await items.update(item._id, { isTelling: false })
    return 0
  }
  const told = item.toldUpTo === '' && isForAll(article) ? await tellBranch(article, now) : 0
  return told + (await tellPage(item, article, now))
}

const isForAll = ({ wantsReading, scope }: Article) => wantsReading && scope === 'branch'

async function tellBranch(article: Article, now: number): Promise<number> {
  const members = await membersOfBranch(article.branchId)
  const others = members.filter(({ _id }) => _id !== article.authorId)
  return notifyMany(
    others.map(({ _id, openid }) => messageTo(article, { memberId: _id, openid })),
    now,
  )
}

async function tellPage(item: Item, article: Article, now: number): Promise<number> {
  const where = { unitIds: article.shelfId, columnId: article.columnId }
  const cursor = item.toldUpTo === '' ? undefined : item.toldUpTo
  const page = await subscriptions.page(where, { by: '_id', direction: 'asc', cursor, size: subscriptionsAtOnce })
  const told = await tellThem(page.items, article, now)
  const isDone = page.nextCursor === null
  await items.update(item._id, { isTelling: !isDone, toldUpTo: isDone ? '' : page.nextCursor })
  return told
}

async function tellThem(subscribed: readonly Subscription[], article: Article, now: number): Promise<number> {
  const members = new Map((await memberCollection.getMany(subscribed.map(({ memberId }) => memberId))).map(byId))
  const addressed: (Message & { readonly subscription: Subscription })[] = []
  for (const subscription of subscribed) {
    const member = members.get(subscription.memberId)
    if (!member || member._id === article.authorId || !(await isReader(member, article))) continue
    const openid = subscription.consentCount > 0 ? member.openid : null
    addressed.push({ ...messageTo(article, { memberId: member._id, openid }), subscription })
  }
  const fresh = await notToldYet(addressed)
  const told = await notifyMany(fresh, now)
  // WeChat counts as well; where this is cut off it refuses a push that is not there any more.
  const pushed = fresh.filter(({ openid }) => openid !== null).map(({ subscription }) => subscription._id)
  if (pushed.length > 0) await subscriptions.updateIf({ _id: _.in(pushed) }, { consentCount: _.inc(-1) })
  return told
}

const byId = (member: Member): [string, Member] => [member._id, member]

/** Whoever has moved to another branch reads what is on the shelves there. */
const isReader = async ({ branchId, status }: Member, { shelfId }: Article) =>
  status !== 'transferredOut' && (await directory.pathOf(branchId)).includes(shelfId)

function messageTo(
  { _id, columnName, title, wantsReading }: Article,
  to: Pick<Message, 'memberId' | 'openid'>,
): Message {
  const path = `/packages/content/article/page?id=${_id}`
  const text = wantsReading ? `${title}，读完点“已读并了解”。` : title
  return { ...to, fact: `article:${_id}`, title: `${columnName}有新内容`, text, path }
}
