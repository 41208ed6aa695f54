import { directory } from '../../directory'
import { canDo } from '../../kit/allowed'
import { action, type RunContext } from '../../kit/create-function'
import { ownBranch, personOf } from '../access'
import { rowFields, toRow } from '../desk-view'
import { items } from '../item-repository'
import { namesOn, shelvesOn } from '../shelves'
import { twoPeopleIn } from '../two-people'

type Context = RunContext<'content.openDesk'>

const pageSize = 20
/** Counted up to here. */
const cap = 20

/** The caller, the shelves and a page; one more for how many wait. */
export const openDesk = action('content.openDesk', {
  access: ownBranch,
  async run(context) {
    const { input, actor, now } = context
    const { branchId } = actor.member
    const path = await directory.pathOf(branchId)
    const [onPath, page, submittedCount] = await Promise.all([
      shelvesOn(path),
      pageOf(context),
      input.cursor === undefined ? countSubmitted(branchId) : 0,
    ])
    const needsTwoPeople = twoPeopleIn(onPath, branchId)
    const reader = { person: personOf(actor, path), needsTwoPeople, now }
    const names = namesOn(onPath)
    const can = (name: 'content.publishItem' | 'content.saveColumns') => canDo(actor, name, { branchId, path })
    return {
      tab: input.tab,
      items: page.items.map((item) => toRow(item, reader, names)),
      nextCursor: page.nextCursor,
      submittedCount,
      needsTwoPeople,
      allowedEvents: [
        'create',
        ...(can('content.publishItem') ? (['publish', 'setTwoPeople'] as const) : []),
        ...(can('content.saveColumns') ? (['editColumns'] as const) : []),
      ],
    }
  },
})

function pageOf({ input: { tab, cursor }, actor }: Context) {
  const { id: authorId, branchId } = actor.member
  const where = {
    mine: { authorId, branchId, isAtDesk: true },
    submitted: { branchId, state: 'submitted' },
    scheduled: { branchId, state: 'scheduled' },
    published: { branchId, isLive: true },
    archived: { branchId, state: 'archived' },
  }[tab]
  return items.page(where, { by: 'key', direction: 'desc', cursor, size: pageSize, fields: rowFields })
}

async function countSubmitted(branchId: string): Promise<number> {
  const found = await items.find({ branchId, state: 'submitted' }, { limit: cap, fields: ['_id'] })
  return found.length
}
