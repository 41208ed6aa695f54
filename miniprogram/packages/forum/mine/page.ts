import { now } from '../../../api/clock'
import { listMine } from '../../../api/forum'
import { entryActions, entryData, type EntryChange } from '../../../behaviors/entry-actions'
import { pathAmong } from '../../../behaviors/entry-place'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { loadMore } from '../../../behaviors/paged'
import { asKind, emptyLines, tabs, toView, type MineKind, type MineView } from './view-model'

loadablePage({
  ...entryActions,
  data: { ...entryData, tabs, emptyLines, kind: asKind('posts') },
  fetchView({ kind }): Promise<MineView> {
    if (!this.data.view) this.setData({ kind: asKind(kind) })
    return this.fetchPage()
  },
  async fetchPage(cursor?: string): Promise<MineView> {
    const { kind } = this.data
    return toView(await listMine({ kind, ...(cursor && { cursor }) }), kind, now())
  },
  async choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.setData({ kind: (currentTarget.dataset as { key: MineKind }).key })
    await this.reload()
    // Without a network the list on screen is still the one before: so is its tab.
    const { view, kind } = this.data
    if (view && view.kind !== kind) this.setData({ kind: view.kind })
  },
  entryPath(id: string): string {
    return pathAmong('view.items', this.data.view?.items, id)
  },
  async afterEntry({ id, event }: EntryChange): Promise<void> {
    if (event !== 'remove') return this.reload()
    // The list does not move from under the reader.
    this.setData({ 'view.items': (this.data.view?.items ?? []).filter((item) => item.id !== id) })
  },
  openEntry({ detail }: WechatMiniprogram.CustomEvent<{ id: string }>) {
    const item = this.data.view?.items.find(({ id }) => id === detail.id)
    if (item) void wx.navigateTo({ url: item.path })
  },
  open: openPath,
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
})
