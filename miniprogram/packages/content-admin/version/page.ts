import { now } from '../../../api/clock'
import { editItem, openVersion, restoreVersion } from '../../../api/content-desk'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { markRestored } from '../restored'
import { toView, type VersionView } from './view-model'

loadablePage({
  async fetchView({ id = '', version = '' }): Promise<VersionView> {
    return toView(await openVersion(id, version), now())
  },
  async restore() {
    const { id: itemId = '', version: versionId = '' } = this.query
    const question = {
      title: '换回这个版本？',
      content: '现在的文字会留在历史版本里，随时能换回来。',
      confirmText: '换回',
    }
    if (!(await confirm(question))) return
    const done = await this.submit('restore', async (requestId) => {
      const { item } = await editItem(itemId)
      return restoreVersion({ itemId, versionId, version: item?.version ?? 1 }, requestId)
    })
    if (!done) return
    markRestored(itemId)
    await this.reload()
    showToast('已换回，接着改就好')
  },
})
