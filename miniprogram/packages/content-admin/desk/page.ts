import { now } from '../../../api/clock'
import { openDesk, setTwoPeople } from '../../../api/content-desk'
import { allOf, chooseFrom } from '../../../behaviors/choose'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { act, itemActions, itemData } from '../behaviors/item-actions'
import { menuOf, type MenuEvent } from '../behaviors/item-events'
import { isTab, toView, type DeskView, type Tab } from './view-model'

const noTab: { tab: Tab | '' } = { tab: '' }

loadablePage({
  data: { ...itemData, ...noTab, isTurning: false },
  async fetchView({ tab }): Promise<DeskView> {
    const wanted = this.data.tab || (isTab(tab) ? tab : 'mine')
    if (!this.data.tab) this.setData({ tab: wanted })
    return toView(await openDesk(wanted), now())
  },
  ...itemActions,
  open: openPath,
  create() {
    void wx.navigateTo({ url: '/packages/content-admin/edit/page' })
  },
  openColumns() {
    void wx.navigateTo({ url: '/packages/content-admin/columns/page' })
  },
  async turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { tab } = currentTarget.dataset as { tab: Tab }
    if (tab === this.data.tab) return
    this.setData({ tab, isTurning: true })
    await this.reload()
    // The answer did not come: what is in view is still the tab before.
    this.setData({ isTurning: false, tab: this.data.view?.tab ?? tab })
  },
  async menu({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { at } = currentTarget.dataset as { at: number }
    const row = this.data.view?.items[at]
    if (!row) return
    const options = menuOf(row.item.allowedEvents)
    const chosen = await chooseFrom(this, { title: row.title, fetchPage: allOf(options) })
    if (chosen) await act(this, row.item, chosen.value as MenuEvent)
  },
  afterItem() {
    return this.reload()
  },
  async changeTwoPeople() {
    const { view } = this.data
    if (!view) return
    const isOn = view.needsTwoPeople
    const question = {
      title: '关掉双人审核？',
      content: '以后写稿的人也能自己发布，少一个人看一遍。',
      confirmText: '关掉',
    }
    if (isOn && !(await confirm(question))) return
    const saved = await this.submit('twoPeople', (requestId) => setTwoPeople(!isOn, requestId))
    if (!saved) return
    await this.reload()
    showToast(saved.needsTwoPeople ? '写的人和发布的人不能是同一个' : '写的人可以自己发布了')
  },
  onReachBottom() {
    const { tab } = this.data
    if (tab) void loadMore(this, async (cursor) => toView(await openDesk(tab, cursor), now()))
  },
})
