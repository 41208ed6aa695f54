import { now } from '../../../api/clock'
import { listAudit } from '../../../api/members'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

type AuditView = ReturnType<typeof toView>

loadablePage({
  async fetchView(): Promise<AuditView> {
    return this.fetchEntries()
  },
  async fetchEntries(cursor?: string): Promise<AuditView> {
    const { branchId } = this.query
    return toView(await listAudit({ ...(branchId && { branchId }), ...(cursor && { cursor }) }), now())
  },
  isEmpty: ({ items }) => items.length === 0,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchEntries(cursor))
  },
})
