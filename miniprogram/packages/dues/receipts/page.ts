import { now } from '../../../api/clock'
import { listReceipts } from '../../../api/dues'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchReceipts = async (cursor?: string) => toView(await listReceipts(cursor), now())

loadablePage({
  fetchView: () => fetchReceipts(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  openDues() {
    void wx.navigateTo({ url: '/packages/dues/mine/page' })
  },
  onReachBottom() {
    void loadMore(this, fetchReceipts)
  },
})
