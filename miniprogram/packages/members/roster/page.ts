import { exportRoster, listRoster } from '../../../api/members'
import { openFile } from '../../../behaviors/documents'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { filters, toView, type Filter } from './view-model'

type RosterView = ReturnType<typeof toView>

const everybody: { filter: Filter; search: string } = { filter: 'all', search: '' }

loadablePage({
  data: { filters, ...everybody },
  fetchView(): Promise<RosterView> {
    return this.fetchRows()
  },
  async fetchRows(cursor?: string): Promise<RosterView> {
    const { branchId } = this.query
    const { filter, search } = this.data
    return toView(await listRoster({ filter, search, ...(branchId && { branchId }), ...(cursor && { cursor }) }))
  },
  isEmpty: ({ items }) => items.length === 0,
  type({ detail }: WechatMiniprogram.Input) {
    this.setData({ search: detail.value })
  },
  find() {
    return this.reload()
  },
  clear() {
    this.setData({ search: '' })
    return this.reload()
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: (currentTarget.dataset as { key: Filter }).key })
    return this.reload()
  },
  async export() {
    const file = await this.submit('export', () => exportRoster(this.query.branchId))
    if (file) await openFile(file)
  },
  open: openPath,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchRows(cursor))
  },
})
