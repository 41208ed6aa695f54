import { moveItem } from '../../domain/editorial-desk'
import { action } from '../../kit/create-function'
import { present } from '../../kit/errors'
import { itemOf, ownBranch } from '../access'
import { differencesBetween } from '../differences'
import { versions } from '../item-repository'
import { toVersion } from '../version-view'

export const openVersion = action('content.openVersion', {
  access: ownBranch,
  async run({ input: { itemId, versionId }, actor }) {
    const [item, found] = await Promise.all([itemOf(itemId, actor), versions.get(versionId)])
    const version = present(found?.itemId === itemId ? found : null, '没有找到这个版本。')
    return {
      version: toVersion(version),
      differences: differencesBetween(version.text, item),
      allowedEvents: moveItem(item.state, 'edit', 'writer') === null ? [] : ['restoreVersion'],
    }
  },
})
