import { directory } from '../../directory'
import { action } from '../../kit/create-function'
import { itemOf, ownBranch, personOf } from '../access'
import { columnsOf } from '../columns'
import { toForm } from '../desk-view'
import { takeLock } from '../saving'
import { shelvesOn } from '../shelves'
import { twoPeopleIn } from '../two-people'

export const editItem = action('content.editItem', {
  access: ownBranch,
  async run({ input: { itemId, takeOver }, actor, now }) {
    const { branchId, name } = actor.member
    const path = await directory.pathOf(branchId)
    const [item, onPath] = await Promise.all([itemId === null ? null : itemOf(itemId, actor), shelvesOn(path)])
    const needsTwoPeople = twoPeopleIn(onPath, branchId)
    const reader = { person: personOf(actor, path), needsTwoPeople, now }
    const form = item && (await toForm(item, reader))
    const canWrite = form?.allowedEvents.includes('edit') ?? false
    const lock = item && canWrite ? await takeLock(item, { actor, now, takeOver }) : null
    return {
      item: form,
      lockedBy: lock && { name: lock.name, until: lock.until },
      columns: columnsOf(onPath).map((column) => ({ ...column })),
      needsTwoPeople,
      byline: name,
    }
  },
})
