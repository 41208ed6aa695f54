import { now } from '../../../api/clock'
import { listReflections } from '../../../api/tasks'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { filters, toView, type Filter } from './view-model'

type ReflectionsView = ReturnType<typeof toView>

const shown: { filter: Filter } = { filter: 'waiting' }

loadablePage({
  data: { filters, ...shown },
  fetchView(): Promise<ReflectionsView> {
    return this.fetchRows()
  },
  async fetchRows(cursor?: string): Promise<ReflectionsView> {
    return toView(await listReflections({ filter: this.data.filter, ...(cursor && { cursor }) }), now())
  },
  isEmpty: ({ items }) => items.length === 0,
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ filter: (currentTarget.dataset as { key: Filter }).key })
    return this.reload()
  },
  open: openPath,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchRows(cursor))
  },
})
