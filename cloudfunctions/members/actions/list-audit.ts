import { memberCollection } from '../../directory/members'
import { listAudit as pageOfAudit } from '../../kit/audit'
import { action } from '../../kit/create-function'
import { branchOf } from '../access'
import { aboutTarget, readable } from '../audit-view'

export const listAudit = action('members.listAudit', {
  access: branchOf,
  async run(context) {
    const page = await pageOfAudit(branchOf(context).branchId, context.input.cursor, 30)
    const ids = page.items.filter(({ what }) => what.includes(aboutTarget)).map(({ targetId }) => targetId)
    const people = await memberCollection.getMany(ids)
    const names = new Map(people.map(({ _id, name }) => [_id, name]))
    const items = page.items.map(({ _id, actorName, what, targetId, at }) => ({
      id: _id,
      actorName,
      what: readable(what, names.get(targetId)),
      at,
    }))
    return { items, nextCursor: page.nextCursor }
  },
})
