import { showToast } from '../../behaviors/feedback'
import { copyLink } from '../../behaviors/official-link'
import type { BlockView, PictureView } from './body'
import { endFilm, startFilm } from '../post-card/one-film'

const picturesOf = (block: BlockView): readonly PictureView[] =>
  block.kind === 'picture' ? [block] : block.kind === 'grid' ? block.pictures : []

/** The blocks of an article as its readers see them (`toBody` of body.ts). Only one film plays at a time. */
Component({
  properties: { blocks: { type: Array, value: [] as BlockView[] } },
  /** The key of the video that plays; -1 when none does. */
  data: { playing: -1 },
  lifetimes: {
    detached() {
      endFilm(this)
    },
  },
  pageLifetimes: {
    hide() {
      this.stop()
    },
  },
  methods: {
    enlarge({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { url } = currentTarget.dataset as { url: string | null }
      const urls = this.data.blocks.flatMap(picturesOf).flatMap((picture) => picture.url ?? [])
      if (url) void wx.previewImage({ current: url, urls })
    },
    openLink({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { href } = currentTarget.dataset as { href: string }
      if (href) void copyLink(href)
    },
    play({ currentTarget }: WechatMiniprogram.TouchEvent) {
      startFilm(this)
      this.setData({ playing: (currentTarget.dataset as { key: number }).key })
    },
    /** Most often its address has run out: it holds for some hours. */
    fail() {
      this.stop()
      showToast('视频放不出来，刷新后再试')
    },
    stop() {
      endFilm(this)
      if (this.data.playing >= 0) this.setData({ playing: -1 })
    },
  },
})
