import { canRemove, isOwn } from '../../domain/editorial-desk'
import { directory } from '../../directory'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { forgetPictureChecks } from '../../kit/picture-check'
import { inBranch, ownBranch, personOf } from '../access'
import { picturesIn } from '../draft'
import { items, versions } from '../item-repository'

/** A draft that readers never saw, with everything that was kept of it. Its files may stand in other drafts and stay. */
export const removeItem = action('content.removeItem', {
  access: ownBranch,
  async run({ input: { itemId }, actor }) {
    const { branchId } = actor.member
    const person = personOf(actor, await directory.pathOf(branchId))
    const removed = await transaction(async (tx) => {
      const found = await tx.get(items, itemId)
      // Of two at once the second finds it gone.
      if (!found) return null
      const item = inBranch(found, branchId)
      if (!canRemove(item)) refuse('WRONG_STATE', '只有没发布过的草稿能删除，发布过的可以归档。')
      if (!isOwn(item, person) && !person.isPublisher) refuse('FORBIDDEN', '谁写的谁删除。')
      await tx.remove(items, itemId)
      return item
    })
    if (!removed) return {}
    await versions.removeAll({ itemId })
    await forgetPictureChecks({ kind: 'article', ownerId: itemId }, picturesIn(removed))
    return {}
  },
})
