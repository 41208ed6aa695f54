import { checkOrder, openMine } from '../../../api/dues'
import { showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { payMonths } from './pay'
import { afterTap, owedMonths, toChoice, toTiles, toView, type YearOfTiles } from './view-model'

loadablePage({
  data: {
    years: [] as YearOfTiles[],
    chosenMonths: [] as string[],
    chosen: { count: 0, label: '', amount: '0.00' },
  },
  async fetchView() {
    const mine = await openMine()
    this.choose(mine, owedMonths(mine))
    return toView(mine)
  },
  choose(mine: Awaited<ReturnType<typeof openMine>>, chosenMonths: string[]) {
    this.setData({ chosenMonths, years: toTiles(mine, chosenMonths), chosen: toChoice(mine, chosenMonths) })
  },
  toggle({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { view, chosenMonths } = this.data
    if (!view?.canPay) return
    const { month } = currentTarget.dataset as { month: string }
    this.choose(view.mine, afterTap(view.mine, chosenMonths, month))
  },
  async pay() {
    const { chosenMonths } = this.data
    const outcome = await this.submit('pay', (requestId) => payMonths(chosenMonths, requestId))
    if (outcome?.state === 'paid') this.showReceipt(outcome.receiptId)
    else await this.reload()
    if (outcome?.state === 'cancelled') showToast('没有扣款，想缴的时候再来')
    if (outcome?.state === 'mismatch') showToast('金额对不上，先不用再付，请告诉组织委员')
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
  open: openPath,
})
