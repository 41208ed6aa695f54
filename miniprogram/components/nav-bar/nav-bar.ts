/** The quiet bar of a tab page: a title beside WeChat's capsule. Pages behind the tabs have WeChat's own bar. */
Component({
  properties: {
    title: { type: String, value: '' },
    /** `quiet`: the branch's name in grey; `strong`: the page's own title. */
    look: { type: String, value: 'quiet' },
  },
  data: { top: 44, height: 32, right: 0 },
  lifetimes: {
    attached() {
      const capsule = wx.getMenuButtonBoundingClientRect()
      const { windowWidth } = wx.getWindowInfo()
      this.setData({ top: capsule.top, height: capsule.height, right: windowWidth - capsule.left })
    },
  },
})
