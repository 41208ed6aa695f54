import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { articlesIn } from '../article-lists'
import { toCardsPage } from '../cards'
import { subscriptionId, subscriptions } from '../mark-repository'
import { pathOfReader } from '../readable'
import { columnOn, namesOn, shelvesOn, toColumn } from '../shelves'

/** A hidden column stays readable: what was published in it is still found. */
export const openColumn = action('content.openColumn', {
  access: () => null,
  async run({ input: { columnId, cursor }, actor, now }) {
    const path = await pathOfReader(actor)
    const [onPath, page, subscription] = await Promise.all([
      shelvesOn(path),
      articlesIn(path, columnId, cursor),
      subscriptions.get(subscriptionId(columnId, actor.member.id)),
    ])
    const column = present(columnOn(onPath, columnId), '没有这个栏目，回到学习园地重新选。')
    return {
      column: toColumn(column, onPath, now),
      ...(await toCardsPage(page, namesOn(onPath))),
      isSubscribed: subscription !== null,
      consentCount: subscription?.consentCount ?? 0,
    }
  },
})
