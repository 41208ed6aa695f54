import { now } from '../../../api/clock'
import { listVersions } from '../../../api/content-desk'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView, type VersionsView } from './view-model'

loadablePage({
  fetchView(): Promise<VersionsView> {
    return this.fetchPage()
  },
  async fetchPage(cursor?: string): Promise<VersionsView> {
    const id = this.query.id ?? ''
    return toView(await listVersions(id, cursor), id, now())
  },
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
})
