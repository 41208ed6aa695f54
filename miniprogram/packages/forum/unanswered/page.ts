import { now } from '../../../api/clock'
import { listUnanswered } from '../../../api/forum'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { review } from '../review'
import { toView } from './view-model'

const fetchPosts = async (cursor?: string) => toView(await listUnanswered(cursor), now())

loadablePage({
  fetchView: () => fetchPosts(),
  isEmpty: ({ items }) => items.length === 0,
  /** The answer is written in the topic, where what others said stands beside it. */
  open({ currentTarget }: WechatMiniprogram.CustomEvent) {
    const { topic } = currentTarget.dataset as { topic: string }
    void wx.navigateTo({ url: `/packages/forum/topic/page?id=${topic}&filter=unanswered` })
  },
  review,
  onReachBottom() {
    void loadMore(this, fetchPosts)
  },
})
