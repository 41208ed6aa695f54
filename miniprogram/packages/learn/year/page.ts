import { openYear } from '../../../api/learn'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { toView, type YearPage } from './view-model'

loadablePage({
  /** 0: this year, by the server's calendar. */
  data: { year: 0 },
  async fetchView({ year = '' }): Promise<YearPage> {
    return this.fetchPage(this.data.year || (/^\d{4}$/.test(year) ? Number(year) : 0))
  },
  async fetchPage(year: number, cursor?: string): Promise<YearPage> {
    return toView(await openYear({ ...(year && { year }), ...(cursor && { cursor }) }))
  },
  async turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { year } = currentTarget.dataset as { year: number }
    if (!year) return
    this.setData({ year })
    await this.reload()
  },
  openCatalogue() {
    void wx.switchTab({ url: '/pages/learn/page' })
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(this.data.view?.year ?? 0, cursor))
  },
})
