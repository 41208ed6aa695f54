import { hasRoomToPin, maxPinned } from '../../domain/shelf'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { articles } from '../article-repository'
import { inBranch, ownBranch } from '../access'
import { items } from '../item-repository'
import { log } from '../moving'
import { changeCard } from '../publishing'
import { emptyShelf, shelves } from '../shelf-repository'

export const pinItem = action('content.pinItem', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { itemId, isPinned } = input
    await transaction(async (tx) => {
      const item = inBranch(await tx.get(items, itemId), actor.member.branchId)
      if (item.isPinned === isPinned) return
      if (!item.isLive) refuse('WRONG_STATE', '发布出来的才能置顶。')
      const article = present(await tx.get(articles, itemId))
      const shelf = (await tx.get(shelves, article.shelfId)) ?? emptyShelf(article.shelfId)
      if (isPinned && !hasRoomToPin(shelf, itemId))
        refuse('WRONG_STATE', `最多置顶 ${maxPinned} 篇，先取消一篇再置顶。`)
      await changeCard(tx, article, { isPinned, changedAt: now })
      await tx.update(items, itemId, { isPinned })
      await log(tx, context, { item, verb: isPinned ? '置顶' : '取消置顶', action: 'content.pinItem' })
    })
    return {}
  },
})
