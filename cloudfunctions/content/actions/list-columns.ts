import { action } from '../../kit/create-function'
import { subscribedColumns } from '../mark-repository'
import { pathOfReader } from '../readable'
import { columnsFor, shelvesOn } from '../shelves'

export const listColumns = action('content.listColumns', {
  access: () => null,
  async run({ actor, now }) {
    const path = await pathOfReader(actor)
    const [onPath, subscribed] = await Promise.all([shelvesOn(path), subscribedColumns(actor.member.id)])
    const columns = columnsFor(onPath, now)
    return { items: columns.map((column) => ({ ...column, isSubscribed: subscribed.has(column.columnId) })) }
  },
})
