import { action } from '../../kit/create-function'
import { own } from '../access'
import { accessLog } from '../repository'

export const listViews = action('members.listViews', {
  access: own,
  async run({ actor, input }) {
    const where = { memberId: actor.member.id }
    const page = await accessLog.page(where, { by: 'key', direction: 'desc', cursor: input.cursor, size: 30 })
    return { ...page, items: page.items.map(({ _id, ...entry }) => ({ id: _id, ...entry })) }
  },
})
