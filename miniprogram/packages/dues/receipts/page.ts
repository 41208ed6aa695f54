import { now } from '../../../api/clock'
import { listReceipts } from '../../../api/dues'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { byYear, toView, type ReceiptRow, type YearOfReceipts } from './view-model'

const fetchReceipts = async (cursor?: string) => toView(await listReceipts(cursor), now())

loadablePage({
  data: { years: [] as YearOfReceipts[] },
  async fetchView() {
    const view = await fetchReceipts()
    this.show(view.items)
    return view
  },
  isEmpty: ({ items }) => items.length === 0,
  show(rows: readonly ReceiptRow[]) {
    this.setData({ years: byYear(rows) })
  },
  open: openPath,
  openDues() {
    void wx.navigateTo({ url: '/packages/dues/mine/page' })
  },
  async onReachBottom() {
    await loadMore(this, fetchReceipts)
    this.show(this.data.view?.items ?? [])
  },
})
