import { now } from '../../../api/clock'
import { listReliefs } from '../../../api/dues-admin'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { deciding, decidingData } from '../behaviors/decisions'
import { toView, type ReliefsView } from './view-model'

loadablePage({
  ...deciding,
  data: { ...decidingData },
  fetchView(): Promise<ReliefsView> {
    return this.fetchPage()
  },
  async fetchPage(cursor?: string): Promise<ReliefsView> {
    const { branchId } = this.query
    return toView(await listReliefs({ ...(branchId && { branchId }), ...(cursor && { cursor }) }), now())
  },
  open: openPath,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
})
