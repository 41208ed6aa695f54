import { now } from '../../../api/clock'
import { listViews } from '../../../api/members'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchViews = async (cursor?: string) => toView(await listViews(cursor), now())

loadablePage({
  fetchView: () => fetchViews(),
  isEmpty: ({ items }) => items.length === 0,
  onReachBottom() {
    void loadMore(this, fetchViews)
  },
})
