/** Below the bar, px. */
const gapPx = 8

/** Announces what is new above a list without moving it. `take`: the reader wants to see it. */
Component({
  properties: {
    /** "3 条新发言"; '' for nothing. */
    label: { type: String, value: '' },
    /** On a tab page, whose own bar (`<nav-bar>`) lies over the content. */
    underNavBar: { type: Boolean, value: false },
  },
  data: { top: gapPx },
  observers: {
    underNavBar(isUnder: boolean) {
      if (isUnder) this.setData({ top: wx.getMenuButtonBoundingClientRect().bottom + 2 * gapPx })
    },
  },
  methods: {
    take() {
      this.triggerEvent('take')
    },
  },
})
