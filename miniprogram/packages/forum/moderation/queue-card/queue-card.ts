import type { QueueItem } from '../view-model'

/**
 * One thing in the branch's queue: since when it waits, who wrote it where, why it is here, and what can be decided.
 *
 * Events: `open` with `{ path }`; `decide` with `{ id, decision }`.
 */
Component({
  properties: {
    /** A `QueueItem` (view-model.ts). */
    item: { type: Object, value: {} as QueueItem },
    /** The page's command under way, `<decision>:<id>`. */
    busy: { type: String, value: '' },
  },
  data: { isUnfolded: false },
  observers: {
    // The card below moves up into this one when a decided item leaves the list.
    'item.id'() {
      if (this.data.isUnfolded) this.setData({ isUnfolded: false })
    },
  },
  methods: {
    open() {
      const { path } = this.data.item
      if (path) this.triggerEvent('open', { path })
    },
    decide({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { decision } = currentTarget.dataset as { decision: string }
      this.triggerEvent('decide', { id: this.data.item.id, decision })
    },
    unfold() {
      this.setData({ isUnfolded: true })
    },
    enlarge({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { url } = currentTarget.dataset as { url: string | null }
      const urls = this.data.item.pictures.flatMap((picture) => picture.url ?? [])
      if (url) void wx.previewImage({ current: url, urls })
    },
  },
})
