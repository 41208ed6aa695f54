import { showToast } from '../../behaviors/feedback'
import type { PostView } from '../../shared/post-view'
import { endFilm, startFilm } from './one-film'

/**
 * One post with the branch's answer. What not everybody sees loses its fill and says who does, and why.
 *
 * Events, each with `{ kind: 'post', id }`: `like`; `open` (the text, or 回复); `menu` (the three dots);
 * `officialcomment`; `review` with `decision: 'show' | 'refuse'` as well.
 */
Component({
  properties: {
    /** A `PostView` (shared/post-view.ts). */
    post: { type: Object, value: {} as PostView },
    /** Alone on its page: the whole text, unfolded. */
    whole: { type: Boolean, value: false },
    /** Say in which topic it stands, where posts of several are listed. */
    withTopic: { type: Boolean, value: false },
  },
  data: { isUnfolded: false, isPlaying: false },
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
    like() {
      this.tell('like')
    },
    open() {
      this.tell('open')
    },
    menu() {
      this.tell('menu')
    },
    officialComment() {
      this.tell('officialcomment')
    },
    review({ currentTarget }: WechatMiniprogram.TouchEvent) {
      this.tell('review', currentTarget.dataset)
    },
    tell(event: string, more: object = {}) {
      const { kind, id } = this.data.post
      this.triggerEvent(event, { kind, id, ...more })
    },
    unfold() {
      this.setData({ isUnfolded: true })
    },
    enlarge({ currentTarget }: WechatMiniprogram.TouchEvent) {
      const { url } = currentTarget.dataset as { url: string | null }
      const urls = this.data.post.pictures.flatMap((picture) => picture.url ?? [])
      if (url) void wx.previewImage({ current: url, urls })
    },
    play() {
      startFilm(this)
      this.setData({ isPlaying: true })
    },
    /** Most often its address has run out: it holds for some hours. */
    fail() {
      this.stop()
      showToast('视频放不出来，刷新后再试')
    },
    stop() {
      endFilm(this)
      if (this.data.isPlaying) this.setData({ isPlaying: false })
    },
  },
})
