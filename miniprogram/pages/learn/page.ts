import { now } from '../../api/clock'
import { listArticles, openGarden } from '../../api/content'
import { loadablePage } from '../../behaviors/loadable-page'
import { openPath } from '../../behaviors/navigation'
import { loadMore } from '../../behaviors/paged'
import { kinds, toList, toView, type GardenView, type KindChoice } from './view-model'

const all: { kind: KindChoice } = { kind: '' }

loadablePage({
  data: { kinds, ...all },
  async fetchView(): Promise<GardenView> {
    const { kind } = this.data
    if (!kind) return toView(await openGarden(), { kind }, now())
    const [garden, page] = await Promise.all([openGarden(), listArticles({ kind })])
    return toView(garden, { kind, page }, now())
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    return this.show((currentTarget.dataset as { key: KindChoice }).key)
  },
  showAll() {
    return this.show('')
  },
  async show(kind: KindChoice) {
    this.setData({ kind })
    await this.reload()
    // Without a network the list on screen is still the one before: so is its chip.
    const { view } = this.data
    if (view && view.kind !== this.data.kind) this.setData({ kind: view.kind })
  },
  open: openPath,
  onReachBottom() {
    const { kind } = this.data
    const input = kind && { kind }
    void loadMore(this, async (cursor) => toList(await listArticles({ ...input, cursor }), kind, now()))
  },
})
