import { getSession, onSession, type Session } from '../api/session'

const memberTabs = [
  { path: 'pages/home/page', text: '首页', icon: 'house' },
  { path: 'pages/learn/page', text: '学习', icon: 'book-open' },
  { path: 'pages/forum/page', text: '论坛', icon: 'message-square-text' },
  { path: 'pages/mine/page', text: '我的', icon: 'user-round' },
]
const adminTab = { path: 'pages/admin/page', text: '管理', icon: 'clipboard-check' }

const tabsFor = ({ isAdmin }: Session) => (isAdmin ? [...memberTabs, adminTab] : memberTabs)

/** Each tab page has a tab bar of its own, so each instance stops its own listening. */
const stopListening = new WeakMap<object, () => void>()

Component({
  data: { tabs: memberTabs, active: -1 },
  lifetimes: {
    attached() {
      this.setData({ tabs: tabsFor(getSession()) })
      stopListening.set(
        this,
        onSession((session) => this.setData({ tabs: tabsFor(session) })),
      )
    },
    ready() {
      this.markActive()
    },
    detached() {
      stopListening.get(this)?.()
    },
  },
  pageLifetimes: {
    show() {
      this.markActive()
    },
  },
  methods: {
    /** Each tab page has its own tab bar, so the active one is the page it lives in. */
    markActive() {
      const pages = getCurrentPages()
      const route = pages[pages.length - 1]?.route
      const active = this.data.tabs.findIndex(({ path }) => path === route)
      if (active >= 0 && active !== this.data.active) this.setData({ active })
    },
    switchTo({ currentTarget }: WechatMiniprogram.TouchEvent) {
      void wx.switchTab({ url: `/${(currentTarget.dataset as { path: string }).path}` })
    },
  },
})
