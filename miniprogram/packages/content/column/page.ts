import { now } from '../../../api/clock'
import { openColumn, setSubscription } from '../../../api/content'
import { requestPush } from '../../../behaviors/consent'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { loadMore } from '../../../behaviors/paged'
import { toSubscription, toView, type ColumnView } from './view-model'

loadablePage({
  fetchView(): Promise<ColumnView> {
    return this.fetchPage()
  },
  async fetchPage(cursor?: string): Promise<ColumnView> {
    const view = toView(await openColumn({ columnId: this.query.id ?? '', cursor }), now())
    void wx.setNavigationBarTitle({ title: view.name })
    return view
  },
  /** The tap that subscribes is also the one with which WeChat may be asked. */
  async subscribe() {
    const isPushed = await requestPush()
    if (!(await this.send(true, isPushed ? 1 : 0))) return
    showToast(isPushed ? '好，下一篇新文章会发到微信' : '已订阅，新文章在消息页里看')
  },
  /** One more push. */
  async allow() {
    if (!(await requestPush())) return showToast('没有开启，消息页里照样看得到')
    if (await this.send(true, 1)) showToast('好，微信里会多提醒一次')
  },
  async unsubscribe() {
    if (await this.send(false, 0)) showToast('不再订阅')
  },
  async send(isSubscribed: boolean, consentCount: number): Promise<boolean> {
    const columnId = this.query.id ?? ''
    const input = { columnId, isSubscribed, consentCount }
    const known = await this.submit('subscribe', (requestId) => setSubscription(input, requestId))
    if (!known || !this.data.view) return false
    const { isSubscribed: isOn, pushes } = toSubscription(known)
    this.setData({ 'view.isSubscribed': isOn, 'view.pushes': pushes })
    return true
  },
  onReachBottom() {
    void loadMore(this, (cursor) => this.fetchPage(cursor))
  },
})
