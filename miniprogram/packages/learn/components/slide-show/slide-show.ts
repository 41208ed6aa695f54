interface Slide {
  readonly number: number
  /** '' when the picture is gone. */
  readonly url: string
  readonly caption: string
}

/** The pictures of a lesson, one at a time, large at a tap. Pictures are loaded when their neighbour is looked at. */
Component({
  properties: {
    slides: { type: Array, value: [] as Slide[] },
    /** The slide to begin with, from 0. */
    first: { type: Number, value: 0 },
  },
  data: { current: 0, from: 0, to: 1 },
  observers: {
    first(first: number) {
      this.setData({ current: first, from: first - 1, to: first + 1 })
    },
  },
  methods: {
    swipe({ detail }: WechatMiniprogram.SwiperChange) {
      this.turnTo(detail.current)
    },
    back() {
      this.turnTo(this.data.current - 1)
    },
    forward() {
      this.turnTo(this.data.current + 1)
    },
    turnTo(index: number) {
      const { slides, current, from, to } = this.data
      if (index === current || !slides[index]) return
      // What has been seen stays loaded: turning back shows it at once.
      this.setData({ current: index, from: Math.min(from, index - 1), to: Math.max(to, index + 1) })
      this.triggerEvent('turn', { index })
    },
    enlarge() {
      const { slides, current } = this.data
      const url = slides[current]?.url
      if (url) void wx.previewImage({ current: url, urls: slides.map((slide) => slide.url).filter(Boolean) })
    },
  },
})
