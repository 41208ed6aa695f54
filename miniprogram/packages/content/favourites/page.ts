import { now } from '../../../api/clock'
import { listFavourites, setFavourite } from '../../../api/content'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { toView, type FavouritesView } from './view-model'

loadablePage({
  fetchView(): Promise<FavouritesView> {
    return this.fetchPage()
  },
  async fetchPage(cursor?: string): Promise<FavouritesView> {
    return toView(await listFavourites(cursor), now())
  },
  isEmpty: ({ items }) => items.length === 0,
  /** What was archived cannot be opened, so it is taken off here. */
  async remove({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { id } = currentTarget.dataset as { id: string }
    if (!(await this.submit(`remove:${id}`, () => setFavourite(id, false)))) return
    await this.reload()
    showToast('不再收藏')
  },
  openTab() {
    void wx.switchTab({ url: '/pages/learn/page' })
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
})
