import { canDo } from '../../kit/allowed'
import { action } from '../../kit/create-function'
import { openYear } from '../../learn/summary'
import { toCards } from '../cards'
import { frontPage } from '../front'
import { pathOfReader } from '../readable'
import { columnsFor, namesOn, shelvesOn } from '../shelves'

/** The caller, the shelves and the year: three reads, however much was ever published. */
export const open = action('content.open', {
  access: () => null,
  async run({ actor, now }) {
    const { id, branchId } = actor.member
    const path = await pathOfReader(actor)
    const [onPath, year] = await Promise.all([shelvesOn(path), openYear(id, now)])
    const { cards, nextCursor } = await frontPage(onPath, path)
    return {
      year,
      columns: columnsFor(onPath, now),
      items: await toCards(cards, namesOn(onPath)),
      nextCursor,
      allowedEvents: canDo(actor, 'content.openDesk', { branchId, path }) ? ['desk'] : [],
    }
  },
})
