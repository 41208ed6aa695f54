import { action } from '../../kit/create-function'
import { itemOf, ownBranch } from '../access'
import { versions } from '../item-repository'
import { toVersion } from '../version-view'

const pageSize = 20

export const listVersions = action('content.listVersions', {
  access: ownBranch,
  async run({ input: { itemId, cursor }, actor }) {
    const { title } = await itemOf(itemId, actor)
    const { items, nextCursor } = await versions.page(
      { itemId },
      { by: 'key', direction: 'desc', cursor, size: pageSize },
    )
    return { title, items: items.map(toVersion), nextCursor }
  },
})
