import { listTopics } from '../../api/forum'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { loadMore } from '../../behaviors/paged'
import { toView } from './view-model'

const fetchTopics = async (cursor?: string) => toView(await listTopics(cursor))

loadablePage({
  fetchView: () => fetchTopics(),
  isEmpty: ({ items }) => items.length === 0,
  open: openPath,
  onReachBottom() {
    void loadMore(this, fetchTopics)
  },
})
