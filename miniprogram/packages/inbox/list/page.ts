import { now } from '../../../api/clock'
import { listNotices, readNotices } from '../../../api/home'
import { askForPush } from '../../../behaviors/consent'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchNotices = async (cursor?: string) => toView(await listNotices(cursor), now())

loadablePage({
  async fetchView() {
    const view = await fetchNotices()
    // Seen is read; the marks stay for this visit. Failing to note it costs nothing: they are marked next time.
    if (view.items.some(({ isRead }) => !isRead)) readNotices().catch(() => undefined)
    return view
  },
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  askForPush,
  onReachBottom() {
    void loadMore(this, fetchNotices)
  },
})
