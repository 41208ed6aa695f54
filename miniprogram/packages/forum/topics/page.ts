import { now } from '../../../api/clock'
import { listTopics } from '../../../api/forum'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { toView } from './view-model'

const fetchTopics = async (cursor?: string) => toView(await listTopics(cursor), now())

loadablePage({
  fetchView: () => fetchTopics(),
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/forum/topic-edit/page' })
  },
  onReachBottom() {
    void loadMore(this, fetchTopics)
  },
})
