import { directory } from '../../directory'
import { action } from '../../kit/create-function'
import { transaction } from '../../kit/database'
import { refuse } from '../../kit/errors'
import { factId } from '../../kit/ids'
import { inBranch, ownBranch } from '../access'
import { toText } from '../draft'
import { items } from '../item-repository'
import { createItem, saveOver } from '../saving'
import { columnOn, shelvesOn } from '../shelves'

export const saveItem = action('content.saveItem', {
  access: ownBranch,
  async run({ input: { itemId, version, ...draft }, actor, now, requestId }) {
    const { id, branchId } = actor.member
    const saving = { text: toText(draft), actor, now, requestId }
    await refuseUnknownColumn(draft.columnId, branchId)
    return transaction(async (tx) => {
      if (itemId === null) return createItem(tx, factId('item', id, requestId), saving)
      return saveOver(tx, inBranch(await tx.get(items, itemId), branchId), { ...saving, version })
    })
  },
})

async function refuseUnknownColumn(columnId: string, branchId: string): Promise<void> {
  const onPath = await shelvesOn(await directory.pathOf(branchId))
  if (columnOn(onPath, columnId)) return
  const sentence = '没有这个栏目，换一个再保存。'
  refuse('INVALID_INPUT', sentence, { columnId: sentence })
}
