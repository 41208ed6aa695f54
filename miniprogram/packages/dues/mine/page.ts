import { checkOrder, openMine, setReminders } from '../../../api/dues'
import { askForPush } from '../../../behaviors/consent'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { afterTap, owedMonths, toChoice, toTiles, type YearOfTiles } from '../../../shared/dues-months'
import { nothingExplained } from '../components/explain-sheet/explained'
import { payMonths, type PayOutcome } from './pay'
import { byHand, toView } from './view-model'

const toasts: Partial<Record<PayOutcome['state'], string>> = {
  cancelled: '没有扣款，想缴的时候再来',
  setAside: '这笔和账单对不上，会原路退给你，先不用再付',
}

loadablePage({
  data: {
    years: [] as YearOfTiles[],
    chosenMonths: [] as string[],
    chosen: { count: 0, label: '', total: '0.00' },
    areRemindersOn: true,
    explained: nothingExplained,
    isExplaining: false,
  },
  async fetchView() {
    const mine = await openMine()
    this.choose(mine, owedMonths(mine))
    this.setData({ areRemindersOn: mine.areRemindersOn })
    return toView(mine)
  },
  choose(mine: Awaited<ReturnType<typeof openMine>>, chosenMonths: string[]) {
    this.setData({ chosenMonths, years: toTiles(mine, chosenMonths), chosen: toChoice(mine, chosenMonths) })
  },
  toggle({ detail }: WechatMiniprogram.CustomEvent<{ month: string }>) {
    const { view, chosenMonths } = this.data
    if (view?.canPay) this.choose(view.mine, afterTap(view.mine, chosenMonths, detail.month))
  },
  async pay() {
    const { chosenMonths } = this.data
    const outcome = await this.submit('pay', (requestId) => payMonths(chosenMonths, requestId))
    if (outcome?.state === 'paid') this.showReceipt(outcome.receiptId)
    else await this.reload()
    const toast = outcome && toasts[outcome.state]
    if (toast) showToast(toast)
  },
  async checkOpenOrder() {
    const orderId = this.data.view?.mine.openOrderId
    if (!orderId) return
    const order = await this.submit('check', () => checkOrder(orderId))
    if (order?.receiptId) this.showReceipt(order.receiptId)
    else if (order?.state === 'paying') showToast('微信还没回话，稍后再看看')
    else await this.reload()
  },
  showReceipt(receiptId: string) {
    void wx.navigateTo({ url: `/packages/dues/receipt/page?id=${receiptId}&fresh=1` })
  },
  async toggleReminders() {
    const areOn = !this.data.areRemindersOn
    this.setData({ areRemindersOn: areOn })
    // At once: WeChat lets a page ask only while it is handling the tap.
    if (areOn) void askForPush()
    const saved = await this.submit(`reminders:${areOn}`, (requestId) => setReminders(areOn, requestId))
    if (!saved) this.setData({ areRemindersOn: !areOn })
  },
  explainByHand() {
    this.setData({ isExplaining: true, explained: byHand })
  },
  explainStandard() {
    const article = this.data.view?.why?.article
    if (article) this.setData({ isExplaining: true, explained: article })
  },
  closeSheet() {
    this.setData({ isExplaining: false })
  },
  open: openPath,
})
