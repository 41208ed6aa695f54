import { now } from '../../../api/clock'
import { openModeration } from '../../../api/forum'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { deciding, decidingData, type Decision } from './decisions'
import { asTab, emptyLines, toCount, toView, type QueueView, type Tab } from './view-model'

/** So few are left on screen that the next page is asked for before anybody reaches the bottom. */
const fewLeft = 3

const shown: { tab: Tab } = { tab: 'unanswered' }

loadablePage({
  ...deciding,
  data: { ...shown, ...decidingData, emptyLines },
  /** A card has been opened: what was done there changes the list. */
  hasLeft: false,
  async fetchView({ tab }): Promise<QueueView> {
    this.hasLeft = false
    if (this.data.view) return this.fetchShown()
    const asked = asTab(tab)
    this.setData({ tab: asked ?? 'unanswered' })
    const first = await this.fetchPage()
    const waiting = first.tabs.find(({ count }) => count)
    if (asked || first.items.length > 0 || !waiting) return first
    this.setData({ tab: waiting.key })
    return this.fetchPage()
  },
  /** The list anew, as far as it was on screen: nobody loses the place. */
  async fetchShown(): Promise<QueueView> {
    const { view, tab } = this.data
    const wanted = view?.tab === tab ? view.items.length : 0
    let fresh = await this.fetchPage()
    while (fresh.nextCursor && fresh.items.length < wanted) {
      const { items, nextCursor } = await this.fetchPage(fresh.nextCursor)
      fresh = { ...fresh, items: [...fresh.items, ...items], nextCursor }
    }
    return fresh
  },
  async fetchPage(cursor?: string): Promise<QueueView> {
    return toView(await openModeration({ tab: this.data.tab, ...(cursor && { cursor }) }), now())
  },
  async choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ tab: (currentTarget.dataset as { key: Tab }).key })
    await this.reload()
    // Without a network the list on screen is still the one before: so is its tab.
    const { view, tab } = this.data
    if (view && view.tab !== tab) this.setData({ tab: view.tab })
  },
  settle(id: string, decision: Decision) {
    const { view } = this.data
    if (!view) return
    // What stays hidden stays in that list, now with the answer.
    if (view.tab === 'hidden' && decision === 'decline') return this.reload()
    const items = view.items.filter((item) => item.id !== id)
    const tabs = view.tabs.map((each) =>
      // While more lie behind, how many is not known.
      each.key === view.tab && each.key !== 'hidden' && !view.nextCursor ? { ...each, ...toCount(items.length) } : each,
    )
    this.setData({ 'view.items': items, 'view.tabs': tabs })
    if (items.length < fewLeft) this.more()
  },
  more() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
  openEntry({ detail }: WechatMiniprogram.CustomEvent<{ path: string }>) {
    this.hasLeft = true
    void wx.navigateTo({ url: detail.path })
  },
  onReturn() {
    if (this.hasLeft) void this.reload()
  },
  onReachBottom() {
    this.more()
  },
})
