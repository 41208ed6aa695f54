import { moveItem } from '../../domain/editorial-desk'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { present, refuse } from '../../kit/errors'
import { inBranch, ownBranch } from '../access'
import { items, versions } from '../item-repository'
import { lockedBySomebodyElse, replaceText } from '../saving'
import { refuseState } from '../moving'
import { keepVersion } from '../versions'

export const restoreVersion = action('content.restoreVersion', {
  access: ownBranch,
  async run({ input: { itemId, versionId, version }, actor, now, requestId }) {
    const { id, branchId } = actor.member
    return transaction(async (tx) => {
      const item = inBranch(await tx.get(items, itemId), branchId)
      const found = await tx.get(versions, versionId)
      const { text } = present(found?.itemId === itemId ? found : null, '没有找到这个版本。')
      if (item.savedWith === requestId) return { version: item.version }
      const lock = lockedBySomebodyElse(item, id, now)
      if (lock) refuse('CONFLICT', `${lock.name}正在编辑，等写完再换版本。`)
      if (item.version !== version) refuse('CONFLICT', '这篇刚又改过，刷新后再换版本。')
      const state = moveItem(item.state, 'edit', 'writer') ?? refuseState(item)
      // Also one's own: it is what a person chose to leave.
      await keepVersion(tx, item, { kind: 'saved', now, by: { id: item.savedById, name: item.savedByName } })
      await replaceText(tx, { ...item, savedById: id }, { text, actor, now, requestId, state })
      return { version: item.version + 1 }
    })
  },
})
