import { action } from '../../kit/create-function'
import { audit } from '../../kit/audit'
import { transaction } from '../../kit/database'
import { ownBranch } from '../access'
import { changeShelf, emptyShelf, shelves } from '../shelf-repository'

export const setTwoPeople = action('content.setTwoPeople', {
  access: ownBranch,
  async run(context) {
    const { needsTwoPeople } = context.input
    const { branchId } = context.actor.member
    await transaction(async (tx) => {
      const shelf = (await tx.get(shelves, branchId)) ?? emptyShelf(branchId)
      if (shelf.needsTwoPeople === needsTwoPeople) return
      await changeShelf(tx, branchId, (current) => ({ ...current, needsTwoPeople }))
      const what = needsTwoPeople ? '打开双人审核' : '关闭双人审核'
      await audit(tx, context, { action: 'content.setTwoPeople', what, branchId, targetId: branchId })
    })
    return { needsTwoPeople }
  },
})
