import { now } from '../../../api/clock'
import { exportLedger, makeBills, openLedger, remind } from '../../../api/dues-admin'
import { openFile } from '../../../behaviors/documents'
import { confirm, showToast } from '../../../behaviors/feedback'
import { loadablePage } from '../../../behaviors/loadable-page'
import { openPath } from '../../../behaviors/navigation'
import { addMonths } from '../../../shared/calendar'
import { toldLine } from '../reminding'
import { shownIn, toView, type LedgerRow, type LedgerView } from './view-model'

loadablePage({
  data: {
    filter: 'all',
    month: '',
    isUnfolded: false,
    shown: { unpaid: [] as LedgerRow[], moreUnpaid: '', others: [] as LedgerRow[] },
  },
  async fetchView({ branchId }): Promise<LedgerView> {
    const { month } = this.data
    const view = toView(await openLedger({ ...(month && { month }), ...(branchId && { branchId }) }), now())
    this.setData({ shown: shownIn(view, this.data) })
    return view
  },
  show(change: { filter: string } | { isUnfolded: boolean }) {
    const { view, filter, isUnfolded } = this.data
    if (view) this.setData({ ...change, shown: shownIn(view, { filter, isUnfolded, ...change }) })
  },
  choose({ currentTarget }: WechatMiniprogram.TouchEvent) {
    this.show({ filter: (currentTarget.dataset as { key: string }).key })
  },
  unfold() {
    this.show({ isUnfolded: true })
  },
  async turn({ currentTarget }: WechatMiniprogram.TouchEvent) {
    const { view } = this.data
    const { step } = currentTarget.dataset as { step: number }
    if (!view || (step > 0 && view.isLast)) return
    this.setData({ month: addMonths(view.key, step), filter: 'all', isUnfolded: false })
    await this.reload()
  },
  async makeBills() {
    const { view } = this.data
    if (!view) return
    const made = await this.submit('bills', (requestId) => makeBills(view.key, requestId))
    if (!made) return
    await this.reload()
    showToast(made.madeCount > 0 ? `生成了 ${made.madeCount} 张账单` : '没有需要生成的账单')
  },
  async remind() {
    const { view } = this.data
    if (!view) return
    const question = {
      title: `分别提醒 ${view.remindCount} 人？`,
      content: '每个人只收到自己的一条，一天最多一次。关掉提醒的不会收到。',
      confirmText: '提醒',
    }
    if (!(await confirm(question))) return
    const told = await this.submit('remind', (requestId) => remind({ month: view.key }, requestId))
    if (told) showToast(toldLine(told))
  },
  async exportYear() {
    const { view } = this.data
    if (!view) return
    const input = { year: Number(view.key.slice(0, 4)), branchId: view.branchId }
    const file = await this.submit('export', () => exportLedger(input))
    if (file) await openFile(file)
  },
  open: openPath,
})
